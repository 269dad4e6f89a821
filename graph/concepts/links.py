"""Which ideas are alike: scores of pairs, made once for each new name."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.identity.index import Index
from graph.identity.items import Item, Unit
from graph.identity.names import parts
from graph.identity.scorer import Scorer, scorer

RULES = 3
"""Raised when the rules of this module or of `ideas` change."""
COMMON = 150
"""A bigram that more ideas share is left out of blocking."""
SHARED = 0.5
"""Share of the fewer bigrams that two ideas must have in common to be worth a score."""

WORD = 2
"""Characters up to which a core is a word, which only the same word is like."""


def linked(index: Index, names: Iterable[str]) -> list[tuple[str, str, float]]:
    """The links between these ideas (a, b, score), a before b, the surest first; scores from `unsure` of the shipped weights on. Only
    names that the index does not know yet are compared."""
    score = scorer("idea")
    wanted = set(names)
    known = index.ideas(f"{RULES} {score.fingerprint}")
    new = sorted(wanted - known)
    if new:
        index.put_links(new, _scores(new, known | wanted, score))
    return [link for link in index.links() if link[0] in wanted and link[1] in wanted]


def _scores(new: list[str], everything: set[str], score: Scorer) -> Iterator[tuple[str, str, float]]:
    inverted: dict[str, list[str]] = {}
    bigrams = {name: parts(name).bigrams for name in everything}
    for name in sorted(everything):
        for bigram in bigrams[name]:
            inverted.setdefault(bigram, []).append(name)
        inverted.setdefault("=" + parts(name).bare, []).append(name)
    fresh = set(new)
    for name in new:
        shared: Counter[str] = Counter()
        for bigram in bigrams[name]:
            if len(inverted[bigram]) <= COMMON:
                shared.update(inverted[bigram])
        found = {o for o, n in shared.items() if n >= SHARED * min(len(bigrams[name]), len(bigrams[o]))} | set(inverted["=" + parts(name).bare])
        for other in sorted(found - {name}):
            if (other in fresh and other < name) or parts(other).numbers != parts(name).numbers or _word_in(name, other):
                continue
            value = score.score(*(Item(Unit("", n), "Reform", n) for n in (name, other)))
            if value >= score.unsure:
                a, b = sorted((name, other))
                yield a, b, value


def _word_in(a: str, b: str) -> bool:
    """Whether one core is a mere word (文明城市) and the other is not the same: a word lies within too much (生态文明)."""
    x, y = parts(a).core, parts(b).core
    return min(len(x), len(y)) <= WORD and x != y
