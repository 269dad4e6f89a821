"""The verdicts of random checks (`graph.review.sample`) as lines that colleagues exchange. They say how right the graph is and change nothing in it,
so they are no decisions; but who judged a hundred facts has not done so for one data folder alone."""
from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ingest import record
from ingest.workspace import Workspace

KIND = "checks"


def lines(workspace: Workspace) -> list[dict[str, Any]]:
    """The record by time; lines that are no verdicts are left out."""
    return sorted(filter(is_verdict, record.read(workspace, KIND)), key=lambda line: str(line.get("when", "")))


def is_verdict(line: Any) -> bool:
    """Whether JSON data says of a fact whether it is right."""
    return isinstance(line, dict) and "do" not in line and line.get("right", 0) in (True, False, None) and isinstance(line.get("right"), bool | None) \
        and isinstance(line.get("type"), str) and isinstance(line.get("fact") or line.get("thing"), dict)


def take_in(workspace: Workspace, found: Iterable[dict[str, Any]]) -> int:
    """Add verdicts of a colleague's that are not here yet; returns how many."""
    known = {_key(line) for line in lines(workspace)}
    new = {key: line for line in found if (key := _key(line)) not in known}
    for line in new.values():
        record.append(workspace, KIND, line)
    return len(new)


def _key(line: dict[str, Any]) -> str:
    return json.dumps({key: value for key, value in line.items() if key != "kind"}, ensure_ascii=False, sort_keys=True)
