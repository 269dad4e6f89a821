"""City, year and so on that somebody set for a report: decisions of the kind `metadata` (`ingest.record`).

Of two decisions on one report the later wins, and each can be taken back. Decisions name a report by its id (made from its text), so they outlive a
newer extractor, a rebuild and a restore.
"""
from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest.clean.text import Metadata
from ingest.errors import UsageError
from ingest.record import append, person, read, undone
from ingest.successors import Successors
from ingest.workspace import Workspace

METADATA = "metadata"


@dataclass(frozen=True)
class Described:
    """One decision: the metadata `set` for `report`; or `of`, the id of the decision that it takes back."""

    id: str
    who: str = ""
    when: str = ""
    report: str = ""
    set: Mapping[str, Any] = field(default_factory=dict)
    of: str = ""
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """The line of the record."""
        about = {"do": "undo", "of": self.of} if self.of else {"report": self.report, "set": dict(self.set)}
        return {"id": self.id, "who": self.who, "when": self.when, **about, **({"note": self.note} if self.note else {})}


def set_metadata(workspace: Workspace, report: str, values: dict[str, Any], who: str = "") -> str:
    """Record that a person set metadata (`Metadata.KEYS`) of the report, or took it away (`ingest.metadata.values.NONE`; an empty value leaves it to the
    text again); it takes effect when its text is read next (`ingest.jobs.start_rereading`).
    Returns the decision's id.

    Raises `UsageError` for a key that a report does not have.
    """
    unknown = sorted(set(values) - set(Metadata.KEYS))
    if unknown:
        raise UsageError(f"a report has no {', '.join(unknown)}; it has {', '.join(Metadata.KEYS)}")
    return add(workspace, Described("", who or person(), report=report, set=values)).id


def add(workspace: Workspace, made: Described) -> Described:
    """Append a decision, durably, with an id and the time where these are empty."""
    line = {**made.as_json(), "id": made.id or uuid.uuid4().hex[:12]}
    return _described(append(workspace, METADATA, line))


def recorded(workspace: Workspace) -> list[Described]:
    """All decisions as people made them, sorted by when. One that was recorded before decisions had ids has one made from what it says."""
    found: dict[str, Described] = {}
    for line in read(workspace, METADATA):
        report, of, values = line.get("report"), line.get("of"), line.get("set")
        if (isinstance(report, str) and report and isinstance(values, dict)) or (line.get("do") == "undo" and isinstance(of, str) and of):
            made = _described(line)
            found.setdefault(made.id, made)
    return sorted(found.values(), key=lambda d: d.when)


def metadata_decisions(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Per report id, the metadata that people set and did not take back, of it or of a report that it took the place of; of two decisions for one key
    the later wins."""
    decided: dict[str, dict[str, Any]] = {}
    each = recorded(workspace)
    taken = undone({d.id: d.of for d in each})[0]
    successors = Successors(workspace)
    for decision in each:
        if decision.of or decision.id in taken:
            continue
        for report in successors.line(decision.report):
            decided.setdefault(report, {}).update(decision.set)
    return decided


def _described(line: Mapping[str, Any]) -> Described:
    texts = {key: str(line.get(key) or "") for key in ("id", "who", "when", "note")}
    if line.get("do") == "undo":
        return Described(**texts, of=str(line["of"]))
    known = {key: value for key, value in line["set"].items() if key in Metadata.KEYS}
    if not texts["id"]:
        told = json.dumps([line["report"], texts["when"], line["set"]], ensure_ascii=False, sort_keys=True)
        texts["id"] = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Described(**texts, report=line["report"], set=known)
