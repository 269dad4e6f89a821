"""Make the graph equal to the fact files and to people's decisions, for what changed."""
from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from graph.decisions import DecisionLog
from graph.identity.index import Index
from graph.load import cypher, files
from graph.load.files import FactEntry, Folder
from graph.load.summary import LoadSummary
from graph.load.sync import Here, sync, turn
from graph.load.views import dormant
from graph.model import LABELS
from graph.store import Store, ensure_schema
from graph.workspace_mark import claim
from ingest.collector import at_rest
from ingest.workspace import Workspace

Progress = Callable[[int, int, str], None]
"""Called with (steps done, steps to do, file name of the report just done); a report that changed takes a step to read and one to write."""

DELETE_BATCH = 2000
HUBS = ("City", "Concept", "Topic")
"""Labels of what thousands of things may be tied to."""


def load(
    store: Store,
    workspace: Workspace,
    facts_dir: Path | None = None,
    names: Collection[str] | None = None,
    adopt: bool = False,
    progress: Progress | None = None,
    prune: bool = False,
) -> LoadSummary:
    """Load the fact files of `facts_dir` (default: the data folder's), one transaction a report, and resolve them with what is there.

    Reports whose fact files did not change keep their facts; where new reports or decisions make other things one, only the reports that
    speak of these are written again. A report that changed loses its own old facts only; a file that now holds another text replaces the
    report that it held before, unless another file still holds that. `names` limits the load to these fact files (`NAME.facts.json`).
    Reports in the graph whose fact files are gone stay, unless `prune`. A fact file that cannot be read is set aside by name and the rest
    loads.

    Raises `OtherWorkspace` when the graph belongs to another data folder and `adopt` is false, and the store's errors.
    """
    workspace.create()
    own = claim(store, workspace, adopt)
    ensure_schema(store)
    prefix = _prefix(facts_dir, workspace)
    folder = files.scan(facts_dir or workspace.facts, prefix)
    summary = LoadSummary()
    wanted = folder.by_report()
    if names is not None:
        chosen = {prefix + n for n in names}
        wanted = {r: es for r, es in wanted.items() if any(e.name in chosen for e in es)}
        folder.bad = {n: reason for n, reason in folder.bad.items() if n in chosen}
        missing = chosen - folder.bad.keys() - {e.name for es in wanted.values() for e in es}
        summary.set_aside += [(n, "no such fact file") for n in sorted(missing)]
    summary.set_aside += sorted(folder.bad.items())
    with Index(workspace) as index:
        about, asleep = _asleep(workspace, index, wanted)
        coming = _read(index, wanted, summary, progress)
        there = {row["id"]: row["files"] or [] for row in store.read(cypher.REPORTS).dicts()}
        leaving = {report: _replaced(report, wanted[report], there, folder) for report in coming}
        gone = _pruned(there, folder, prefix) if prune else set()
        state = sync(store, workspace, own, index, summary, coming, leaving, gone, progress)
        if about - asleep:
            summary.dormant += [d.id for d in dormant(index, state.view.keys(), DecisionLog(workspace).active(), about - asleep)]
    return summary


def rebuild(store: Store, workspace: Workspace, adopt: bool = False, progress: Progress | None = None) -> LoadSummary:
    """Delete everything this project made in the graph and load all fact files of the data folder. Raises as `load` does."""
    drop(store, workspace, adopt)
    return load(store, workspace, progress=progress)


def resolve_again(store: Store, workspace: Workspace, adopt: bool = False, progress: Progress | None = None) -> LoadSummary:
    """Make the graph follow the decisions as they are now; no fact file is read. Raises as `load` does."""
    own = claim(store, workspace, adopt)
    summary = LoadSummary()
    with Index(workspace) as index:
        sync(store, workspace, own, index, summary, progress=progress)
    return summary


def drop(store: Store, workspace: Workspace, adopt: bool = False) -> int:
    """Delete the nodes that this project made, in batches, and nobody else's; returns how many. Files stay.

    Where it is interrupted, the next load puts every report that is left in again. Raises `OtherWorkspace` when the graph belongs to another data
    folder and `adopt` is false.
    """
    claim(store, workspace, adopt)
    deleted = 0
    with turn(workspace):
        store.write(lambda tx: tx.run(cypher.UNSETTLE))
        # Reports go last: while one is there, an interrupted drop still knows whose graph it is. Passages go next to last: by them a load finds what
        # is left of a report. What thousands of things are tied to goes when these are gone: a server with little memory cannot take so many ties at once.
        for label in sorted(LABELS, key=lambda name: (name == "Report", name == "Passage", name in HUBS, name)):
            while ids := store.read(cypher.SOME_OF_LABEL[label], limit=DELETE_BATCH).column("id"):
                store.write(lambda tx, ids=ids: tx.run(cypher.DELETE_NODES, ids=ids))
                deleted += len(ids)
    return deleted


def _asleep(workspace: Workspace, index: Index, wanted: Mapping[str, list[FactEntry]]) -> tuple[set[str], set[str]]:
    """Ids of the decisions about reports whose facts are about to change, and of those among them that find nothing as the facts are now."""
    known = index.digests()
    changing = {r for r, entries in wanted.items() if known.get(r, "") not in ("", files.digest(entries))}
    active = DecisionLog(workspace).active() if changing else []
    about = {d.id for d in active if d.reports() & changing}
    return about, {d.id for d in dormant(index, known, active, about)} if about else set()


def _read(index: Index, wanted: dict[str, list[FactEntry]], summary: LoadSummary, progress: Progress | None) -> dict[str, Here]:
    """Reads the fact files that the index does not know as they are now; what cannot be read is set aside."""
    known = index.digests()
    work = [r for r, entries in wanted.items() if known.get(r) != files.digest(entries)]
    coming = {r: Here([e.name for e in entries], files.digest(entries), "") for r, entries in wanted.items() if r not in work}
    for entries in wanted.values():
        summary.duplicates += [(e.name, entries[0].name) for e in entries[1:]]
    for done, report in enumerate(work, start=1):
        with at_rest():
            made = _read_one(index, report, wanted[report], known.get(report), summary)
        if made:
            coming[report] = made
        if progress:
            progress(done, 2 * len(work), wanted[report][0].name)
    return coming


def _read_one(index: Index, report: str, entries: list[FactEntry], known: str | None, summary: LoadSummary) -> Here | None:
    bad: dict[str, str] = {}
    best = files.fullest(entries, bad)
    summary.set_aside += bad.items()
    if best is None:
        return None
    if known != best.digest:
        index.put(best.graph, best.digest)
    summary.notes += [f"{best.name}: {note}" for note in best.graph.notes]
    return Here(best.names, best.digest, "")


def _replaced(report: str, entries: list[FactEntry], there: dict[str, list[str]], folder: Folder) -> set[str]:
    """Reports that lose their last file to this one: the file was ingested again with another text."""
    taken = {e.name for e in entries}
    lost = set()
    for other, names in there.items():
        if other == report or not taken & set(names):
            continue
        if all((e := folder.entries.get(n)) is not None and e.report != other for n in names):
            lost.add(other)
    return lost


def _pruned(there: dict[str, list[str]], folder: Folder, prefix: str) -> set[str]:
    """Reports in the graph whose fact files are gone from this folder."""
    present = {e.report for e in folder.entries.values()}
    found = set()
    for report, names in there.items():
        here = all(n.startswith(prefix) if prefix else "/" not in n for n in names)
        if report not in present and here and not any(n in folder.bad for n in names):
            found.add(report)
    return found


def _prefix(facts_dir: Path | None, workspace: Workspace) -> str:
    """Fact files from elsewhere keep their folder's name, so that NAME there and NAME here stay two files."""
    if facts_dir is None or facts_dir.resolve() == workspace.facts.resolve():
        return ""
    return facts_dir.resolve().name + "/"
