"""Words of a text, as pairs of neighbouring characters with the weight of their rarity in reform texts."""
from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache

from graph.identity.names import parts
from graph.identity.scorer import shipped_rarity
from graph.resolve.names import normalise

_RUN = re.compile(r"\w+")


@lru_cache(maxsize=50_000)
def bigrams(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters inside words and figures of the text; a word of one character is that character."""
    return frozenset(run[i : i + 2] for run in _RUN.findall(normalise(text)) for i in range(max(len(run) - 1, 1)))


@lru_cache(maxsize=50_000)
def core(name: str) -> frozenset[str]:
    """The same of what is left of a name without leading verbs and trailing kinds."""
    return parts(name).bigrams - {""}  # of a name without a letter


def weight(found: Iterable[str]) -> float:
    """The sum of the weights of these pairs."""
    return math.fsum(map(shipped_rarity().of, found))  # exact: sets have no order


@lru_cache(maxsize=50_000)
def whole(found: frozenset[str]) -> float:
    """The same of a set that is asked for again: of a question, beside each thing."""
    return weight(found)


def share(wanted: frozenset[str], there: frozenset[str]) -> float:
    """How much of the weight of the pairs that are wanted is there, in [0, 1]."""
    return part(weight(wanted & there), wanted)


def part(shared: float, wanted: frozenset[str]) -> float:
    """How much of the weight of the pairs that are wanted this weight is."""
    return shared / whole(wanted) if whole(wanted) else 0.0


def longest(a: str, b: str) -> int:
    """The number of characters of the longest run that both texts have."""
    a, b = normalise(a), normalise(b)
    if len(a) > len(b):
        a, b = b, a
    size = 0
    for start in range(len(a)):
        while start + size < len(a) and a[start : start + size + 1] in b:
            size += 1
    return size


def searched(pairs: Iterable[str], most: int) -> str:
    """A query for a full-text index: the rarest of these pairs, at most so many; an empty string where there are none."""
    rarity = shipped_rarity()
    return " ".join(sorted(sorted(pairs, key=lambda pair: (-rarity.of(pair), pair))[:most]))
