"""Taking one report out: exactly its facts from the graph, and its source, text and fact files from the data folder, what was uploaded of it too."""
from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any

from graph.errors import UnknownReport
from graph.identity.index import Index
from graph.load import cypher, files
from graph.load.apply import ReportChange
from graph.load.summary import LoadSummary
from graph.load.sync import sync, write
from graph.store import Store
from graph.workspace_mark import claim
from ingest.errors import FactFileError
from ingest.facts import SUFFIX, FactFile
from ingest.jobs import holdings
from ingest.run.registry import Registry
from ingest.workspace import Workspace


@dataclass
class ForgetResult:
    """The report that was taken out, and the files and folders of the data folder that went with it (relative to the folder)."""

    report: str
    title: str
    deleted: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data."""
        return {"report": self.report, "title": self.title, "deleted": self.deleted}


def forget(store: Store, workspace: Workspace, which: str, adopt: bool = False) -> ForgetResult:
    """Take out the report named by its id, its title, its file's name or its fact file's name. Decisions about it stay, dormant.

    Raises `UnknownReport` where there is none (the message names near ones) or where several have the name (`candidates`), and
    `OtherWorkspace` when the graph belongs to another data folder.
    """
    own = claim(store, workspace, adopt)
    found = find_report(store, workspace, which)
    result = ForgetResult(found["id"], found["title"])
    # Fact files first: from then on a load, even after a kill in the middle, cannot bring the report back; the graph knows it until the end.
    with Registry.lock(workspace):
        _delete_fact_files(workspace, found["id"], result)
        result.deleted += holdings.forget(workspace, found["id"])
    write(store, workspace, ReportChange(leaving={found["id"]}))
    with Index(workspace) as index:
        index.drop([found["id"]])
        sync(store, workspace, own, index, LoadSummary())  # what only this report tied together comes apart
    return result


def find_report(store: Store, workspace: Workspace, which: str) -> dict[str, Any]:
    """The one report, in the graph or the data folder, that `which` names: {"id", "title", "files", "city", "year"}. Raises `UnknownReport`."""
    reports = _all_reports(store, workspace)
    wanted = which.strip()
    if wanted in reports:
        return reports[wanted]
    found = [r for r in reports.values() if wanted in r["names"]]
    if len(found) == 1:
        return found[0]
    if found:
        candidates = [_shown(r) for r in found]
        listed = "; ".join(f"{c['id']} ({c['title']}, {', '.join(c['files'])})" for c in candidates)
        raise UnknownReport(f"{len(found)} reports are called {wanted!r}; give the id of one: {listed}", candidates)
    names = {n: r for r in reports.values() for n in (r["id"], *r["names"])}
    near = get_close_matches(wanted, names, n=3, cutoff=0.5) or [n for n in names if wanted and wanted in n][:3]
    hint = f" Near: {', '.join(near)}." if near else " `python -m graph status` lists the reports."
    raise UnknownReport(f"No report has the id or name {wanted!r}.{hint}", [_shown(names[n]) for n in near])


def _all_reports(store: Store, workspace: Workspace) -> dict[str, dict[str, Any]]:
    reports: dict[str, dict[str, Any]] = {}
    for row in store.read(cypher.REPORT_NAMES).dicts():
        reports[row["id"]] = {"id": row["id"], "title": row["name"] or "", "files": set(row["files"] or []), "city": row["city"],
                              "year": row["year"], "names": {row["name"] or ""}}
    for entry in files.scan(workspace.facts).entries.values():
        found = reports.get(entry.report)
        if found is None:
            found = _from_file(entry.path, entry.report)
            reports[entry.report] = found
        found["files"].add(entry.name)
    for report in reports.values():
        for name in report["files"]:
            stem = PurePosixPath(name).name.removesuffix(SUFFIX)
            report["names"] |= {name, PurePosixPath(name).name, stem}
        folder = workspace.sources / report["id"]
        if folder.is_dir():
            report["names"] |= {p.name for p in folder.iterdir()}
        report["names"].discard("")
    return reports


def _from_file(path: Path, report: str) -> dict[str, Any]:
    made: dict[str, Any] = {"id": report, "title": "", "files": set(), "city": None, "year": None, "names": set()}
    try:
        facts = FactFile.read(path)
    except (FactFileError, OSError):
        return made
    return {**made, "title": facts.title or facts.doc, "city": facts.city, "year": facts.year, "names": {facts.title, facts.doc}}


def _shown(report: dict[str, Any]) -> dict[str, Any]:
    return {"id": report["id"], "title": report["title"], "files": sorted(report["files"]), "city": report["city"], "year": report["year"]}


def _delete_fact_files(workspace: Workspace, report: str, result: ForgetResult) -> None:
    for entry in files.scan(workspace.facts).entries.values():
        if entry.report == report:
            entry.path.unlink(missing_ok=True)
            result.deleted.append(f"facts/{entry.path.name}")
    registry = Registry.load(workspace)  # drops the entries whose fact files are gone
    registry.save()
    source, text = _inside(workspace.sources, report), _inside(workspace.texts, f"{report}.json")
    if text.is_file():
        text.unlink()
        result.deleted.append(f"texts/{text.name}")
    if source.is_dir():
        shutil.rmtree(source)
        result.deleted.append(f"sources/{source.name}/")


def _inside(folder: Path, name: str) -> Path:
    """`name` directly in `folder`; a report id comes from a file that somebody may have written by hand."""
    path = folder / name
    if path.resolve().parent != folder.resolve():
        raise UnknownReport(f"{name!r} is no report id")
    return path
