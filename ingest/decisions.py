"""City, year and so on that somebody set for a report: decisions of the kind `metadata` (`ingest.record`).

A later line of the same report wins. Decisions name a report by its id (made from its text), so they outlive a newer extractor, a rebuild and a
restore.
"""
from __future__ import annotations

from typing import Any

from ingest.clean.text import Metadata
from ingest.errors import UsageError
from ingest.record import append, read
from ingest.successors import Successors
from ingest.workspace import Workspace

METADATA = "metadata"


def set_metadata(workspace: Workspace, report: str, values: dict[str, Any]) -> None:
    """Record that a person set metadata (`Metadata.KEYS`) of the report, or took it away (`ingest.metadata.values.NONE`; an empty value leaves it to the
    text again); it takes effect at the next ingest of its text.

    Raises `UsageError` for a key that a report does not have.
    """
    unknown = sorted(set(values) - set(Metadata.KEYS))
    if unknown:
        raise UsageError(f"a report has no {', '.join(unknown)}; it has {', '.join(Metadata.KEYS)}")
    append(workspace, METADATA, {"report": report, "set": values})


def metadata_decisions(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Per report id, the metadata that people set, of it or of a report that it took the place of; of two lines for one key the later wins."""
    decided: dict[str, dict[str, Any]] = {}
    successors = Successors(workspace)
    for decision in read(workspace, METADATA):
        report, values = decision.get("report"), decision.get("set")
        if isinstance(report, str) and isinstance(values, dict):
            known = {key: value for key, value in values.items() if key in Metadata.KEYS}
            for each in successors.line(report):
                decided.setdefault(each, {}).update(known)
    return decided
