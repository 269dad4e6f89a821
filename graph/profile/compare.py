"""Two to five cities beside each other: what each runs, which ideas they share and lack, the same indicators."""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.browse.shapes import Evidence, Node
from graph.browse.things import things
from graph.profile.cypher import compare as cypher
from graph.profile.shapes import Listed, Ref, evidence, ref

FEWEST, MOST = 2, 5
SERIES = 40
"""Indicators that are offered."""
IDEAS = 20
"""Ideas of a list."""
EACH = 3
"""Items of one idea that are named for a city."""


@dataclass(frozen=True)
class Totals:
    """What a city runs, counted. `first` are those said to be the first in the nation or province; `years` (first, last) those of its own reports."""

    reforms: int = 0
    pilots: int = 0
    national: int = 0
    completed: int = 0
    with_outcomes: int = 0
    recognised: int = 0
    first: int = 0
    leaders: int = 0
    reports: int = 0
    years: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True)
class Idea:
    """A concept: `places` that have it in the whole graph, `items` by city as {id: how many}."""

    concept: Ref
    places: int
    items: Mapping[str, int]


@dataclass(frozen=True)
class Comparison:
    """Cities in the order asked for. `topics`: {topic: {city id: n}}, the most frequent first; `shared` are the ideas of several of them, those of most
    first; `missing` by city id: ideas that most of the others have and it lacks; `series` (name, unit, cities, years): indicators of two or more."""

    cities: tuple[Node, ...]
    totals: Mapping[str, Totals]
    topics: Mapping[str, Mapping[str, int]]
    shared: Listed[Idea]
    missing: Mapping[str, Listed[Idea]]
    series: Listed[tuple[str, str, int, int]]


@dataclass(frozen=True)
class Point:
    """A number of one city."""

    city: str
    id: str
    name: str
    year: int
    value: float
    change: str
    evidence: Evidence | None


@dataclass(frozen=True)
class IdeaItem:
    """What a city does of an idea."""

    item: Ref
    first: int | None
    evidence: Evidence | None


def compare(store, ids: Sequence[str], confidence: float = 0.0, shared: int = IDEAS, missing: int = IDEAS) -> Comparison:
    """These cities beside each other: ids that no city has are left out, so are those beyond the fifth; with fewer than two there is nothing but them.
    At most so many ideas are listed as `shared`, and as `missing` of each city."""
    found = things(store, list(dict.fromkeys(ids))[: MOST * 4])
    cities = [node for node in found.values() if node.label == "City"][:MOST]
    asked = {"ids": [node.id for node in cities], "confidence": confidence}
    if len(cities) < FEWEST:
        return Comparison(tuple(cities), {}, {}, Listed(), {}, Listed())
    rows = store.read(cypher.TOPICS, **asked).single() or []
    topics: dict[str, Counter[str]] = {}
    for id, topic, _, _, many, *_ in rows:
        topics.setdefault(topic or "", Counter())[id] += many
    order = sorted(topics, key=lambda t: (-sum(topics[t].values()), t))
    ideas = _ideas(store, asked)
    common = [idea for idea in ideas if len(idea.items) > 1]
    series = _series(store, asked)
    return Comparison(
        tuple(cities), _totals(store, asked, rows), {topic: dict(topics[topic]) for topic in order},
        Listed(tuple(common[:shared]), len(common)), {node.id: _missing(ideas, node.id, len(cities), missing) for node in cities},
        Listed(tuple(series[:SERIES]), len(series)),
    )


def points(store, ids: Sequence[str], series: str, unit: str, confidence: float = 0.0) -> list[Point]:
    """The numbers of one indicator in these cities, by city and year; what has no year or value is left out."""
    rows = store.read(cypher.POINTS, ids=list(ids), series=series, unit=unit, confidence=confidence).single() or ()
    made: dict[tuple[str, str], Point] = {}
    for r in rows:
        made.setdefault((r["city"], r["id"]), Point(r["city"], r["id"], r["name"] or "", r["year"], r["value"], r["change"] or "", evidence(r["evidence"])))
    return list(made.values())


def items_of(store, ids: Sequence[str], concepts: Sequence[str], confidence: float = 0.0) -> dict[tuple[str, str], list[IdeaItem]]:
    """What the cities do of these ideas, by (concept id, city id): the oldest `EACH`."""
    rows = store.read(cypher.ITEMS_OF_CONCEPTS, ids=list(ids), concepts=list(concepts), each=EACH, confidence=confidence).single() if concepts else ()
    return {(concept, city): [IdeaItem(item, r["first"], evidence(r["evidence"])) for r in items if (item := ref(r["item"]))]
            for concept, city, items in rows or ()}


def _ideas(store, asked: dict) -> list[Idea]:
    """All ideas of the cities: those of most of them first, then those of most places."""
    named: dict[str, tuple[str, int]] = {}
    items: dict[str, dict[str, int]] = {}
    for city, concepts in store.read(cypher.CONCEPTS, **asked).single() or ():
        for id, name, places, many in concepts:
            named[id] = (name or id, places or 0)
            items.setdefault(id, {})[city] = many
    found = [Idea(Ref(id, "Concept", named[id][0]), named[id][1], by_city) for id, by_city in items.items()]
    return sorted(found, key=lambda idea: (-len(idea.items), -idea.places, idea.concept.name, idea.concept.id))


def _series(store, asked: dict) -> list[tuple[str, str, int, int]]:
    """Indicators that two or more of the cities have values of: those of most cities, then of most years, first."""
    years: dict[tuple[str, str], dict[str, set[int]]] = {}
    for query in (cypher.REPORTED, cypher.ACHIEVED):
        for city, series, unit, year in store.read(query, **asked).single() or ():
            if series:
                years.setdefault((series, unit), {}).setdefault(city, set()).add(year)
    found = [(name, unit, len(by_city), sum(map(len, by_city.values()))) for (name, unit), by_city in years.items() if len(by_city) > 1]
    return sorted(found, key=lambda each: (-each[2], -each[3], each[0], each[1]))


def _missing(ideas: Sequence[Idea], id: str, cities: int, limit: int) -> Listed[Idea]:
    """The ideas of more than half of the others, in the order of `ideas`: those of most of them first. (Of one other or two that is all of them.)"""
    found = [idea for idea in ideas if id not in idea.items and 2 * len(idea.items) > cities - 1]
    return Listed(tuple(found[:limit]), len(found))


def _totals(store, asked: dict, rows: Sequence[Sequence]) -> dict[str, Totals]:
    labels: Counter[tuple[str, str]] = Counter()
    completed: Counter[str] = Counter()
    first: Counter[str] = Counter()
    national: Counter[str] = Counter()
    for id, _, label, status, many, firsts, nationals in rows:
        labels[id, label] += many
        completed[id] += many if status == "completed" else 0
        first[id] += firsts
        national[id] += nationals
    results, recognised, leaders = (dict(store.read(query, **asked).single() or ()) for query in (cypher.WITH_OUTCOMES, cypher.RECOGNISED, cypher.LEADERS))
    reports = {id: rest for id, *rest in store.read(cypher.REPORTS, ids=asked["ids"]).single() or ()}
    made = {}
    for id in asked["ids"]:
        many, since, until = reports.get(id, (0, None, None))
        made[id] = Totals(labels[id, "Reform"], labels[id, "Pilot"], national[id], completed[id], results.get(id, 0), recognised.get(id, 0), first[id],
                          leaders.get(id, 0), many, (since, until))
    return made
