"""Two to five cities beside each other: what each runs, which ideas they share and lack, the same indicators."""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.browse.search import things
from graph.browse.shapes import Evidence, Node
from graph.profile.cypher import compare as cypher
from graph.profile.shapes import Listed, Ref, evidence, ref

FEWEST, MOST = 2, 5
SERIES = 40
"""Indicators that are offered."""
IDEAS = 30
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
    first; `missing` by city id: ideas that all others have and it lacks; `series` (name, unit, cities, years): indicators of two or more."""

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


def compare(store, ids: Sequence[str], confidence: float = 0.0) -> Comparison:
    """These cities beside each other: ids that no city has are left out, so are those beyond the fifth; with fewer than two there is nothing but them."""
    found = things(store, list(dict.fromkeys(ids))[: MOST * 4])
    cities = [node for node in found.values() if node.label == "City"][:MOST]
    asked = {"ids": [node.id for node in cities], "confidence": confidence}
    if len(cities) < FEWEST:
        return Comparison(tuple(cities), {}, {}, Listed(), {}, Listed())
    rows = store.read(cypher.TOPICS, **asked).single() or []
    topics: dict[str, Counter[str]] = {}
    for id, topic, _, _, many in rows:
        topics.setdefault(topic or "", Counter())[id] += many
    order = sorted(topics, key=lambda t: (-sum(topics[t].values()), t))
    ideas = [Idea(Ref(k["id"], "Concept", k["name"] or k["id"]), k["places"] or 0, dict(k["cities"])) for k in store.read(cypher.CONCEPTS, **asked).single() or ()]
    shared = [idea for idea in ideas if len(idea.items) > 1]
    total, series = next(iter(store.read(cypher.SERIES, **asked, limit=SERIES).rows), (0, []))
    return Comparison(
        tuple(cities), _totals(store, asked, rows), {topic: dict(topics[topic]) for topic in order},
        Listed(tuple(shared[:IDEAS]), len(shared)), {node.id: _missing(ideas, node.id, len(cities)) for node in cities},
        Listed(tuple((name, unit, n, years) for name, unit, n, years in series), total),
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


def _missing(ideas: Sequence[Idea], id: str, cities: int) -> Listed[Idea]:
    """The ideas of all the others."""
    found = [idea for idea in ideas if id not in idea.items and len(idea.items) == cities - 1]
    found.sort(key=lambda idea: (-idea.places, idea.concept.name, idea.concept.id))
    return Listed(tuple(found[:IDEAS]), len(found))


def _totals(store, asked: dict, rows: Sequence[Sequence]) -> dict[str, Totals]:
    labels: Counter[tuple[str, str]] = Counter()
    completed: Counter[str] = Counter()
    for id, _, label, status, many in rows:
        labels[id, label] += many
        completed[id] += many if status == "completed" else 0
    tied = {id: rest for id, *rest in store.read(cypher.TIED, **asked).single() or ()}
    reports = {id: rest for id, *rest in store.read(cypher.REPORTS, ids=asked["ids"]).single() or ()}
    leaders = dict(store.read(cypher.LEADERS, **asked).single() or ())
    made = {}
    for id in asked["ids"]:
        results, recognised, first, national = tied.get(id, (0, 0, 0, 0))
        many, since, until = reports.get(id, (0, None, None))
        made[id] = Totals(labels[id, "Reform"], labels[id, "Pilot"], national, completed[id], results, recognised, first, leaders.get(id, 0), many, (since, until))
    return made
