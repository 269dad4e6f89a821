"""The Cypher of reviewing: only reads, everything but labels and types is a parameter."""
from __future__ import annotations

from collections.abc import Iterable

from graph.model import BASE, LABELS, TYPES

FACTS = tuple(kind for kind, t in TYPES.items() if t.fact and kind != "INSTANCE_OF")
"""Relationship types that sentences state; what an item is an instance of is computed."""
THINGS = tuple(label for label, node in LABELS.items() if node.fact and label not in ("City", "Concept"))
"""Labels of the things that a doubtful confidence is asked about; places have a list of their own."""
ITEMS = ("Reform", "Pilot")

REPORTS = f"MATCH (r:Report) WHERE r:{BASE} RETURN r.id AS id, r.name AS name, r.city AS city, r.year AS year"

NODES = f"UNWIND $ids AS id MATCH (n:{BASE} {{id: id}}) RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties"

TOLD = f"""
UNWIND $ids AS id
MATCH (n:{BASE} {{id: id}})-[r:TOLD_IN]->(:Report)
RETURN n.id AS id, r.reports AS reports, r.starts AS starts, r.ends AS ends, r.quotes AS quotes"""

POSTS = f"""
UNWIND $ids AS id
MATCH (n:{BASE} {{id: id}})-[r:HOLDS_POST]->(c:City)
RETURN n.id AS id, r.reports AS reports, r.starts AS starts, r.ends AS ends, r.quotes AS quotes, c.name AS city"""

MENTIONS = f"""
UNWIND $ids AS id
MATCH (n:{BASE} {{id: id}})-[r:MENTIONED_IN]->(p:Passage)
RETURN n.id AS id, p.report AS report, p.start AS start, p.text AS text, r.mention_starts AS starts, r.mention_ends AS ends
ORDER BY id, report, start"""

OPEN_PLACES = f"""
MATCH (n:City) WHERE n:{BASE} AND n.open IS NOT NULL
RETURN n.id AS id, n.name AS name, n.open AS why, n.reports AS reports ORDER BY name, id"""

RELATIONSHIPS = f"""
UNWIND $rows AS row
MATCH (a:{BASE} {{id: row.from}})-[r]->(b:{BASE} {{id: row.to}})
WHERE type(r) = row.type
RETURN type(r) AS type, a.id AS head, b.id AS tail, properties(r) AS properties"""


def weak_relationships(kinds: Iterable[str]) -> str:
    """Type, ends, confidence and reports of the relationships of some types below a confidence."""
    return (f"MATCH (a:{BASE})-[r:{_facts(kinds)}]->(b:{BASE}) WHERE r.confidence < $below "
            "RETURN type(r) AS type, a.id AS head, b.id AS tail, r.confidence AS confidence, r.reports AS reports")


def weak_things(label: str) -> str:
    """Ids, confidence and reports of the things of a label below a confidence."""
    return f"MATCH (n:{_label(label)}) WHERE n:{BASE} AND n.confidence < $below RETURN n.id AS id, n.confidence AS confidence, n.reports AS reports"


def sure_relationships(kinds: Iterable[str]) -> str:
    """Type and ends of the relationships of some types from a confidence on."""
    return f"MATCH (a:{BASE})-[r:{_facts(kinds)}]->(b:{BASE}) WHERE r.confidence >= $least RETURN type(r) AS type, a.id AS head, b.id AS tail"


def sure_things(label: str) -> str:
    """Ids of the things of a label from a confidence on."""
    return f"MATCH (n:{_label(label)}) WHERE n:{BASE} AND n.confidence >= $least RETURN n.id AS id"


def _facts(kinds: Iterable[str]) -> str:
    return "|".join(TYPES[kind].type for kind in kinds)


def _label(label: str) -> str:
    return LABELS[label].label
