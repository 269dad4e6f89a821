"""Cities by the ideas they share."""
from __future__ import annotations

from graph.model import BASE
from graph.profile.cypher import AT, THING, reference

_OWN = f"MATCH (c:{THING})<-[at:{AT}]-(i)-[r:INSTANCE_OF]->(k:Concept) WHERE at.confidence >= $confidence AND r.confidence >= $confidence"

SHARED = f"""
{_OWN}
WITH DISTINCT k
MATCH (k)<-[s:INSTANCE_OF]-(j)-[to:{AT}]->(o:City) WHERE o.id <> $id AND s.confidence >= $confidence AND to.confidence >= $confidence
WITH DISTINCT o, k
ORDER BY coalesce(k.places, 0), k.name, k.id
WITH o, count(k) AS shared, collect({reference('k')})[0..$named] AS first
ORDER BY shared DESC, o.id
LIMIT $limit
RETURN collect({{id: o.id, shared: shared, first: first}}) AS rows"""
"""The rarest of the shared ideas first: they say more than those that everybody has."""

MANY = f"""
UNWIND $ids AS id
MATCH (c:{BASE} {{id: id}})<-[at:{AT}]-(i)-[r:INSTANCE_OF]->(k:Concept) WHERE at.confidence >= $confidence AND r.confidence >= $confidence
WITH id, count(DISTINCT k) AS many
RETURN collect([id, many]) AS rows"""
"""How many ideas each city has in all."""

PLACES = f"MATCH (c:City) WHERE (c)<-[:{AT}]-() RETURN collect(c {{.id, .name, .level, .province, .adcode}}) AS rows"
