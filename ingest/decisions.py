"""What people decided, as data: an append-only record of JSON lines in the data folder.

Each kind of decision has a file of its own in `decisions/`; a line is never changed, a later one of the same object wins. Decisions
name a report by its id (made from its text), so they outlive a newer extractor, a rebuild and a restore. This module knows the kind
`metadata`: city, year and so on that somebody set for a report.
"""
from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from filelock import FileLock

from ingest.clean.text import Metadata
from ingest.errors import UsageError
from ingest.workspace import Workspace

log = logging.getLogger(__name__)
METADATA = "metadata"


def append(workspace: Workspace, kind: str, decision: dict[str, Any]) -> None:
    """Add one decision, with the time unless it has one, durably: when this returns, it is on the disk. Several writers may append at once."""
    workspace.decisions.mkdir(parents=True, exist_ok=True)
    line = {"kind": kind, **decision, "when": decision.get("when") or datetime.now(UTC).isoformat(timespec="seconds")}
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


def read(workspace: Workspace, kind: str) -> Iterator[dict[str, Any]]:
    """All decisions of a kind in the order they were made; a line that is not JSON is skipped with a warning that names it."""
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


def set_metadata(workspace: Workspace, report: str, values: dict[str, Any]) -> None:
    """Record that a person set metadata (`Metadata.KEYS`) of the report; it takes effect at the next ingest of its text.

    Raises `UsageError` for a key that a report does not have.
    """
    unknown = sorted(set(values) - set(Metadata.KEYS))
    if unknown:
        raise UsageError(f"a report has no {', '.join(unknown)}; it has {', '.join(Metadata.KEYS)}")
    append(workspace, METADATA, {"report": report, "set": values})


def metadata_decisions(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Per report id, the metadata that people set, of it or of a report that it took the place of; of two lines for one key the later wins."""
    from ingest.successors import Successors  # it keeps its record with this module

    decided: dict[str, dict[str, Any]] = {}
    successors = Successors(workspace)
    for decision in read(workspace, METADATA):
        report, values = decision.get("report"), decision.get("set")
        if isinstance(report, str) and isinstance(values, dict):
            known = {key: value for key, value in values.items() if key in Metadata.KEYS}
            for each in successors.line(report):
                decided.setdefault(each, {}).update(known)
    return decided
