"""The Cypher that turns names into nodes, and reports into their titles. Parameterised; labels come from `graph.model`."""
from __future__ import annotations

from graph.model import BASE, LABELS

CITY_BY_ID = f"MATCH (c:{BASE} {{id: $id}}) WHERE c:City RETURN c.id AS id, c.name AS name, c.province AS province, c.level AS level"

CITIES_BY_NAME = "UNWIND $names AS name MATCH (c:City {name: name}) RETURN c.id AS id, c.name AS name, c.province AS province, c.level AS level"

CITIES = "MATCH (c:City) RETURN c.id AS id, c.name AS name, c.province AS province, c.level AS level, c.aliases AS aliases"

CITY_NAMESAKES = """
MATCH (c:City)
WITH c.name AS name, count(*) AS n
WHERE n > 1
RETURN name"""

TOPICS = "MATCH (t:Topic) RETURN t.name AS name ORDER BY name"

NODE_BY_ID = f"MATCH (n:{BASE} {{id: $id}}) RETURN n.id AS id, n.name AS name, labels(n) AS labels"

_NAMED = [label for label, kind in LABELS.items() if kind.fact and "name" in kind.indexed]

NODES_BY_NAME = "\nUNION ALL\n".join(
    f"MATCH (n:{label} {{name: $name}}) RETURN n.id AS id, n.name AS name, '{label}' AS label" for label in _NAMED)
"""One branch a label, so that each uses its own index."""

NAMES_LIKE = f"""
MATCH (n:{BASE})
WHERE toLower(n.name) CONTAINS toLower($text)
RETURN DISTINCT n.name AS name
ORDER BY size(name), name
LIMIT 200"""

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

FACTS_LOADED = f"MATCH (r:Report) WHERE r:{BASE} RETURN count(*) AS reports, collect(r.id + ' ' + r.hash + ' ' + coalesce(r.view, '')) AS loaded"
"""How many reports there are, and what changes whenever their facts do; reports without a hash are counted, no more."""
