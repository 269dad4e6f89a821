"""Cities by the ideas they share."""
from __future__ import annotations

from graph.profile.cypher import AT, THING

_OWN = f"MATCH (c:{THING})<-[at:{AT}]-(i)-[r:INSTANCE_OF]->(k:Concept) WHERE at.confidence >= $confidence AND r.confidence >= $confidence"

OWN = f"{_OWN}\nWITH DISTINCT k\nRETURN collect({{id: k.id, name: k.name, places: k.places}}) AS rows"
"""The ideas of the city."""

SHARED = f"""
{_OWN}
WITH DISTINCT k
MATCH (k)<-[s:INSTANCE_OF]-(j)-[to:{AT}]->(o:City) WHERE o.id <> $id AND s.confidence >= $confidence AND to.confidence >= $confidence
WITH o.id AS id, collect(DISTINCT k.id) AS ideas
RETURN collect([id, ideas]) AS rows"""
"""Which of them each other city follows. Nothing more of the ideas: many cities share them."""

MANY = f"""
MATCH (c:City)<-[at:{AT}]-(i) WHERE at.confidence >= $confidence
WITH c.id AS id, count(i) AS many
RETURN collect([id, many]) AS rows"""
"""How much each city runs."""

PLACES = f"MATCH (c:City) WHERE (c)<-[:{AT}]-() RETURN collect(c {{.id, .name, .level, .province, .adcode}}) AS rows"
