"""From decisions about pairs to things: which units are one, and the id that each thing has."""
from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from graph.identity.items import Item, Unit
from graph.identity.people import stretches

Pair = tuple[Unit, Unit]


@dataclass(frozen=True)
class Said:
    """A person's word on a pair, at a time; of two on one pair the later counts."""

    pair: Pair
    same: bool
    when: str
    decision: str


class _Groups:
    """Units that are one (union-find), and groups that are told to be apart."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._above = {u: u for u in units}
        self._members = {u: [u] for u in self._above}
        self._apart: dict[Unit, set[Unit]] = {}

    def top(self, unit: Unit) -> Unit:
        while self._above[unit] != unit:
            self._above[unit] = unit = self._above[self._above[unit]]
        return unit

    def members(self, unit: Unit) -> list[Unit]:
        return self._members[self.top(unit)]

    def forbid(self, a: Unit, b: Unit) -> None:
        """Keep the groups of both apart from now on."""
        a, b = self.top(a), self.top(b)
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)

    def may_join(self, a: Unit, b: Unit) -> bool:
        return self.top(b) not in self._apart.get(self.top(a), ())

    def join(self, a: Unit, b: Unit) -> bool:
        """Make both one, unless they are kept apart; whether they are one now."""
        a, b = sorted((self.top(a), self.top(b)))
        if a == b:
            return True
        if b in self._apart.get(a, ()):
            return False
        self._above[b] = a
        self._members[a] += self._members.pop(b)
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)
        return True

    def groups(self) -> list[list[Unit]]:
        return sorted(sorted(m) for m in self._members.values())


def cluster(
    items: Mapping[Unit, Item], automatic: Iterable[tuple[float, Unit, Unit]], said: Iterable[Said], likely: Callable[[Item, Item], bool]
) -> list[list[Unit]]:
    """The units of each thing, sorted. People's word first, the latest before all earlier ones that contradict it; then units that have one id
    by themselves, nearest years first, of people only within one stretch of years; then the automatic decisions (score, unit, unit), the surest
    first, where each of the one side is `likely` the same as each of the other: a chain of likenesses makes no thing. What a person keeps apart
    stays apart through every chain.

    The result depends on the sets alone, not on their order.
    """
    groups = _Groups(sorted(items))
    for word in sorted(_latest(said), key=lambda s: (s.when, s.decision, s.pair), reverse=True):
        a, b = word.pair
        if a not in items or b not in items or a == b:
            continue
        if word.same:
            groups.join(a, b)
        elif groups.top(a) != groups.top(b):
            groups.forbid(a, b)
    by_base: dict[str, list[Unit]] = {}
    for unit in sorted(items):
        by_base.setdefault(unit.base, []).append(unit)
    parts = ([[i.unit for i in part] for part in stretches(items[u] for u in units)] if items[units[0]].label == "Leader" else [units] for units in by_base.values())
    for units in chain.from_iterable(parts):
        ordered = sorted(units, key=lambda u: (items[u].year or 0, u))
        for gap in sorted({b - a for a in range(len(ordered)) for b in range(a + 1, len(ordered))} if _split(groups, ordered) else {1}):
            for a, b in zip(ordered, ordered[gap:], strict=False):
                groups.join(a, b)
    for _, a, b in sorted(automatic, key=lambda p: (-p[0], p[1], p[2])):
        if groups.top(a) == groups.top(b):
            continue  # of a leader of the nation whom 150 reports name, nearly every pair
        one, other = ({u.base: items[u] for u in groups.members(x)} for x in (a, b))
        if all(x == y or likely(one[x], other[y]) for x in one for y in other):
            groups.join(a, b)
    return groups.groups()


def _split(groups: _Groups, units: list[Unit]) -> bool:
    return any(not groups.may_join(a, b) for n, a in enumerate(units) for b in units[n + 1 :])


def _latest(said: Iterable[Said]) -> list[Said]:
    kept: dict[frozenset[Unit], Said] = {}
    for word in sorted(said, key=lambda s: (s.when, s.decision, s.pair)):
        kept[frozenset(word.pair)] = word
    return list(kept.values())


def name_things(things: Iterable[list[Unit]], items: Mapping[Unit, Item]) -> dict[Unit, str]:
    """The id of each unit's thing: the smallest id that its units have by themselves. Where a person split units of one id, the thing that
    is told of first keeps the id and each other gets one made of it and of the report that tells of it first."""
    def first(units: list[Unit]) -> tuple[int, Unit]:
        return min((items[u].year or 9999, u) for u in units)

    named: dict[Unit, str] = {}
    taken: set[str] = set()
    for units in sorted(things, key=first):
        own = sorted({u.base for u in units})
        name = next((base for base in own if base not in taken), None)
        if name is None:
            label, _, _ = own[0].partition(":")
            name = f"{label}:{hashlib.sha256('|'.join((own[0], first(units)[1].report)).encode()).hexdigest()[:16]}"
        taken.add(name)
        named |= dict.fromkeys(units, name)
    return named
