"""Make the graph equal to the fact files, for what changed."""
from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from graph.errors import StoreFailed
from graph.load import cypher, files
from graph.load.apply import ReportChange, apply
from graph.load.files import FactEntry, Folder
from graph.load.summary import LoadSummary
from graph.model import LABELS
from graph.resolve import ReportGraph
from graph.store import Store, ensure_schema
from graph.workspace_mark import claim
from ingest.errors import FactFileError
from ingest.facts import FactFile
from ingest.workspace import Workspace

Progress = Callable[[int, int, str], None]
"""Called with (reports done, reports to do, file name of the one just done)."""

Known = dict[str, tuple[list[str], str]]
"""Reports in the graph: id → (names of their fact files, hash)."""

DELETE_BATCH = 2000
TRIES = 3


def load(
    store: Store,
    workspace: Workspace,
    facts_dir: Path | None = None,
    names: Collection[str] | None = None,
    adopt: bool = False,
    progress: Progress | None = None,
    prune: bool = False,
) -> LoadSummary:
    """Load the fact files of `facts_dir` (default: the data folder's), one transaction a report.

    Reports whose fact files did not change are left alone; a report that changed loses its own old facts only; a file that now holds
    another text replaces the report that it held before, unless another file still holds that. `names` limits the load to these fact
    files (`NAME.facts.json`). Reports in the graph whose fact files are gone stay, unless `prune`. A fact file that cannot be read is
    set aside by name and the rest loads.

    Raises `OtherWorkspace` when the graph belongs to another data folder and `adopt` is false, and the store's errors.
    """
    workspace.create()
    own = claim(store, workspace, adopt)
    ensure_schema(store)
    folder = files.scan(facts_dir or workspace.facts, _prefix(facts_dir, workspace))
    summary = LoadSummary()
    wanted = folder.by_report()
    if names is not None:
        chosen = {_prefix(facts_dir, workspace) + n for n in names}
        wanted = {r: es for r, es in wanted.items() if any(e.name in chosen for e in es)}
        folder.bad = {n: reason for n, reason in folder.bad.items() if n in chosen}
        missing = chosen - folder.bad.keys() - {e.name for es in wanted.values() for e in es}
        summary.set_aside += [(n, "no such fact file") for n in sorted(missing)]
    summary.set_aside += sorted(folder.bad.items())
    there = {row["id"]: (row["files"] or [], row["hash"]) for row in store.read(cypher.REPORTS).dicts()}
    for report, entries in wanted.items():
        summary.duplicates += [(e.name, entries[0].name) for e in entries[1:]]
        if there.get(report, ([], ""))[1] == files.digest(entries):
            summary.unchanged.append(report)
    work = [(r, es) for r, es in wanted.items() if r not in set(summary.unchanged)]
    for done, (report, entries) in enumerate(work, start=1):
        _load_report(store, workspace, own, report, entries, _replaced(report, entries, there, folder), there, summary)
        if progress:
            progress(done, len(work), entries[0].name)
    if prune:
        _prune(store, workspace, there, folder, _prefix(facts_dir, workspace), summary)
    return summary


def rebuild(store: Store, workspace: Workspace, adopt: bool = False, progress: Progress | None = None) -> LoadSummary:
    """Delete everything this project made in the graph and load all fact files of the data folder. Raises as `load` does."""
    drop(store, workspace, adopt)
    return load(store, workspace, progress=progress)


def drop(store: Store, workspace: Workspace, adopt: bool = False) -> int:
    """Delete the nodes that this project made, in batches, and nobody else's; returns how many. Files stay.

    Raises `OtherWorkspace` when the graph belongs to another data folder and `adopt` is false.
    """
    claim(store, workspace, adopt)
    deleted = 0
    with _turn(workspace):
        # Reports go last: while one is there, an interrupted drop still knows whose graph it is.
        for label in sorted(LABELS, key=lambda name: (name == "Report", name)):
            while ids := store.read(cypher.SOME_OF_LABEL[label], limit=DELETE_BATCH).column("id"):
                store.write(lambda tx, ids=ids: tx.run(cypher.DELETE_NODES, ids=ids))
                deleted += len(ids)
    return deleted


def write(store: Store, workspace: Workspace, change: ReportChange) -> None:
    """One change in one transaction, when it is this process's turn. Where another machine made the same node meanwhile, once more."""
    for attempt in range(1, TRIES + 1):
        try:
            with _turn(workspace):
                store.write(lambda tx: apply(tx, change, lock=store.kind == "neo4j"))
            return
        except StoreFailed:
            if attempt == TRIES:
                raise


def _turn(workspace: Workspace) -> FileLock:
    """One writer of a data folder's graph at a time, for one transaction: app and command line take turns report by report."""
    return FileLock(workspace.root / ".load.lock")


@dataclass
class _Parsed:
    entry: FactEntry
    facts: FactFile
    graph: ReportGraph


def _load_report(
    store: Store, workspace: Workspace, own: str, report: str, entries: list[FactEntry], leaving: set[str],
    there: Known, summary: LoadSummary,
) -> None:
    parsed = []
    for entry in entries:
        try:
            parsed.append(_Parsed(entry, *files.parse(entry)))
        except FactFileError as error:
            summary.set_aside.append((entry.name, error.reason))
    digest = files.digest([p.entry for p in parsed])
    if not parsed:
        return
    if there.get(report, ([], ""))[1] == digest:
        summary.unchanged.append(report)
        return
    best = min(parsed, key=lambda p: (len(p.facts.gaps), p.entry.name))  # of duplicates the one whose metadata say most
    kept = [p.entry.name for p in parsed]
    write(store, workspace, ReportChange(best.graph, kept, digest, own, leaving))
    summary.notes += [f"{best.entry.name}: {note}" for note in best.graph.notes]
    summary.removed += sorted(leaving)
    for other in leaving:
        there.pop(other)
    (summary.changed if report in there else summary.added).append(report)


def _replaced(report: str, entries: list[FactEntry], there: Known, folder: Folder) -> set[str]:
    """Reports that lose their last file to this one: the file was ingested again with another text."""
    taken = {e.name for e in entries}
    lost = set()
    for other, (names, _) in there.items():
        if other == report or not taken & set(names):
            continue
        if all((e := folder.entries.get(n)) is not None and e.report != other for n in names):
            lost.add(other)
    return lost


def _prune(store: Store, workspace: Workspace, there: Known, folder: Folder, prefix: str, summary: LoadSummary) -> None:
    present = {e.report for e in folder.entries.values()}
    for report, (names, _) in sorted(there.items()):
        here = all(n.startswith(prefix) if prefix else "/" not in n for n in names)
        if report in present or not here or any(n in folder.bad for n in names):
            continue
        write(store, workspace, ReportChange(leaving={report}))
        summary.removed.append(report)


def _prefix(facts_dir: Path | None, workspace: Workspace) -> str:
    """Fact files from elsewhere keep their folder's name, so that NAME there and NAME here stay two files."""
    if facts_dir is None or facts_dir.resolve() == workspace.facts.resolve():
        return ""
    return facts_dir.resolve().name + "/"


