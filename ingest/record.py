"""Append-only records of JSON lines in `decisions/` of the data folder: one file for each kind, a line is never changed."""
from __future__ import annotations

import getpass
import json
import logging
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from filelock import FileLock

from ingest.settings import setting
from ingest.workspace import Workspace

log = logging.getLogger(__name__)


def append(workspace: Workspace, kind: str, line: dict[str, Any]) -> dict[str, Any]:
    """Add one line of a kind, with the time unless it has one, durably: when this returns, it is on the disk. Several writers may append at once.
    Returns the line as it was written."""
    workspace.decisions.mkdir(parents=True, exist_ok=True)
    line = {"kind": kind, **line, "when": line.get("when") or datetime.now(UTC).isoformat(timespec="microseconds")}
    file = workspace.decisions / f"{kind}.jsonl"
    with FileLock(workspace.decisions / ".lock"), open(file, "ab+") as handle:
        handle.seek(0, os.SEEK_END)
        if handle.tell():
            handle.seek(-1, os.SEEK_END)
            if handle.read(1) != b"\n":  # a writer was killed in the middle of its line
                handle.write(b"\n")
        handle.write((json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8"))
        handle.flush()
        os.fsync(handle.fileno())
    return line


def read(workspace: Workspace, kind: str) -> Iterator[dict[str, Any]]:
    """All lines of a kind in the order they were made; a line that is not JSON is skipped with a warning that names it."""
    file = workspace.decisions / f"{kind}.jsonl"
    if not file.is_file():
        return
    for number, line in enumerate(file.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            decision = json.loads(line)
        except ValueError:
            log.warning("%s:%d: not a whole line of JSON, skipped", file, number)
            continue
        if isinstance(decision, dict):
            yield decision
        else:
            log.warning("%s:%d: not a JSON object, skipped", file, number)


def person() -> str:
    """Who decides: REFORMGRAPH_USER, else the name that the system knows."""
    try:
        return setting("REFORMGRAPH_USER", "") or getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def undone(known: Mapping[str, str]) -> tuple[set[str], set[str]]:
    """Of decisions by id, each with the id that it takes back (empty where it takes back none): those taken back, and the undos that stand
    themselves. Which of two clocks is ahead does not matter. Undos that take each other back in a circle (nobody makes them but by hand) do nothing."""
    waiting = Counter(of for of in known.values() if of)
    ready = [i for i in known if not waiting[i]]
    taken: set[str] = set()
    standing: set[str] = set()
    while ready:  # a decision's turn comes when all undos of it have had theirs
        which = ready.pop()
        of = known[which]
        if not of:
            continue
        if which not in taken:
            standing.add(which)
            taken.add(of)
        waiting[of] -= 1
        if not waiting[of] and of in known:
            ready.append(of)
    return taken, standing
