"""What is in the graph, as counts: totals, by city, by topic, by year, newest reports. Only reads; raises `graph.errors.GraphError`.

One rule says what a threshold of confidence leaves: a fact (a relationship that is drawn) counts when its confidence reaches it, as on all
pages and in all queries, and a thing counts when a fact at it does. A thing in a column of another (the reforms of a city) counts there when
the fact that ties the two does. A thing's own confidence, how sure it is that one is named at all, is no part of it. The threshold 0 leaves
nothing out, things that no fact is tied to neither; reports, passages, topics and concepts state nothing and always count.
"""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from graph.browse.reports import reports
from graph.browse.shapes import DRAWN, ReportRow
from graph.model import BASE, LABELS

_FACT = "|".join(DRAWN)
_NODES = f"MATCH (n:{BASE}) RETURN labels(n) AS labels, count(*) AS many"
_SURE_NODES = f"""
MATCH (n:{BASE})-[r:{_FACT}]-(:{BASE}) WHERE r.confidence >= $confidence
WITH DISTINCT n RETURN labels(n) AS labels, count(*) AS many
"""
_FACTS = f"MATCH (:{BASE})-[r:{_FACT}]->(:{BASE}) RETURN type(r) AS type, count(*) AS many, sum(CASE WHEN r.confidence >= $confidence THEN 1 ELSE 0 END) AS sure"
_TOPICS = """
MATCH (n:{label})-[r:ABOUT]->(t:Topic) WHERE r.confidence >= $confidence RETURN t.name AS topic, count(DISTINCT n) AS many
"""
_CITIES = """
MATCH (c:City)
OPTIONAL MATCH (c)<-[at:CARRIED_OUT_IN]-(r:Reform) WHERE at.confidence >= $confidence
WITH c, count(DISTINCT r) AS reforms
OPTIONAL MATCH (c)<-[host:HOSTED_BY]-(p:Pilot) WHERE host.confidence >= $confidence
WITH c, reforms, count(DISTINCT p) AS pilots
WHERE reforms + pilots > 0
RETURN c.id AS id, c.name AS name, c.province AS province, c.level AS level, c.lon AS lon, c.lat AS lat, reforms, pilots
ORDER BY reforms + pilots DESC, id
"""
_STATING = tuple(label for label, node in LABELS.items() if node.fact)


@dataclass(frozen=True)
class CityRow:
    """A jurisdiction with what it runs; `lon` and `lat` in degrees, None where not known."""

    id: str
    name: str
    province: str
    level: str
    lon: float | None
    lat: float | None
    reforms: int
    pilots: int


@dataclass(frozen=True)
class Overview:
    """Counts of the whole graph, or of what in it reaches a confidence; `hidden` facts do not.

    `topics` is `{topic: {label: n}}`, `years` counts reports by year (None: not known)."""

    nodes: dict[str, int]
    relationships: dict[str, int]
    topics: dict[str, dict[str, int]]
    cities: list[CityRow]
    years: dict[int | None, int]
    reports: list[ReportRow]
    hidden: int = 0

    @property
    def empty(self) -> bool:
        """No report is in."""
        return not self.reports

    @property
    def facts(self) -> int:
        """Relationships that state something (those that only tell where it stands not counted)."""
        return sum(self.relationships.values())


def overview(store, confidence: float = 0.0) -> Overview:
    """All counts of the overview, of what counts at the threshold `confidence` by the rule of this module."""
    nodes = _by_label(store.read(_NODES).rows)
    if confidence:
        sure = _by_label(store.read(_SURE_NODES, confidence=confidence).rows)
        nodes = {label: sure.get(label, 0) if label in _STATING else many for label, many in nodes.items()}
    topics: dict[str, dict[str, int]] = {}
    for label in ("Reform", "Pilot"):
        for topic, many in store.read(_TOPICS.format(label=label), confidence=confidence).rows:
            topics.setdefault(topic, {})[label] = many
    listed, facts = reports(store), store.read(_FACTS, confidence=confidence).rows
    return Overview(
        nodes={label: many for label, many in nodes.items() if many},
        relationships={kind: sure for kind, _, sure in facts if sure},
        topics=dict(sorted(topics.items(), key=lambda item: (-sum(item[1].values()), item[0]))),
        cities=[CityRow(id, name or id, province or "", level or "", lon, lat, reforms, pilots)
                for id, name, province, level, lon, lat, reforms, pilots in store.read(_CITIES, confidence=confidence).rows],
        years=dict(Counter(row.year for row in listed)),
        reports=listed,
        hidden=sum(many - sure for _, many, sure in facts),
    )


def _by_label(rows) -> dict[str, int]:
    counted: Counter = Counter()
    for labels, many in rows:
        counted[next((label for label in labels if label in LABELS), BASE)] += many
    return dict(counted)
