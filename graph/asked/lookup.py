"""The Cypher that turns names into nodes. Parameterised; labels come from `graph.model`."""
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
