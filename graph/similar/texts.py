"""Which texts stand for a reform or pilot: its name and a few of the sentences that tell of it."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from graph.similar.embedder import unit

SENTENCES = 3
"""Of a thing that many sentences tell of, so many stand for it: the newest."""
LONGEST = 300
"""Characters of a sentence that are looked at: lists of a page's length say nothing of one thing."""
NAME_SHARE = 0.5
"""How much of the vector is the name's, the rest is the sentences'."""


@dataclass(frozen=True)
class ItemText:
    """The texts of one thing."""

    id: str
    name: str
    sentences: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The sentences, a line each."""
        return "\n".join(self.sentences)


def sentences(tellings: Iterable[tuple[int | None, str, Sequence[int], Sequence[str]]]) -> tuple[str, ...]:
    """The sentences that stand for a thing, from (year, report, starts, quotes) of each report that tells of it: the newest reports first, each
    sentence once, cut at `LONGEST` characters."""
    rows = sorted(((-(year or 0), report, start, quote) for year, report, starts, quotes in tellings
                   for start, quote in zip(starts, quotes, strict=True)))
    found = dict.fromkeys(" ".join(quote.split())[:LONGEST] for *_, quote in rows)
    return tuple(found)[:SENTENCES]


def mixed(name: np.ndarray, others: Sequence[np.ndarray]) -> np.ndarray:
    """The vector of a thing from those of its name and of its sentences; length 1."""
    if not others:
        return name
    return unit(NAME_SHARE * name + (1 - NAME_SHARE) * unit(np.mean(np.stack(others), axis=0)))
