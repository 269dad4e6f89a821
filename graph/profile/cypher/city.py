"""One city: its items, people, numbers and ties to others."""
from __future__ import annotations

from graph.model import BASE
from graph.profile.cypher import AT, THING, last, reference, sentence, told

CHOICES = f"MATCH (c:City) WHERE (c)<-[:{AT}]-() RETURN collect(c {{.id, .name, .province, .level}}) AS cities"
"""Cities that run something."""

EVERY = "MATCH (c:City) WHERE c.open IS NULL RETURN collect(c {.id, .name, .province, .level}) AS cities"
"""Cities that are resolved, whatever the graph tells of them."""

ANY_REPORT = "MATCH (r:Report) WITH r LIMIT 1 RETURN count(r) AS many"

_ITEMS = f"MATCH (c:{THING})<-[r:{AT}]-(i) WHERE r.confidence >= $confidence"

TOTALS = f"""
{_ITEMS}
WITH i.topic AS topic, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS label, coalesce(i.status, '') AS status, count(i) AS many
RETURN collect([topic, label, status, many]) AS rows"""

BY_YEAR = f"""
{_ITEMS}
UNWIND CASE WHEN size(coalesce(i.years, [])) = 0 THEN [0] ELSE i.years END AS year
WITH i.topic AS topic, year, count(i) AS many
RETURN collect([topic, year, many]) AS rows"""

_NARROWED = f"""
{_ITEMS}
  AND ($topic = '' OR i.topic = $topic) AND ($label = '' OR $label IN labels(i)) AND ($status = '' OR i.status = $status)
  AND ($year = 0 OR $year IN i.years) AND ($text = '' OR toLower(i.name) CONTAINS toLower($text))"""

ITEMS = f"""
{_NARROWED}
WITH i, r, {last('i')} AS last
ORDER BY last DESC, i.topic, i.name, i.id
SKIP $offset LIMIT $limit
OPTIONAL MATCH (i)-[a:ACHIEVED]->() WHERE a.confidence >= $confidence
WITH i, r, last, count(a) AS outcomes
ORDER BY last DESC, i.topic, i.name, i.id
RETURN collect({{item: {reference('i')}, topic: i.topic, status: i.status, level: i.level, first: i.year, last: last, batch: i.batch,
               outcomes: outcomes, evidence: {sentence('r')}}}) AS rows"""

MANY_ITEMS = f"{_NARROWED}\nRETURN count(i) AS many"

PILOTS = f"""
{_ITEMS} AND i:Pilot
WITH i, r, CASE i.level WHEN 'national' THEN 1 WHEN 'provincial' THEN 2 WHEN 'municipal' THEN 3 ELSE 4 END AS rank
ORDER BY rank, coalesce(i.year, 9999), i.name, i.id
LIMIT $limit
RETURN collect({{item: {reference('i')}, topic: i.topic, status: i.status, level: i.level, first: i.year, last: {last('i')},
               batch: i.batch, evidence: {sentence('r')}}}) AS rows"""

_POSTS = f"MATCH (c:{THING})<-[r:HOLDS_POST]-(l:Leader) WHERE r.confidence >= $confidence"

LEADERS = f"""
{_POSTS}
WITH l, r, {told('r', 'titles')} AS titles, {told('r', 'years')} AS years
WITH l, r, titles, years, reduce(m = 0, y IN years | CASE WHEN y > m THEN y ELSE m END) AS last
ORDER BY last DESC, l.name, l.id
LIMIT $limit
OPTIONAL MATCH (l)-[d:LEADS]->() WHERE d.confidence >= $confidence
WITH l, r, titles, years, last, count(d) AS led
ORDER BY last DESC, l.name, l.id
RETURN collect({{leader: {reference('l')}, titles: titles, years: years, froms: {told('r', 'froms')}, tos: {told('r', 'tos')},
               held: {told('r', 'held')}, led: led, evidence: {sentence('r')}}}) AS rows"""

MANY_LEADERS = f"{_POSTS}\nRETURN count(l) AS many"

OUTCOMES = f"""
CALL {{
  MATCH (c:{THING})-[r:REPORTED]->(o:Outcome) WHERE r.confidence >= $confidence RETURN o
  UNION ALL
  MATCH (c:{THING})<-[at:{AT}]-(i)-[r:ACHIEVED]->(o:Outcome) WHERE at.confidence >= $confidence AND r.confidence >= $confidence RETURN o
}}
WITH DISTINCT o
WITH o.series AS series, coalesce(o.unit, '') AS unit, count(DISTINCT o.year) AS years, count(o) AS many
WHERE series IS NOT NULL
WITH series, unit, years, many
ORDER BY years DESC, many DESC, series, unit
RETURN count(*) AS total, sum(many) AS outcomes, collect([series, unit])[0..$limit] AS first"""
"""Series by how many years tell of them; the totals are those of all."""

POINTS = f"""
CALL {{
  MATCH (c:{THING})-[r:REPORTED]->(o:Outcome) WHERE r.confidence >= $confidence AND o.series IN $series RETURN o, r, null AS i
  UNION ALL
  MATCH (c:{THING})<-[at:{AT}]-(i)-[r:ACHIEVED]->(o:Outcome) WHERE at.confidence >= $confidence AND r.confidence >= $confidence AND o.series IN $series RETURN o, r, i
}}
RETURN collect({{series: o.series, unit: coalesce(o.unit, ''), id: o.id, name: o.name, indicator: o.indicator, value: o.value, change: o.change, year: o.year,
               item: CASE WHEN i IS NULL THEN null ELSE {reference('i')} END, evidence: {sentence('r')}}}) AS rows"""
"""The numbers of the city in these series, whatever their unit: all that it has is looked at once."""

_RECOGNISED = f"""
CALL {{
  MATCH (c:{THING})-[r:RECOGNISED_BY]->(x) WHERE r.confidence >= $confidence RETURN c AS subject, r, x
  UNION ALL
  MATCH (c:{THING})<-[at:{AT}]-(i)-[r:RECOGNISED_BY]->(x) WHERE at.confidence >= $confidence AND r.confidence >= $confidence RETURN i AS subject, r, x
}}"""

RECOGNITIONS = f"""
{_RECOGNISED}
WITH subject, r, x, {sentence('r', named=True)} AS one
OPTIONAL MATCH (report:{BASE} {{id: one.report}})
WITH subject, r, x, one, report.year AS year
ORDER BY coalesce(year, 0) DESC, x.name, subject.name, subject.id, x.id
LIMIT $limit
RETURN collect({{subject: {reference('subject')}, recogniser: {reference('x')}, kind: x.kind, year: year, forms: {told('r', 'forms')},
               levels: {told('r', 'levels')}, dates: {told('r', 'dates')}, evidence: one}}) AS rows"""

MANY_RECOGNITIONS = f"{_RECOGNISED}\nRETURN count(*) AS many"

_PROBLEMS = f"{_ITEMS}\nMATCH (i)-[a:ADDRESSES]->(p:Problem) WHERE a.confidence >= $confidence"

PROBLEMS = f"""
{_PROBLEMS}
WITH p, i, a ORDER BY coalesce(i.year, 0) DESC, i.name, i.id
WITH p, collect(i) AS items, head(collect(a)) AS a
ORDER BY size(items) DESC, p.name, p.id
LIMIT $limit
RETURN collect({{problem: {reference('p')}, area: p.area, items: [i IN items[0..4] | {reference('i')}], many: size(items), evidence: {sentence('a')}}}) AS rows"""

ANSWERED = f"{_PROBLEMS}\nRETURN collect(DISTINCT p.id) AS problems"
"""The ids of all these."""

OWN_REPORTS = "MATCH (r:Report {place: $id}) RETURN collect(r.id) AS reports"

NAMED_PROBLEMS = f"""
MATCH (p:Problem) WHERE any(report IN p.reports WHERE report IN $reports)
RETURN collect({{problem: {reference('p')}, area: p.area}}) AS rows"""
"""The problems that these reports name, whatever answers them."""

NAMED_WHERE = f"""
UNWIND $ids AS id
MATCH (p:{BASE} {{id: id}})-[m:MENTIONED_IN]->(q:Passage) WHERE q.report IN $reports
WITH p, m, q ORDER BY q.report, m.mention_starts[0]
RETURN collect([p.id, q.report, q.id, q.text, q.start, m.mention_starts[0], m.mention_ends[0]]) AS rows"""

BENCHMARKS = f"""
MATCH (c:{THING})-[r:BENCHMARKS]-(o:City) WHERE r.confidence >= $confidence
WITH c, r, o, startNode(r).id = c.id AS outward
ORDER BY outward DESC, o.name, o.id
RETURN count(*) AS total, collect({{city: {reference('o')}, outward: outward, evidence: {sentence('r')}}})[0..$limit] AS rows"""

PARTS = f"""
MATCH (c:{THING})-[r:PART_OF]-(o:City) WHERE r.confidence >= $confidence
WITH o, startNode(r).id = c.id AS above
OPTIONAL MATCH (o)<-[at:{AT}]-(i) WHERE at.confidence >= $confidence
WITH o, above, count(i) AS items
ORDER BY items DESC, o.name, o.id
RETURN collect({{place: {reference('o')}, above: above, items: items}}) AS rows"""

REPORTS = """
MATCH (r:Report {place: $id})
WITH r ORDER BY coalesce(r.year, 0) DESC, r.id
RETURN count(r) AS total, collect(r {.id, .title, .name, .year})[0..$limit] AS rows"""
