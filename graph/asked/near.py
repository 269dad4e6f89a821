"""Near names: what somebody may have meant."""
from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process


def near(text: str, known: Iterable[str], limit: int = 4) -> list[str]:
    """Names like `text`, nearest first; none where nothing is like it."""
    names = list(known)
    scored = process.extract(text, names, scorer=fuzz.WRatio, limit=limit, score_cutoff=55)
    return [name for name, _, _ in scored]
