"""Which ideas are alike: scores of pairs, made once for each new name."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from graph.identity.index import Held, Index
from graph.identity.items import Item, Unit
from graph.identity.names import parts
from graph.identity.scorer import Scorer, scorer

RULES = 5
"""Raised when the rules of this module or of `ideas` change."""
COMMON = 150
"""A bigram that more ideas share is left out of blocking."""
SHARED = 0.5
"""Share of the fewer bigrams that two ideas must have in common to be worth a score."""

WORD = 2
"""Characters up to which a core is a word, which only the same word is like."""


def linked(index: Index, names: Iterable[str]) -> list[tuple[str, str, float]]:
    """The links between these ideas (a, b, score), a before b, the surest first; scores from `unsure` of the shipped weights on. Only
    names that the index does not know yet are compared. A list is like lists alone: 河湖长制、林长制 is as like the one as the other, which are two ideas."""
    wanted = set(names)
    _compare(index, wanted - index.ideas(made_from()))
    return [link for link in index.links() if link[0] in wanted and link[1] in wanted]


def compare(index: Index, reports: Container[str], changed: Iterable[str]) -> None:
    """Make the links of the ideas that those of the reports `changed` tell of that are among `reports`, as far as the index does not know them."""
    known = index.ideas(made_from())
    _compare(index, {idea for report in changed if report in reports for idea in index.ideas_of(report)} - known)


def made_from() -> str:
    """What links are made from: other rules or weights, other links."""
    return f"{RULES} {scorer('idea').fingerprint}"


def _compare(index: Index, new: set[str]) -> None:
    if new:
        keys = {name: _keys(name) for name in sorted(new)}
        index.put_links(keys, _scores(keys, index.holding, scorer("idea")))


def _keys(name: str) -> list[str]:
    """What names are found by: the bigrams of the core, and last, after a mark, the whole without filler words."""
    return [*sorted(parts(name).bigrams), "=" + parts(name).bare]


def _scores(new: Mapping[str, list[str]], holding: Callable[[Iterable[str]], Mapping[str, Sequence[Held]]], score: Scorer) -> Iterator[tuple[str, str, float]]:
    """The links of new names (with their keys) among each other and with those that are known: `holding` gives for keys the known names that
    have them, each with the number of its keys."""
    inverted: dict[str, list[Held]] = {}
    for name, keys in new.items():
        for key in keys:
            inverted.setdefault(key, []).append((name, len(keys)))
    for key, known in holding(inverted).items():
        inverted[key] += known
    for name, (*bigrams, whole) in new.items():
        shared: Counter[Held] = Counter()
        for bigram in bigrams:
            if len(inverted[bigram]) <= COMMON:
                shared.update(inverted[bigram])
        found = {o for (o, keys), n in shared.items() if n >= SHARED * min(len(bigrams), keys - 1)} | {o for o, _ in inverted[whole]}
        for other in sorted(found - {name}):
            if (other in new and other < name) or parts(other).numbers != parts(name).numbers or _word_in(name, other) or ("、" in name) != ("、" in other):
                continue
            value = score.score(*(Item(Unit("", n), "Reform", n) for n in (name, other)))
            if value >= score.unsure:
                a, b = sorted((name, other))
                yield a, b, value


def _word_in(a: str, b: str) -> bool:
    """Whether one core is a mere word (文明城市) and the other is not the same: a word lies within too much (生态文明)."""
    x, y = parts(a).core, parts(b).core
    return min(len(x), len(y)) <= WORD and x != y
