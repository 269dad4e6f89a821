"""The process of a job: `python -m ingest.jobs.worker FOLDER read|load|reread|ledger`. Only this process writes the job's state while it runs."""
from __future__ import annotations

import json
import logging
import os
import shutil
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from ingest.errors import IngestError
from ingest.facts import SUFFIX, FactFile
from ingest.into_graph import NotLoaded, findable, into_graph
from ingest.jobs.control import found_facts
from ingest.jobs.holdings import clear
from ingest.jobs.state import Job, load, save
from ingest.workspace import Workspace

log = logging.getLogger(__name__)


def main(arguments: list[str]) -> int:
    """Do one stage of the job in the folder; the outcome is in its state."""
    folder, stage = Path(arguments[0]), arguments[1]
    workspace = Workspace(folder.parents[1])
    state = load(folder)
    if state is None:
        print(f"no job in {folder}", file=sys.stderr)
        return 2
    order = json.loads((folder / "order.json").read_bytes())
    try:
        {"read": _read, "load": _load, "reread": _reread, "ledger": _ledger}[stage](workspace, folder, state, order)
    except (IngestError, OSError, MemoryError) as error:
        _fail(folder, state, f"{error}" or type(error).__name__)
        return 1
    except Exception as error:  # whatever it is, the page is to say so rather than wait for ever
        log.exception("job %s", state.id)
        _fail(folder, state, f"{type(error).__name__}: {error}")
        return 1
    return 0


def _read(workspace: Workspace, folder: Path, state: Job, order: dict[str, Any]) -> None:
    """Read the uploaded files into a data folder of the job's own, and say what was found."""
    from ingest.run.run import run

    lock = Lock()  # pages are told by another thread

    def progress(done: int, total: int, name: str) -> None:
        with lock:
            state.done, state.total, state.current, state.page, state.pages = done, total, name, 0, 0
            save(folder, state)

    def pages(name: str, done: int, count: int) -> None:
        with lock:
            state.current, state.page, state.pages = _short(folder, name), done, count
            save(folder, state)

    state.total = len(state.names)
    save(folder, state)
    jobs = min(os.cpu_count() or 1, max(1, len(state.names)))
    summary = run([folder / "in"], Workspace(folder / "data"), city=order.get("city"), year=order.get("year"), jobs=jobs,
                  fast=order.get("fast", False), progress=progress, pages=pages, ledgers_of=workspace)
    state.set_aside = [{"name": _short(folder, s.name), "reason": s.reason, "code": s.code} for s in summary.set_aside]
    state.duplicates = [{"name": _short(folder, n), "same_as": _short(folder, s)} for n, s in summary.duplicates]
    state.warnings = [_short(folder, w) for w in summary.warnings]
    state.reports = [_row(workspace, facts) for facts in found_facts(workspace, state.id)]
    state.status, state.current, state.page, state.pages = ("ready" if state.reports else "done"), "", 0, 0
    save(folder, state)
    shutil.rmtree(folder / "in", ignore_errors=True)  # the job's own data folder has the sources of what could be read
    if not state.reports:
        clear(folder)


def _load(workspace: Workspace, folder: Path, state: Job, order: dict[str, Any]) -> None:
    """Take the chosen reports over and bring the graph up to them."""
    from ingest.jobs.adopt import adopt

    chosen = order["chosen"]
    for number, (report, values) in enumerate(chosen.items(), start=1):
        state.current = next((row["title"] or row["doc"] for row in state.reports if row["report"] == report), report)
        save(folder, state)
        said = adopt(workspace, Workspace(folder / "data"), report, values, f"upload:{state.id}")
        state.warnings += [said] if said and said not in state.warnings else []
        state.done = number
    _into_graph(workspace, folder, state)


def _reread(workspace: Workspace, folder: Path, state: Job, order: dict[str, Any]) -> None:
    """Extract reports of the data folder anew and bring the graph up to them."""
    from ingest.jobs.adopt import reread

    for number, report in enumerate(order["reports"], start=1):
        reread(workspace, report)
        state.done = number
        save(folder, state)
    _into_graph(workspace, folder, state)


def _ledger(workspace: Workspace, folder: Path, state: Job, order: dict[str, Any]) -> None:
    """Take a ledger in as it was confirmed, and bring the graph up to it if any of its rows told something."""
    from ingest.jobs.ledgers import account, take

    def progress(done: int, total: int) -> None:
        state.done, state.total = done, total
        save(folder, state)

    done = take(workspace, folder / "in" / state.names[0], order, progress)
    state.ledger = account(done)
    if done.name:
        _into_graph(workspace, folder, state)
    else:
        _done(folder, state)


def _into_graph(workspace: Workspace, folder: Path, state: Job) -> None:
    """Load the fact files. The facts are in the data folder by now, so an error here loses nothing: loading can be tried again."""

    def progress(done: int, total: int, name: str) -> None:
        state.done, state.total, state.current = done, total, name.removesuffix(SUFFIX)
        save(folder, state)

    state.current = ""
    save(folder, state)
    try:
        state.loaded = into_graph(workspace, progress).as_json()
    except NotLoaded as error:
        _fail(folder, state, str(error))
        return
    _done(folder, state)
    with suppress(NotLoaded):  # the reports are in; the page of similar things offers to make what is lacking
        findable(workspace)


def _done(folder: Path, state: Job) -> None:
    state.status = "done"
    save(folder, state)
    clear(folder)  # last: a job that is killed before is done again with what it holds


def _fail(folder: Path, state: Job, error: str) -> None:
    state.status, state.error, state.current = "failed", error, ""
    save(folder, state)


def _row(workspace: Workspace, facts: FactFile) -> dict[str, Any]:
    return {
        "report": facts.report, "doc": facts.doc, "title": facts.title, "city": facts.city, "province": facts.province,
        "year": facts.year, "date": facts.date, "gaps": list(facts.gaps), "chars": facts.chars,
        "entities": dict(Counter(e.type for e in facts.entities).most_common()),
        "relations": dict(Counter(r.type for r in facts.relations).most_common()),
        "known": (workspace.texts / f"{facts.report}.json").exists(),
    }


def _short(folder: Path, text: str) -> str:
    """Without the path of the job's folder, which a person does not know."""
    return text.replace(str(folder / "in") + os.sep, "").replace(str((folder / "in").resolve()) + os.sep, "")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    sys.exit(main(sys.argv[1:]))
