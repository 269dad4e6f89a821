"""Several cities beside each other. What is shared and what is missing is found in Python: the embedded engine is slow at it."""
from __future__ import annotations

from graph.model import BASE
from graph.profile.cypher import AT, reference, sentence

_CITIES = f"UNWIND $ids AS id\nMATCH (c:{BASE} {{id: id}})"
_ITEMS = f"{_CITIES}<-[at:{AT}]-(i) WHERE at.confidence >= $confidence"

TOPICS = f"""
{_ITEMS}
WITH id, i.topic AS topic, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS label, coalesce(i.status, '') AS status, count(i) AS many,
     sum(CASE WHEN i.first IN ['national', 'provincial'] THEN 1 ELSE 0 END) AS first, sum(CASE WHEN i:Pilot AND i.level = 'national' THEN 1 ELSE 0 END) AS national
RETURN collect([id, topic, label, status, many, first, national]) AS rows"""

WITH_OUTCOMES = f"""
{_CITIES}<-[at:{AT}]-(i)-[r:ACHIEVED]->() WHERE at.confidence >= $confidence AND r.confidence >= $confidence
WITH id, count(DISTINCT i) AS many
RETURN collect([id, many]) AS rows"""

RECOGNISED = f"""
{_CITIES}<-[at:{AT}]-(i)-[r:RECOGNISED_BY]->() WHERE at.confidence >= $confidence AND r.confidence >= $confidence
WITH id, count(DISTINCT i) AS many
RETURN collect([id, many]) AS rows"""

REPORTS = """
UNWIND $ids AS id
MATCH (r:Report {place: id})
WITH id, count(r) AS many, min(r.year) AS first, max(r.year) AS last
RETURN collect([id, many, first, last]) AS rows"""

LEADERS = f"""
{_CITIES}<-[r:HOLDS_POST]-(l:Leader) WHERE r.confidence >= $confidence
WITH id, count(l) AS many
RETURN collect([id, many]) AS rows"""

CONCEPTS = f"""
{_CITIES}<-[at:{AT}]-(i)-[r:INSTANCE_OF]->(k:Concept) WHERE at.confidence >= $confidence AND r.confidence >= $confidence
WITH id, k, count(i) AS many
WITH id, collect([k.id, k.name, k.places, many]) AS concepts
RETURN collect([id, concepts]) AS rows"""
"""The ideas of each city, with how many of its items follow each."""

ITEMS_OF_CONCEPTS = f"""
UNWIND $concepts AS concept
MATCH (k:{BASE} {{id: concept}})<-[r:INSTANCE_OF]-(i)-[at:{AT}]->(c:City) WHERE c.id IN $ids AND r.confidence >= $confidence AND at.confidence >= $confidence
WITH concept, c.id AS city, i, at ORDER BY coalesce(i.year, 9999), i.name, i.id
WITH concept, city, collect({{item: {reference('i')}, first: i.year, evidence: {sentence('at')}}}) AS items
RETURN collect([concept, city, items[0..$each]]) AS rows"""

_VALUED = "r.confidence >= $confidence AND o.year IS NOT NULL AND o.value IS NOT NULL"
_SERIES = """WITH DISTINCT id, o.series AS series, coalesce(o.unit, '') AS unit, o.year AS year
RETURN collect([id, series, unit, year]) AS rows"""

REPORTED = f"{_CITIES}-[r:REPORTED]->(o:Outcome) WHERE {_VALUED}\n{_SERIES}"
"""Which indicators the cities have values of, by year; below those that their items have."""

ACHIEVED = f"{_CITIES}<-[at:{AT}]-(i)-[r:ACHIEVED]->(o:Outcome) WHERE at.confidence >= $confidence AND {_VALUED}\n{_SERIES}"

_POINT = "r.confidence >= $confidence AND o.series = $series AND coalesce(o.unit, '') = $unit AND o.year IS NOT NULL AND o.value IS NOT NULL"

POINTS = f"""
CALL {{
  {_CITIES}-[r:REPORTED]->(o:Outcome) WHERE {_POINT} RETURN c.id AS city, o, r
  UNION ALL
  {_CITIES}<-[at:{AT}]-(i)-[r:ACHIEVED]->(o:Outcome) WHERE at.confidence >= $confidence AND {_POINT} RETURN c.id AS city, o, r
}}
WITH city, o, r ORDER BY city, o.year, o.value, o.id
RETURN collect({{city: city, id: o.id, name: o.name, year: o.year, value: o.value, change: o.change, evidence: {sentence('r')}}}) AS rows"""
