"""From ideas that are alike to concepts."""
from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

TOGETHER = 0.25
"""Share of the pairs across two groups that must be linked for the groups to become one: a chain of likenesses makes no concept."""
PLACES = 2
"""Places that must run an idea for it to be a concept."""


class Told(NamedTuple):
    """An item of a place that speaks of an idea in a report: `item` its id in the graph, `name` as the report has it, the report's year, the
    id that the report alone gives it."""

    item: str
    name: str
    idea: str
    place: str
    report: str = ""
    year: int | None = None
    base: str = ""


@dataclass(frozen=True)
class Concept:
    """An idea that several places share: id, the name that most places use, other names, its items by id with what tells of each, (report, id in the report),
    the number of places, and the first year that a report of it has."""

    id: str
    name: str
    aliases: tuple[str, ...]
    items: Mapping[str, frozenset[tuple[str, str]]]
    places: int
    year: int | None


@dataclass(frozen=True)
class Words:
    """People's word on items and concepts; a concept is named by any of its ideas, as its node's id changes with them. By idea the items that are `out`
    of its concept whatever they are called, and what is `put` into it. `of` holds by report the ideas that were spoken of, also in decisions that were
    taken back: what is to be looked at again when these change."""

    out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    put: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)
    of: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def members(self, ideas: Iterable[str], told: Sequence[Told]) -> Sequence[Told]:
        """What is in the concept of these ideas, of which `told` speaks."""
        if not (self.out or self.put):
            return told
        outside = {item for idea in ideas for item in self.out.get(idea, ())}
        there = {(one.report, one.base) for one in told}
        more = [one for idea in ideas for one in self.put.get(idea, ()) if (one.report, one.base) not in there]
        return [one for one in dict.fromkeys((*told, *more)) if one.item not in outside]


def concepts(told: Iterable[Told], links: Sequence[tuple[str, str, float]], sure: float, words: Words | None = None) -> list[Concept]:
    """The concepts of these items, sorted by id. `links` as `graph.concepts.links.linked` gives them; those below `sure` join nothing but
    count as alike when two groups meet. How ideas group is their own affair: `words` say what is in a group. The result depends on the sets alone."""
    words = words or Words()
    by_idea: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_idea[one.idea].append(one)
    groups, alone = _joined(by_idea, links, sure)
    found = [_concept(ideas, words.members(ideas, [t for i in ideas for t in by_idea[i]])) for ideas in groups]
    found += [_concept([i], words.members((i,), by_idea[i])) for i in alone if len(by_idea[i]) >= PLACES or i in words.put]
    return sorted((c for c in found if c), key=lambda c: c.id)


def _concept(ideas: Sequence[str], members: Sequence[Told]) -> Concept | None:
    """The concept of all that speaks of these ideas, None where too few places do."""
    places = {t.place for t in members}
    if len(places) < PLACES:
        return None
    names = _names(members)
    key = hashlib.sha256(min(ideas).encode()).hexdigest()[:16]
    units: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in members:
        units[one.item].add((one.report, one.base))
    year = min((t.year for t in members if t.year is not None), default=None)
    items = {item: frozenset(each) for item, each in sorted(units.items())}
    return Concept(f"concept:{key}", names[0], tuple(names[1:]), items, len(places), year)


def of_one_thing(told: Iterable[Told]) -> list[list[str]]:
    """The ideas of each thing that its reports tell in several ways: what is one thing is one idea. A list (河长制、林长制) ties nothing, as what it lists are
    two ideas, of which one may be told beside it."""
    first: dict[str, str] = {}
    spoken: dict[str, set[str]] = {}
    for one in told:
        if "、" in one.idea:
            continue
        other = first.setdefault(one.item, one.idea)
        if other != one.idea:
            spoken.setdefault(one.item, {other}).add(one.idea)
    return [sorted(found) for _, found in sorted(spoken.items())]


def _joined(ideas: Mapping[str, list[Told]], links: Sequence[tuple[str, str, float]], sure: float) -> tuple[list[list[str]], list[str]]:
    """The groups of ideas that may be of more than one, and the ideas that nothing joins with another."""
    things = of_one_thing(t for each in ideas.values() for t in each)
    touched = {i for each in things for i in each}
    touched.update(i for a, b, score in links if score >= sure for i in (a, b))
    home = {idea: idea for idea in touched}
    members = {idea: [idea] for idea in touched}
    # How many links there are between two groups, by their heads: kept up to date, so that no pair of members is looked at again.
    between: dict[str, dict[str, int]] = {idea: {} for idea in touched}
    for a, b, _ in links:
        if a in touched and b in touched:
            between[a][b] = between[b][a] = 1

    def join(x: str, y: str) -> None:
        for idea in members[y]:
            home[idea] = x
        members[x] += members.pop(y)
        for other, count in between.pop(y).items():
            del between[other][y]
            if other != x:
                between[x][other] = between[other][x] = between[x].get(other, 0) + count

    for first, *others in things:
        for other in others:
            x, y = sorted((home[first], home[other]))
            if x != y:
                join(x, y)
    for a, b, score in links:
        if score < sure:
            break
        x, y = home[a], home[b]
        if x != y and between[x].get(y, 0) >= TOGETHER * len(members[x]) * len(members[y]):
            join(*sorted((x, y)))
    return [sorted(m) for _, m in sorted(members.items())], sorted(ideas.keys() - touched)


def _names(members: Iterable[Told]) -> list[str]:
    """The ideas, the one that most places have first, then the shorter."""
    places: dict[str, set[str]] = defaultdict(set)
    for told in members:
        places[told.idea].add(told.place)
    return sorted(places, key=lambda i: (-len(places[i]), len(i), i))
