"""Up to where the graph follows the record of decisions: what was decided since is recorded, but not applied yet."""
from __future__ import annotations

from graph.decisions.log import DecisionLog
from ingest.workspace import Workspace, write_atomic

FILE = ".decisions-applied"


def mark(workspace: Workspace, size: int) -> None:
    """Remember that the graph follows the first `size` bytes of the record."""
    if size != _marked(workspace):
        write_atomic(workspace.root / FILE, str(size).encode("ascii"))


def waiting(workspace: Workspace) -> int:
    """How many lines were added to the record since the graph followed it last. A missing or damaged mark counts as nothing applied."""
    log = DecisionLog(workspace)
    size, marked = log.mtime()[1], _marked(workspace)
    if size in (0, marked):
        return 0
    data = log.file.read_bytes()
    return sum(1 for line in data[marked if marked < size else 0 :].split(b"\n") if line.strip())


def _marked(workspace: Workspace) -> int:
    try:
        return int((workspace.root / FILE).read_bytes())
    except (OSError, ValueError):
        return 0
