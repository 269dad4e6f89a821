"""What oracles share: the registry of answers computed in Python, and the few notions that queries have in common."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from types import SimpleNamespace
from typing import Any

from tests.queries.graph_data import GraphData, Link, Thing

Row = dict[str, Any]
Answer = Callable[[GraphData, SimpleNamespace], list[Row]]

ORACLES: dict[str, Answer] = {}
"""Query → its answer: rows in order, columns in order, from the plain data and the Cypher parameters."""
CASES: dict[str, list[dict[str, Any]]] = {}
"""Query → the values it is run with; {} stands first: the defaults. Each must give rows."""


def oracle(name: str, *cases: dict[str, Any]) -> Callable[[Answer], Answer]:
    """Registers the answer of a query, with the values it is run with beside the defaults."""
    def register(answer: Answer) -> Answer:
        assert name not in ORACLES, name
        ORACLES[name] = answer
        CASES[name] = [{}, *cases]
        return answer
    return register


def items(g: GraphData) -> Iterator[Thing]:
    """Reforms and pilots."""
    return g.all("Reform", "Pilot")


def places(g: GraphData, item: Thing) -> list[Link]:
    """Where a reform or pilot is run."""
    return g.out(item, "CARRIED_OUT_IN", "HOSTED_BY")


def within(g: GraphData, p: Any, city: Thing) -> bool:
    """Whether a place is the one that is asked for, or lies in it: what is done there is not done elsewhere."""
    asked = node(g, p.city)
    if asked is None:
        return False
    near = [x.head for x in g.into(asked, "PART_OF")]
    return any(city is each for each in (asked, *near, *(x.head for c in near for x in g.into(c, "PART_OF"))))


def run_in(g: GraphData, city: Thing) -> list[Link]:
    """What a city runs."""
    return g.into(city, "CARRIED_OUT_IN", "HOSTED_BY")


def place_or_none(g: GraphData, item: Thing) -> list[Thing | None]:
    """Cities of an item, [None] where there is none; a city's own is itself."""
    return [item] if item.label == "City" else [x.tail for x in places(g, item)] or [None]


def has_text(thing: Thing, wanted: str | None) -> bool:
    """Does a name or alias hold the words, whatever the case? Nothing wanted: yes."""
    return wanted is None or any(wanted.lower() in n.lower() for n in (thing.name, *thing.get("aliases")))


def is_topic(p: SimpleNamespace, thing: Thing) -> bool:
    """Is it of the topic that is asked for?"""
    return p.topic is None or thing.get("topic") == p.topic


def in_years(p: SimpleNamespace, *years: int | None) -> bool:
    """Is one of the years in the range? No range: yes."""
    return p.years_from is None or any(y is not None and p.years_from <= y <= p.years_to for y in years)


def reported_in(p: SimpleNamespace, item: Thing) -> bool:
    """Is one of the item's years in the range?"""
    return in_years(p, *item.get("years"))


def is_city(wanted: str | None, city: Thing | None) -> bool:
    """Is it the city that is asked for? None asked for: yes."""
    return wanted is None or (city is not None and city.id == wanted)


def node(g: GraphData, node_id: str | None) -> Thing | None:
    """The node of that id."""
    return g.nodes.get(node_id) if node_id else None


def told(values: Iterable[str]) -> list[str]:
    """Each value once, in order, without the empty ones."""
    return list(dict.fromkeys(v for v in values if v not in ("", 0)))


def order(rows: Iterable[Row], *keys: str | Callable[[Row], Any]) -> list[Row]:
    """Rows sorted by columns ("-x": descending) as Cypher does: missing values last, first where descending."""
    found = list(rows)
    for key in reversed(keys):
        down = isinstance(key, str) and key.startswith("-")
        get = key if callable(key) else itemgetter(key.lstrip("-"))
        found.sort(key=lambda row, get=get: ((v := get(row)) is None, v), reverse=down)
    return found


def groups(values: Iterable[Any], by: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    """Values by key, in the order they come."""
    found: dict[Any, list[Any]] = {}
    for value in values:
        found.setdefault(by(value), []).append(value)
    return found


def ends(g: GraphData, found: Iterable[Thing], kinds: tuple[str, ...], city: str | None) -> list[Row]:
    """The sentences that a count of items shows: those of the items with the least and the greatest id, where they are run."""
    ids = sorted({i.id for i in found})
    links = [x for i in dict.fromkeys((ids[0], ids[-1])) for x in g.out(g.nodes[i], *kinds) if is_city(city, x.tail)]
    return sorted((x.evidence[0] for x in links), key=support_key)[:5]


def support_key(support: Row) -> tuple[str, int]:
    """The order of supports."""
    return support["report"], support["start"]
