"""From ideas that are alike to concepts."""
from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

TOGETHER = 0.34
"""Share of the pairs across two groups that must be linked for the groups to become one: a chain of likenesses makes no concept."""
PLACES = 2
"""Places that must run an idea for it to be a concept."""


@dataclass(frozen=True)
class Told:
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


def concepts(told: Iterable[Told], links: Sequence[tuple[str, str, float]], sure: float) -> list[Concept]:
    """The concepts of these items, sorted by id. `links` as `graph.concepts.links.linked` gives them; those below `sure` join nothing but
    count as alike when two groups meet. The result depends on the sets alone."""
    by_idea: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_idea[one.idea].append(one)
    groups = _joined(by_idea, links, sure)
    found = []
    for ideas in groups:
        members = [t for i in ideas for t in by_idea[i]]
        places = {t.place for t in members}
        if len(places) >= PLACES:
            names = _names(members)
            key = hashlib.sha256(min(ideas).encode()).hexdigest()[:16]
            units: dict[str, set[tuple[str, str]]] = defaultdict(set)
            for one in members:
                units[one.item].add((one.report, one.base))
            year = min((t.year for t in members if t.year is not None), default=None)
            items = {item: frozenset(each) for item, each in sorted(units.items())}
            found.append(Concept(f"concept:{key}", names[0], tuple(names[1:]), items, len(places), year))
    return sorted(found, key=lambda c: c.id)


def _of_one_thing(ideas: Mapping[str, list[Told]]) -> list[list[str]]:
    """The ideas of each thing that its reports tell in several ways: what is one thing is one idea."""
    spoken: dict[str, set[str]] = defaultdict(set)
    for idea, each in ideas.items():
        for told in each:
            spoken[told.item].add(idea)
    return [sorted(found) for _, found in sorted(spoken.items()) if len(found) > 1]


def _joined(ideas: Mapping[str, list[Told]], links: Sequence[tuple[str, str, float]], sure: float) -> list[list[str]]:
    alike: dict[str, set[str]] = defaultdict(set)
    for a, b, _ in links:
        alike[a].add(b)
        alike[b].add(a)
    home = {idea: idea for idea in ideas}
    members = {idea: [idea] for idea in ideas}

    def join(x: str, y: str) -> None:
        for idea in members[y]:
            home[idea] = x
        members[x] += members.pop(y)

    for first, *others in _of_one_thing(ideas):
        for other in others:
            x, y = sorted((home[first], home[other]))
            if x != y:
                join(x, y)
    for a, b, score in links:
        if score < sure:
            break
        x, y = sorted((home[a], home[b]))
        if x != y and sum(len(alike[i].intersection(members[y])) for i in members[x]) >= TOGETHER * len(members[x]) * len(members[y]):
            join(x, y)
    return [sorted(m) for _, m in sorted(members.items())]


def _names(members: Iterable[Told]) -> list[str]:
    """The ideas, the one that most places have first, then the shorter."""
    places: dict[str, set[str]] = defaultdict(set)
    for told in members:
        places[told.idea].add(told.place)
    return sorted(places, key=lambda i: (-len(places[i]), len(i), i))
