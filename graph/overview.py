"""What is in the graph, as counts: totals, by city, by topic, by year, newest reports. Only reads; raises `graph.errors.GraphError`."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from graph.browse.reports import reports
from graph.browse.shapes import DRAWN, ReportRow
from graph.model import BASE, LABELS

_NODES = f"MATCH (n:{BASE}) WHERE coalesce(n.confidence, 1.0) >= $confidence RETURN labels(n) AS labels, count(*) AS many"
_FACTS = f"MATCH (:{BASE})-[r:{'|'.join(DRAWN)}]->(:{BASE}) RETURN type(r) AS type, count(*) AS many, sum(CASE WHEN r.confidence >= $confidence THEN 1 ELSE 0 END) AS sure"
_TOPICS = """
MATCH (n:Reform) WHERE n.topic IS NOT NULL AND n.confidence >= $confidence RETURN 'Reform' AS label, n.topic AS topic, count(*) AS many
UNION ALL
MATCH (n:Pilot) WHERE n.topic IS NOT NULL AND n.confidence >= $confidence RETURN 'Pilot' AS label, n.topic AS topic, count(*) AS many
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
    """All counts of the overview, in five reads, of things and facts whose confidence is at least `confidence`."""
    nodes: Counter = Counter()
    for labels, many in store.read(_NODES, confidence=confidence).rows:
        nodes[next((label for label in labels if label in LABELS), BASE)] += many
    topics: dict[str, dict[str, int]] = {}
    for label, topic, many in store.read(_TOPICS, confidence=confidence).rows:
        topics.setdefault(topic, {})[label] = many
    listed, facts = reports(store), store.read(_FACTS, confidence=confidence).rows
    return Overview(
        nodes=dict(nodes),
        relationships={kind: sure for kind, _, sure in facts if sure},
        topics=dict(sorted(topics.items(), key=lambda item: (-sum(item[1].values()), item[0]))),
        cities=[CityRow(id, name or id, province or "", level or "", lon, lat, reforms, pilots)
                for id, name, province, level, lon, lat, reforms, pilots in store.read(_CITIES, confidence=confidence).rows],
        years=dict(Counter(row.year for row in listed)),
        reports=listed,
        hidden=sum(many - sure for _, many, sure in facts),
    )
