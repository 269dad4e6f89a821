"""Starting, ending and taking away jobs: what the app calls."""
from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from ingest.errors import FactFileError, UsageError
from ingest.facts import SUFFIX, FactFile
from ingest.filenames import safe_name
from ingest.jobs.holdings import clear, clear_over
from ingest.jobs.state import ENDED, Job, folder_of, jobs, load, now, process_of, remember_process, save
from ingest.workspace import Workspace, write_atomic

KEPT = 30
"""Jobs that have ended and are kept to be looked at: of an office that brings all its ledgers at once, too."""


def start_reading(workspace: Workspace, files: Iterable[tuple[str, bytes]], city: str = "", year: int | None = None, fast: bool = False) -> str:
    """Read uploaded files (name, bytes) in the background; returns the job's id.

    City and year hold for all of them (a report's own can be set before loading). `fast`: extract without the encoder. Raises `UsageError` when there is no file.
    """
    files = list(files)
    if not files:
        raise UsageError("no file was given")
    _forget_old(workspace)
    state = Job(_new_id(), status="reading", started=now())
    folder = _make(workspace, state.id)
    for name, data in files:
        kept = _free_name(folder / "in", safe_name(name))
        (folder / "in" / kept).write_bytes(data)
        state.names.append(kept)
    state.total = len(state.names)
    _write_order(folder, {"city": city.strip() or None, "year": year, "fast": fast})
    return _spawn(workspace, folder, state, "read")


def start_loading(workspace: Workspace, job_id: str, chosen: Mapping[str, Mapping[str, Any]]) -> str:
    """Take the chosen reports of a job that is ready into the data folder and the graph.

    `chosen` maps report ids to the metadata that a person set for them ({} for none). Raises `UsageError` for a job that is not ready.
    """
    folder = folder_of(workspace, job_id)
    state = load(folder)
    if state is None or state.status not in ("ready", "failed") or not state.reports:
        raise UsageError("this job has nothing to load")
    _write_order(folder, {"chosen": {report: dict(values) for report, values in chosen.items()}})
    state.status, state.error, state.done, state.total = "loading", "", 0, len(chosen)
    return _spawn(workspace, folder, state, "load")


def start_rereading(workspace: Workspace, reports: Iterable[str], title: str = "") -> str:
    """Extract reports that are in the data folder anew (their metadata was changed) and bring the graph up to it."""
    wanted = list(reports)
    state = Job(_new_id(), kind="reread", status="loading", started=now(), names=[title] if title else [], total=len(wanted))
    folder = _make(workspace, state.id)
    _write_order(folder, {"reports": wanted})
    return _spawn(workspace, folder, state, "reread")


def start_ledger(
    workspace: Workspace, name: str, data: bytes, register: str, mapping: Mapping[str, str] | None = None, city: str | None = None, year: int | None = None,
) -> str:
    """Take an uploaded ledger in as a register (its key) and bring the graph up to it; the rest as `ingest.ledger.import_ledger`. Returns the job's id."""
    _forget_old(workspace)
    kept = safe_name(name)
    state = Job(_new_id(), kind="ledger", status="loading", started=now(), names=[kept])
    folder = _make(workspace, state.id)
    (folder / "in" / kept).write_bytes(data)
    _write_order(folder, {"register": register, "mapping": dict(mapping or {}), "city": city, "year": year})
    return _spawn(workspace, folder, state, "ledger")


def again(workspace: Workspace, job_id: str) -> None:
    """Do once more what was ordered of a job that failed: take a ledger in, or load the reports that were chosen, with what was set for each.
    Raises `UsageError` for any other job."""
    folder = folder_of(workspace, job_id)
    state = load(folder)
    if state is None or state.status != "failed":
        raise UsageError("这项工作没有失败，不用重做 / this job is not to be done again")
    stage, total = ("ledger", 0) if state.kind == "ledger" else ("load", len(_chosen(folder)))
    state.status, state.error, state.done, state.total = "loading", "", 0, total
    _spawn(workspace, folder, state, stage)


def _chosen(folder: Path) -> dict[str, Any]:
    """The reports that a job was told to load. Raises `UsageError` where it was never told."""
    try:
        chosen = json.loads((folder / "order.json").read_bytes()).get("chosen")
    except (OSError, ValueError):
        chosen = None
    if not chosen:
        raise UsageError("这项工作没有要载入的报告 / this job has nothing to load")
    return chosen


def cancel(workspace: Workspace, job_id: str) -> None:
    """End a running job with all its processes. Reports that it has loaded by then stay."""
    folder = folder_of(workspace, job_id)
    state = load(folder)
    if state is None or not state.running():
        return
    _end(folder)
    latest = load(folder) or state
    if latest.status in ("done", "ready"):  # it was faster
        return
    latest.status, latest.cancelled, latest.error = "cancelled", True, ""
    save(folder, latest)
    clear(folder)


def discard(workspace: Workspace, job_id: str) -> None:
    """Take a job away with its uploaded files; what it loaded stays. A running one is ended first."""
    cancel(workspace, job_id)
    shutil.rmtree(folder_of(workspace, job_id), ignore_errors=True)


def found_facts(workspace: Workspace, job_id: str) -> list[FactFile]:
    """What a job found and would load, one fact file for each distinct report."""
    found: dict[str, FactFile] = {}
    for path in sorted((folder_of(workspace, job_id) / "data" / "facts").glob(f"*{SUFFIX}")):
        try:
            facts = FactFile.read(path)
        except (FactFileError, OSError):
            continue
        found.setdefault(facts.report, facts)
    return list(found.values())


def _forget_old(workspace: Workspace) -> None:
    """Take away what ended long ago: a job that failed keeps the files that were uploaded for it."""
    clear_over(workspace)
    for old in [found for found in jobs(workspace) if found.status in ENDED][KEPT:]:
        discard(workspace, old.id)


def _free_name(folder: Path, name: str) -> str:
    stem, ending, number = Path(name).stem, Path(name).suffix, 1
    while (folder / name).exists():
        number += 1
        name = f"{stem} ({number}){ending}"
    return name


def _new_id() -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"


def _make(workspace: Workspace, job_id: str) -> Path:
    folder = folder_of(workspace, job_id)
    (folder / "in").mkdir(parents=True)
    return folder


def _write_order(folder: Path, order: dict[str, Any]) -> None:
    write_atomic(folder / "order.json", json.dumps(order, ensure_ascii=False).encode("utf-8", "replace"))


def _spawn(workspace: Workspace, folder: Path, state: Job, stage: str) -> str:
    """Start the worker in a session of its own, so that it outlives the page, and can be ended with its children."""
    save(folder, state)
    environment = {**os.environ, "REFORMGRAPH_DATA": str(workspace.root), "PYTHONUTF8": "1"}
    with open(folder / "log.txt", "ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "ingest.jobs.worker", str(folder), stage], cwd=Path(__file__).resolve().parents[2],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, start_new_session=True,
        )
    remember_process(folder, process.pid)
    threading.Thread(target=process.wait, daemon=True).start()  # so that it does not stay behind as a zombie of the app
    return state.id


def _end(folder: Path) -> None:
    """End the worker and its children, but for the graph engine, which serves others too and may have been started by it."""
    process = process_of(folder)
    if process is None:
        return
    try:
        family = [*process.children(recursive=True), process]
    except psutil.Error:
        return
    family = [member for member in family if not _is_engine(member)]
    for member in family:
        try:
            member.terminate()
        except psutil.Error:
            continue
    _, left = psutil.wait_procs(family, timeout=3)
    for member in left:
        try:
            member.kill()
        except psutil.Error:
            continue


def _is_engine(process: psutil.Process) -> bool:
    try:
        return "graph.store.engine" in process.cmdline()
    except psutil.Error:
        return False
