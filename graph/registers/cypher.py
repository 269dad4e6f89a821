"""The Cypher of the registers. Everything is a parameter; labels and types are those of `graph.model`, and a pattern begins at what is bound
or at the smaller side.

Rows of a register are asked for whole but light (names, codes, ids); sentences only for the rows of a page.
"""
from __future__ import annotations

from graph.model import BASE, TYPES

_ITEM = ("i.id AS item, i.name AS name, i.topic AS topic, i.status AS status, i.level AS level, i.first AS first, i.years AS years, i.year AS year, "
         "places")
_AT = """
OPTIONAL MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City) WHERE at.confidence >= $confidence"""

CITIES = "MATCH (c:City) RETURN c.id AS id, c.name AS name, c.province AS province"

REPORTS = """
MATCH (r:Report)
RETURN r.id AS id, r.title AS title, r.name AS name, r.place AS place, r.year AS year, r.kind AS kind, r.register AS register"""

ITEMS = f"""
UNWIND $ids AS id
MATCH (i:{BASE} {{id: id}}){_AT}
WITH i, collect(c.id) AS places
RETURN {_ITEM}, i.number AS number, i.area AS area, i.form AS form, i.deadline AS deadline, i.description AS description, i.results AS results"""

IN_LEDGERS = """
MATCH (r:Report) WHERE r.kind = 'ledger'
MATCH (r)<-[t:TOLD_IN]-(i) WHERE t.confidence >= $confidence
RETURN r.id AS report, r.register AS register, r.year AS year, i.id AS item, i.deadline AS deadline, i.form AS form, t.months AS months, t.statuses AS statuses,
       t.confidences AS confidences"""

CLAIMS = f"""
MATCH (l:Leader)-[r:LEADS]->(i) WHERE r.confidence >= $confidence{_AT}
WITH l, r, i, collect(c.id) AS places
RETURN l.id AS leader, l.name AS leader_name, l.post AS post, r.since AS since, r.confidences AS confidences, {_ITEM}"""

POSTS = """
MATCH (l:Leader)-[h:HOLDS_POST]->(c:City) WHERE h.confidence >= $confidence
RETURN l.id AS leader, c.id AS place, h.titles AS titles, h.years AS years"""

OWNERS = """
MATCH (o:Organisation)-[r:RESPONSIBLE_FOR]->(i) WHERE r.confidence >= $confidence
RETURN o.id AS body, o.name AS name, r.roles AS roles, i.id AS item"""

AIMS = """
MATCH (t:Target)<-[a:AIMS_AT]-(i) WHERE a.confidence >= $confidence
RETURN i.id AS item, t.id AS target, t.name AS name"""

PROBLEMS = """
MATCH (p:Problem)
OPTIONAL MATCH (p)<-[a:ADDRESSES]-(i) WHERE a.confidence >= $confidence
RETURN p.id AS problem, p.name AS name, p.number AS number, p.area AS area, p.reports AS reports, i.id AS item"""

NUMBERED = tuple(f"""
MATCH (i:{label}) WHERE i.number IS NOT NULL{_AT}
WITH i, collect(c.id) AS places
RETURN {_ITEM}, i.number AS number, i.description AS description, i.reports AS reports, i.contributions AS contributions""" for label in ("Reform", "Pilot"))

LEADERS = """
UNWIND $ids AS id
MATCH (i:Thing {id: id})<-[r:LEADS]-(l:Leader) WHERE r.confidence >= $confidence
RETURN i.id AS item, l.id AS leader, l.name AS name"""

PILOTS = f"""
MATCH (i:Pilot){_AT}
WITH i, collect(c.id) AS places
RETURN {_ITEM}, i.batch AS batch, i.approver AS approver, i.approved AS approved, i.model AS model, i.results AS results"""

FIRSTS = "MATCH (i:Reform) WHERE i.first = 'national' OR i.first = 'provincial' RETURN i.id AS item"

ACHIEVED = """
MATCH (o:Outcome)<-[a:ACHIEVED]-(i) WHERE a.confidence >= $confidence
RETURN i.id AS item, collect(o.id) AS outcomes"""

RESULTS = """
UNWIND $ids AS id
MATCH (i:Thing {id: id})-[a:ACHIEVED]->(o:Outcome) WHERE a.confidence >= $confidence
RETURN i.id AS item, o.id AS outcome, o.name AS name, i.results AS stated ORDER BY item, o.year, o.name, outcome"""

STATED_RESULTS = "UNWIND $ids AS id MATCH (i:Thing {id: id}) WHERE i.results IS NOT NULL RETURN i.id AS item, i.results AS results"

RECOGNISED = """
MATCH (y:Organisation|Leader)<-[r:RECOGNISED_BY]-(x) WHERE r.confidence >= $confidence
RETURN x.id AS item, x.name AS name, y.id AS recogniser, y.name AS recogniser_name, y.kind AS kind, y.post AS post, y.of AS of,
       r.forms AS forms, r.levels AS levels, r.dates AS dates, r.confidences AS confidences, r.reports AS reports"""

MECHANISMS = tuple(f"""
MATCH (i:{label} {{topic: $topic}}){_AT}
WITH i, collect(c.id) AS places
RETURN {_ITEM}, i.mechanism AS mechanism, i.rhythm AS rhythm, i.consequence AS consequence""" for label in ("Reform", "Pilot"))

MECHANISMS_BY_ID = f"""
UNWIND $ids AS id
MATCH (i:{BASE} {{id: id}}){_AT}
WITH i, collect(c.id) AS places
RETURN {_ITEM}, i.mechanism AS mechanism, i.rhythm AS rhythm, i.consequence AS consequence"""

TELLINGS = """
UNWIND $ids AS id
MATCH (i:Thing {id: id})-[t:TOLD_IN]->(r:Report) WHERE t.confidence >= $confidence
RETURN i.id AS item, t.reports AS reports, t.starts AS starts, t.ends AS ends, t.quotes AS quotes, t.passages AS passages, t.confidences AS confidences
ORDER BY item, r.year, r.id"""

SCORES = """
MATCH (n:Score)<-[s:SCORED]-(x) WHERE s.confidence >= $confidence
RETURN n.id AS id, n.board AS board, n.period AS period, n.score AS score, n.rank AS rank, n.year AS year, x.id AS body, x.name AS name, s.reports AS reports"""

_NUMBER = "x.id AS id, x.indicator AS indicator, x.series AS series, x.value AS value, x.unit AS unit, x.year AS year, x.name AS name"

ITEM_OUTCOMES = f"""
MATCH (x:Outcome)<-[r:ACHIEVED]-(i) WHERE r.confidence >= $confidence
RETURN i.id AS owner, {_NUMBER}, null AS by, r.reports[0] AS report"""

ITEM_TARGETS = f"""
MATCH (x:Target)<-[r:AIMS_AT]-(i) WHERE r.confidence >= $confidence
RETURN i.id AS owner, {_NUMBER}, x.by AS by, r.reports[0] AS report"""

CITY_NUMBERS = {label: f"""
MATCH (x:{label})<-[r:REPORTED]-(c:City) WHERE r.confidence >= $confidence
RETURN c.id AS owner, {_NUMBER}, {'x.by' if label == 'Target' else 'null'} AS by, r.reports[0] AS report""" for label in ("Target", "Outcome")}

BENCHMARKS = """
MATCH (a:City)-[m:BENCHMARKS]->(b:City) WHERE m.confidence >= $confidence
RETURN a.id AS place, b.id AS benchmark, m.reports AS reports"""

BY_TOPIC = f"""
UNWIND $ids AS id
MATCH (c:{BASE} {{id: id}})<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i) WHERE at.confidence >= $confidence
RETURN c.id AS place, i.topic AS topic, count(DISTINCT i) AS items"""

ON_TOPIC = f"""
UNWIND $pairs AS pair
MATCH (c:{BASE} {{id: pair.place}})<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i) WHERE i.topic = pair.topic AND at.confidence >= $confidence
RETURN c.id AS place, i.topic AS topic, i.id AS item, i.name AS name, i.year AS year
ORDER BY place, topic, year DESC, name, item"""

UNDER_HEADING = """
UNWIND $ids AS id
MATCH (i:Thing {id: id})-[:MENTIONED_IN]->(p:Passage) WHERE p.kind = 'heading'
MATCH (q:Passage {report: p.report}) WHERE q.order = p.order + 1
RETURN i.id AS item, i.number AS number, p.text AS heading, q.text AS text, q.path AS path, q.kind AS kind ORDER BY item, p.id"""
"""The paragraph after the heading that names an item."""

PASSAGES = f"""
UNWIND $ids AS id
MATCH (p:{BASE} {{id: id}})
RETURN p.id AS id, p.text AS text, p.start AS start, p.path AS path, p.row AS row"""

_FROM_TAIL = ("REPORTED", "SCORED", "RESPONSIBLE_FOR", "LEADS", "HOLDS_POST")
"""Types whose heads have very many of them: found from the other end."""
_SUPPORTS = "r.reports AS reports, r.starts AS starts, r.ends AS ends, r.quotes AS quotes, r.passages AS passages, r.confidences AS confidences"

SUPPORTS = {
    kind: f"UNWIND $pairs AS pair MATCH (b:{BASE} {{id: pair.tail}})<-[r:{kind}]-(a:{BASE} {{id: pair.head}}) RETURN pair.head AS head, pair.tail AS tail, {_SUPPORTS}"
    if kind in _FROM_TAIL else
    f"UNWIND $pairs AS pair MATCH (a:{BASE} {{id: pair.head}})-[r:{kind}]->(b:{BASE} {{id: pair.tail}}) RETURN pair.head AS head, pair.tail AS tail, {_SUPPORTS}"
    for kind, made in TYPES.items() if made.fact
}

PROBLEM_MENTIONS = f"""
UNWIND $ids AS id
MATCH (n:{BASE} {{id: id}})-[m:MENTIONED_IN]->(p:Passage)
RETURN n.id AS id, p.report AS report, p.id AS passage, p.start AS start, p.end AS end, p.text AS text, m.mention_starts AS starts, m.mention_ends AS ends
ORDER BY id, report, start"""
"""The passages that name a thing: what a row rests on where no fact does (a problem without a measure)."""
