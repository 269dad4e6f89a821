"""What the two kinds of recognition have in common."""
from __future__ import annotations

from dataclasses import dataclass

from ingest.extract.mentions import Mention


@dataclass(frozen=True)
class Recognition:
    """A recogniser found: `start` is where its verb begins (what was recognised stands before it)."""

    start: int
    name: str
    kind: str  # award | organ | media | leader
    form: str
    confidence: float
    leader: Mention | None = None
