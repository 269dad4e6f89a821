"""What is known of a job: one JSON file in its folder, written whole or not at all, by one process at a time."""
from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from ingest.errors import UsageError
from ingest.workspace import Workspace, write_atomic

RUNNING = ("reading", "loading")
ENDED = ("done", "failed", "cancelled")
STARTING_SECONDS = 5
"""How long after a state was written its process may still be unknown."""
_ID = re.compile(r"[0-9]{8}T[0-9]{6}-[0-9a-f]{8}")


@dataclass
class Job:
    """One job. `reports` has a row for each report found: report, doc, title, city, province, year, gaps, chars, entities, relations,
    known (its text was already in); `set_aside` name, reason and code of what could not be read; `loaded` what loading said; `ledger` what
    became of a ledger's rows (`ingest.jobs.ledgers.account`)."""

    id: str
    kind: str = "upload"  # upload | reread | ledger
    status: str = "reading"
    names: list[str] = field(default_factory=list)
    done: int = 0
    total: int = 0
    current: str = ""
    page: int = 0  # pages of `current` that are read, and how many it has; 0 where it is not read by pages
    pages: int = 0
    started: str = ""
    updated: str = ""
    error: str = ""
    reports: list[dict[str, Any]] = field(default_factory=list)
    set_aside: list[dict[str, str]] = field(default_factory=list)
    duplicates: list[dict[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    loaded: dict[str, Any] | None = None
    ledger: dict[str, Any] | None = None
    cancelled: bool = False

    @property
    def share(self) -> float:
        """How much is done, 0 to 1."""
        part = self.page / self.pages if self.pages else 0.0
        return min(1.0, (self.done + part) / self.total) if self.total else 0.0

    def running(self) -> bool:
        """Whether its process is at work."""
        return self.status in RUNNING


def now() -> str:
    """The time as a job keeps it: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def folder_of(workspace: Workspace, job_id: str) -> Path:
    """The folder of a job. Raises `UsageError` for anything that is not an id."""
    if not _ID.fullmatch(job_id):
        raise UsageError(f"no job has the id {job_id!r}")
    return workspace.root / "jobs" / job_id


def save(folder: Path, state: Job) -> None:
    """Write the state; whoever reads sees the old one or this one."""
    state.updated = now()
    write_atomic(folder / "state.json", (json.dumps(asdict(state), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))


def load(folder: Path) -> Job | None:
    """The state in a folder; None if there is none or it cannot be read. A job whose process is gone counts as failed."""
    state = _read(folder)
    if state and state.running() and process_of(folder) is None:
        state = _read(folder)  # it may have finished between the two looks
        if state and state.running() and not _starting(state):
            state.status, state.error = "failed", state.error or "interrupted"
    return state


def remember_process(folder: Path, pid: int) -> None:
    """Note which process does the work, with its time of birth: a number alone may be another's by now."""
    try:
        born = psutil.Process(pid).create_time()
    except psutil.Error:
        born = 0.0
    write_atomic(folder / "process.json", json.dumps({"pid": pid, "born": born}).encode())


def process_of(folder: Path) -> psutil.Process | None:
    """The process at work on a job, None if it has ended."""
    try:
        noted = json.loads((folder / "process.json").read_bytes())
        process = psutil.Process(noted["pid"])
        same = abs(process.create_time() - noted["born"]) < 2
        return process if same and process.status() != psutil.STATUS_ZOMBIE else None
    except (OSError, ValueError, KeyError, TypeError, psutil.Error):
        return None


def _read(folder: Path) -> Job | None:
    try:
        raw = json.loads((folder / "state.json").read_bytes())
        return Job(**{f.name: raw[f.name] for f in fields(Job) if f.name in raw})
    except (OSError, ValueError, TypeError):
        return None


def _starting(state: Job) -> bool:
    """Whether the state is so fresh that its process may not be noted yet."""
    try:
        return (datetime.now(UTC) - datetime.fromisoformat(state.updated)).total_seconds() < STARTING_SECONDS
    except ValueError:
        return False


def job(workspace: Workspace, job_id: str) -> Job | None:
    """The job of that id, None if there is none."""
    try:
        return load(folder_of(workspace, job_id))
    except UsageError:
        return None


def jobs(workspace: Workspace) -> list[Job]:
    """All jobs of the data folder, the newest first."""
    folder = workspace.root / "jobs"
    if not folder.is_dir():
        return []
    found = (load(entry) for entry in folder.iterdir() if _ID.fullmatch(entry.name))
    return sorted((state for state in found if state), key=lambda state: state.id, reverse=True)

