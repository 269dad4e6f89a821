"""Which pairs are worth a score: blocking, so that the cost grows with the number of names and not with its square."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.identity.names import parts

COMMON = 60
"""A key that more names of a block share tells nothing and is left out (改革, 建设)."""
SHARED = 0.5
"""Share of the fewer bigrams that two names must have in common to be worth a score."""


def candidates(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of keys whose names (`names` by key) may be one thing, each once, sorted: those that share half of the bigrams of the shorter
    core, or the whole core without filler words, or what stands in quotation marks."""
    bigrams = {key: parts(name).bigrams for key, name in names.items()}
    exact = {key: _exact(name) for key, name in names.items()}
    by_bigram, by_exact = _inverted(bigrams), _inverted(exact)
    for key in sorted(names):
        shared: Counter[str] = Counter()
        for bigram in bigrams[key]:
            others = by_bigram[bigram]
            if len(others) <= COMMON:
                shared.update(o for o in others if o > key)
        found = {o for o, n in shared.items() if n >= SHARED * min(len(bigrams[key]), len(bigrams[o]))}
        for value in exact[key]:
            found.update(o for o in by_exact[value] if o > key)
        yield from ((key, other) for other in sorted(found))


def _exact(name: str) -> frozenset[str]:
    found = parts(name)
    return frozenset({f"c{found.core}", f"b{found.bare}", *(f"q{q}" for q in found.quoted)})


def _inverted(keys: Mapping[str, Iterable[str]]) -> dict[str, Sequence[str]]:
    made: dict[str, list[str]] = {}
    for owner in sorted(keys):
        for key in keys[owner]:
            made.setdefault(key, []).append(owner)
    return made
