"""Whose graph it is: the data folder's own id, kept in the folder and on every Report node.

A graph is a view of one data folder. Loading from another folder, or dropping a graph made from another, is refused unless the user says
that this folder takes it over (`--adopt`).
"""
from __future__ import annotations

import json
import uuid
from typing import Any

from filelock import FileLock

from graph.errors import OtherWorkspace
from graph.model import BASE
from ingest.workspace import Workspace, write_atomic

FILE = "workspace.json"
_MARKS = f"MATCH (r:Report) WHERE r:{BASE} RETURN r.workspace AS workspace, count(*) AS reports"
_ADOPT = f"MATCH (r:Report) WHERE r:{BASE} SET r.workspace = $workspace"


def workspace_id(workspace: Workspace) -> str:
    """The id of the data folder; made at first need (the folder is created). It moves with a backup."""
    workspace.root.mkdir(parents=True, exist_ok=True)
    with FileLock(workspace.root / ".workspace.lock"):
        known = read_id(workspace)
        if known is None:
            known = "w" + uuid.uuid4().hex[:16]
            write_atomic(workspace.root / FILE, (json.dumps({"id": known}) + "\n").encode("ascii"))
    return known


def read_id(workspace: Workspace) -> str | None:
    """The id of the data folder, None where it has none yet or its file is damaged."""
    try:
        found = json.loads((workspace.root / FILE).read_bytes())["id"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if isinstance(found, str) and found else None


def claim(store: Any, workspace: Workspace, adopt: bool = False) -> str:
    """The id of the data folder, once it is certain that the graph is its own.

    Raises `OtherWorkspace` if reports in the graph come from another folder; with `adopt` they are taken over instead.
    """
    own = workspace_id(workspace)
    marks = _marks(store)
    others = sum(number for mark, number in marks.items() if mark != own)
    if others and not adopt:
        raise OtherWorkspace(
            f"The graph was made from another data folder ({others} of its {sum(marks.values())} reports). Set REFORMGRAPH_DATA to that folder, "
            f"or add --adopt to make the graph this folder's ({workspace.root}).")
    if others:
        store.write(lambda tx: tx.run(_ADOPT, workspace=own))
    return own


def takes_over(store: Any, earlier: str | None) -> bool:
    """Whether every report in the graph comes from the folder that had the id `earlier` (a restore gave it another)."""
    return earlier is not None and set(_marks(store)) <= {earlier}


def _marks(store: Any) -> dict[str | None, int]:
    return dict(store.read(_MARKS).rows)
