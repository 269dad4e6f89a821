"""Bring the store to what facts and decisions say: the one place that writes reports."""
from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from filelock import FileLock

from graph.decisions import DecisionLog
from graph.decisions.applied import mark
from graph.errors import StoreFailed
from graph.identity.index import Index, NotKept
from graph.load import cypher, files
from graph.load.apply import ReportChange, apply
from graph.load.concepts import sync_concepts
from graph.load.relink import relink
from graph.load.summary import LoadSummary
from graph.load.views import Views, views
from graph.store import Store
from ingest.collector import at_rest
from ingest.workspace import Workspace

TRIES = 3
ROUNDS = 3
"""How often the whole is looked at again where another process loaded reports meanwhile."""


@dataclass(frozen=True)
class Here:
    """A report as it is or shall be in the store: names of its fact files, digest of these, digest of what resolution made of it."""

    files: list[str]
    hash: str
    view: str


def sync(
    store: Store,
    workspace: Workspace,
    own: str,
    index: Index,
    summary: LoadSummary,
    coming: Mapping[str, Here] | None = None,
    leaving: Mapping[str, Collection[str]] | None = None,
    gone: Collection[str] = (),
    progress: Callable[[int, int, str], None] | None = None,
) -> Views:
    """Write the reports `coming` (each takes those it replaces, `leaving`, out with it), take out those `gone`, and write again every report
    that resolution with these and the decisions sees otherwise now. `own` is the mark of the data folder. Returns the resolved state."""
    coming, leaving = dict(coming or {}), leaving or {}
    for report in sorted(gone):
        write(store, workspace, ReportChange(leaving={report}))
        summary.removed.append(report)
    for _ in range(ROUNDS):
        there = _there(store)
        fill(index, workspace, there.keys() - coming.keys())
        out = {o for r in coming for o in leaving.get(r, ()) if o in there}
        seen = DecisionLog(workspace).mtime()[1]
        with at_rest():
            state = views(workspace, index, (there.keys() | coming.keys()) - out)
        wanted = _wanted(index, there, coming, state)
        work = [r for r in sorted(wanted) if there.get(r) != wanted[r] or set(leaving.get(r, ())) & there.keys()]
        for done, report in enumerate(work, start=1):
            here, old = wanted[report], there.get(report)
            lost = set(leaving.get(report, ())) & there.keys()
            try:
                change = ReportChange(state.graph(report), here.files, here.hash, here.view, own, lost)
                as_before = old is not None and not lost and (old.files, old.hash) == (here.files, here.hash)
                if not (as_before and _relinked(store, workspace, state, change, old.view)):
                    write(store, workspace, change)
            except NotKept:
                continue  # another process took the report out meanwhile: the next round sees a graph without it
            index.put_written(report, here.view, state.said(report))
            summary.removed += sorted(lost - set(summary.removed))
            if old is None:
                summary.added.append(report)
            elif old.hash != here.hash:
                summary.changed.append(report)
            else:
                summary.relinked.append(report)
            if progress:
                progress(len(work) + done, 2 * len(work), here.files[0] if here.files else report)
        if _there(store).keys() == (there.keys() | wanted.keys()) - out:
            break  # nobody loaded another report meanwhile
    with at_rest():
        sync_concepts(store, workspace, index, state, turn)
    mark(workspace, seen)
    index.drop(set(summary.removed) - _there(store).keys())
    told = {*summary.added, *summary.changed, *summary.relinked}
    summary.unchanged += [r for r in coming if r not in told and r in wanted]
    summary.skipped += [str(problem) for problem in state.problems]
    return state


def write(store: Store, workspace: Workspace, change: ReportChange) -> None:
    """One change in one transaction, when it is this process's turn. Where another machine made the same node meanwhile, once more."""
    for attempt in range(1, TRIES + 1):
        try:
            with turn(workspace), at_rest():
                store.write(lambda tx: apply(tx, change, lock=store.kind == "neo4j"))
            return
        except StoreFailed:
            if attempt == TRIES:
                raise


def _relinked(store: Store, workspace: Workspace, state: Views, change: ReportChange, view: str) -> bool:
    """Write only what is otherwise than when the report was written with the digest `view`; False, and nothing written, where that cannot be told."""
    before = state.before(change.coming.report, view) if change.coming else None
    if before is None:
        return False
    try:
        with turn(workspace):
            return store.write(lambda tx: relink(tx, before, view, change, lock=store.kind == "neo4j"))
    except StoreFailed:
        return False  # another machine wrote the same nodes meanwhile: the whole report, with its tries


def turn(workspace: Workspace) -> FileLock:
    """One writer of a data folder's graph at a time, for one transaction: app and command line take turns report by report."""
    return FileLock(workspace.root / ".load.lock")


def _there(store: Store) -> dict[str, Here]:
    return {row["id"]: Here(row["files"] or [], row["hash"] or "", row["view"] or "") for row in store.read(cypher.REPORTS).dicts()}


def _wanted(index: Index, there: Mapping[str, Here], coming: Mapping[str, Here], state: Views) -> dict[str, Here]:
    kept = index.digests()
    wanted = {}
    for report, view in state.view.items():
        if report in kept:  # nobody took it out since
            here = coming.get(report) or there[report]
            wanted[report] = Here(here.files, kept[report], view)
    return wanted


def fill(index: Index, workspace: Workspace, reports: Collection[str]) -> None:
    """Read the fact files of reports that are in the store and not in the index (it was deleted, is of another version or machine)."""
    lacking = set(reports) - index.digests().keys()
    if not lacking:
        return
    for report, entries in files.scan(workspace.facts).by_report().items():
        if report in lacking:
            best = files.fullest(entries, {})
            if best:  # otherwise `load` names them; the report stays in the store as it is
                index.put(best.graph, best.digest)
