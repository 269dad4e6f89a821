"""How the engine of a data folder is found: the file `store/engine.json`, and whether what it says is still true."""
from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from ingest.workspace import Workspace

DATABASE = "reformgraph"
"""Name of the graph inside the engine."""
USER = "root"


@dataclass(frozen=True)
class Engine:
    """A running engine. `folder` is the data folder it serves (the file may lie in a copy of that folder); `started` is the process's
    start time, which together with `pid` names one process of this machine for good; `layout` tells one version of the graph's schema
    and engine from another."""

    folder: str
    port: int
    password: str
    pid: int
    started: float
    layout: str
    version: str

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    def alive(self) -> bool:
        """Does the very process still run? (A process id alone is used again after a while, or after a restart of the machine.)"""
        try:
            process = psutil.Process(self.pid)
            return abs(process.create_time() - self.started) < 2 and process.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return False
        except psutil.AccessDenied:  # it is another user's, so not the one that wrote our file
            return False


def file_of(workspace: Workspace) -> Path:
    return workspace.store / "engine.json"


def folder_of(workspace: Workspace) -> str:
    return str(workspace.root.resolve())


def published(workspace: Workspace) -> Engine | None:
    """What the file says, true or not; None when there is none, or it is no such file."""
    try:
        return Engine(**json.loads(file_of(workspace).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def running(workspace: Workspace) -> Engine | None:
    """The engine that runs for this data folder, or None."""
    engine = published(workspace)
    return engine if engine and engine.folder == folder_of(workspace) and engine.alive() else None


def publish(workspace: Workspace, engine: Engine) -> None:
    """Write the file, readable by its owner alone from its first byte on, whole or not at all."""
    temporary = file_of(workspace).with_name(f".engine.{os.getpid()}.tmp")
    temporary.unlink(missing_ok=True)
    with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as handle:
        json.dump(asdict(engine), handle)
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(temporary, file_of(workspace))


def withdraw(workspace: Workspace, pid: int) -> None:
    """Remove the file if it is the one of process `pid`."""
    engine = published(workspace)
    if engine and engine.pid == pid:
        file_of(workspace).unlink(missing_ok=True)
