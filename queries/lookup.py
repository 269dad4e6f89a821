"""The Cypher that parameters and sources are looked up with. Parameterised; labels come from `graph.model`."""
from __future__ import annotations

from graph.model import BASE, LABELS

TOPICS = "MATCH (t:Topic) RETURN t.name AS name ORDER BY name"

REPORTS = f"""
UNWIND $ids AS id
MATCH (r:{BASE} {{id: id}})
RETURN r.id AS id, r.title AS title, r.files AS files, r.city AS city, r.year AS year, r.source AS source, r.url AS url"""


def has_value(label: str, name: str) -> str:
    """Is `$value` a value of this property? One row, or none."""
    return f"MATCH (n:{LABELS[label].label} {{{_property(label, name)}: $value}}) RETURN true AS found LIMIT 1"


def values_of(label: str, name: str) -> str:
    """All values of this property."""
    return f"MATCH (n:{LABELS[label].label}) WHERE n.{_property(label, name)} IS NOT NULL RETURN DISTINCT n.{_property(label, name)} AS value ORDER BY value"


def _property(label: str, name: str) -> str:
    return next(p for p in LABELS[label].indexed if p == name)
