"""Several cities beside each other."""
from __future__ import annotations

from graph.model import BASE
from graph.profile.cypher import AT, reference, sentence

_CITIES = f"UNWIND $ids AS id\nMATCH (c:{BASE} {{id: id}})"
_ITEMS = f"{_CITIES}<-[at:{AT}]-(i) WHERE at.confidence >= $confidence"

TOPICS = f"""
{_ITEMS}
WITH id, i.topic AS topic, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS label, coalesce(i.status, '') AS status, count(i) AS many
RETURN collect([id, topic, label, status, many]) AS rows"""

TIED = f"""
{_ITEMS}
OPTIONAL MATCH (i)-[a:ACHIEVED]->(o) WHERE a.confidence >= $confidence
WITH id, i, count(o) AS outcomes
OPTIONAL MATCH (i)-[b:RECOGNISED_BY]->() WHERE b.confidence >= $confidence
WITH id, i, outcomes, count(b) AS recognised
WITH id, sum(CASE WHEN outcomes > 0 THEN 1 ELSE 0 END) AS with_outcomes, sum(CASE WHEN recognised > 0 THEN 1 ELSE 0 END) AS recognised,
     sum(CASE WHEN i.first = 'national' OR i.first = 'provincial' THEN 1 ELSE 0 END) AS first, sum(CASE WHEN i:Pilot AND i.level = 'national' THEN 1 ELSE 0 END) AS national
RETURN collect([id, with_outcomes, recognised, first, national]) AS rows"""

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
{_ITEMS}
MATCH (i)-[r:INSTANCE_OF]->(k:Concept) WHERE r.confidence >= $confidence
WITH k, id, count(i) AS many
WITH k, collect([id, many]) AS cities
WITH k, cities, size(cities) AS size
ORDER BY size DESC, coalesce(k.places, 0) DESC, k.name, k.id
RETURN collect({{id: k.id, name: k.name, places: k.places, cities: cities}}) AS rows"""

ITEMS_OF_CONCEPTS = f"""
UNWIND $concepts AS concept
MATCH (k:{BASE} {{id: concept}})<-[r:INSTANCE_OF]-(i)-[at:{AT}]->(c:City) WHERE c.id IN $ids AND r.confidence >= $confidence AND at.confidence >= $confidence
WITH concept, c.id AS city, i, at ORDER BY coalesce(i.year, 9999), i.name, i.id
WITH concept, city, collect({{item: {reference('i')}, first: i.year, evidence: {sentence('at')}}}) AS items
RETURN collect([concept, city, items[0..$each]]) AS rows"""

_OUTCOMES = f"""
CALL {{
  {_CITIES}-[r:REPORTED]->(o:Outcome) WHERE r.confidence >= $confidence RETURN id, o, r
  UNION ALL
  {_ITEMS}
  MATCH (i)-[r:ACHIEVED]->(o:Outcome) WHERE r.confidence >= $confidence RETURN id, o, r
}}"""

SERIES = f"""
{_OUTCOMES}
WITH coalesce(o.series, o.indicator) AS series, coalesce(o.unit, '') AS unit, id, count(DISTINCT o.year) AS years
WHERE series IS NOT NULL AND years > 0
WITH series, unit, count(id) AS cities, sum(years) AS years
WHERE cities > 1
WITH series, unit, cities, years
ORDER BY cities DESC, years DESC, series, unit
RETURN count(*) AS total, collect([series, unit, cities, years])[0..$limit] AS rows"""

POINTS = f"""
{_OUTCOMES}
WITH id, o, r WHERE coalesce(o.series, o.indicator) = $series AND coalesce(o.unit, '') = $unit AND o.year IS NOT NULL AND o.value IS NOT NULL
WITH id, o, r ORDER BY id, o.year, o.value, o.id
RETURN collect({{city: id, id: o.id, name: o.name, year: o.year, value: o.value, change: o.change, evidence: {sentence('r')}}}) AS rows"""
