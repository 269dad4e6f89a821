"""The Cypher of the registers. Everything is a parameter; labels and types are those of `graph.model`, and a pattern begins at what is bound
or at the smaller side.

Rows of a register are asked for whole but light (names, codes, ids); sentences only for the rows of a page.
"""
from __future__ import annotations

import re
from typing import NamedTuple

from graph.model import BASE, NAMED_IN, TYPES


class Light(NamedTuple):
    """A statement whose rows come as one list of lists, each in the order of `names`: to read many rows costs more than to find them. `followed` is the
    same without a threshold: where a relationship is neither asked for its confidence nor for anything else, it is followed and not read."""

    cypher: str
    followed: str
    names: tuple[str, ...]


_SURE = re.compile(r"(?P<name>\w+)\.confidence >= \$confidence(?: AND )?")


def _light(pattern: str, columns: str) -> Light:
    """`columns`: as after RETURN, `expression AS name` or a name, without commas inside."""
    each = [column.strip().rpartition(" AS ") for column in columns.split(",")]
    text = f"{pattern}\nRETURN collect([{', '.join(told or name for told, _, name in each)}]) AS rows"
    return Light(text, _followed(text), tuple(name for _, _, name in each))


def _followed(text: str) -> str:
    """The statement for a threshold of 0, which every relationship reaches."""
    made = re.sub(r"\s*WHERE\s*(?=\n|WITH|MATCH|RETURN|OPTIONAL|\||$)", " ", _SURE.sub("", text))
    for name in {match["name"] for match in _SURE.finditer(text)}:
        if len(re.findall(rf"\b{name}\b", made)) == len(re.findall(rf"\[{name}:", made)):
            made = made.replace(f"[{name}:", "[:")
    return made


_BY_ID = f"UNWIND $ids AS id MATCH (i:{BASE} {{id: id}})"
_ITEM = """i.id AS item, i.name AS name, i.topic AS topic, i.status AS status, i.level AS level, i.first AS first, i.years AS years, i.year AS year,
           [(i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City) WHERE at.confidence >= $confidence | c.id] AS places"""
"""What the row of an item needs: read with whatever leads to the item, as finding it again by its id costs more."""

CITIES = _light("MATCH (c:City)", "c.id AS id, c.name AS name, c.province AS province, c.parent AS parent")

PARTS = _light("MATCH (c:City)-[p:PART_OF]->(o:City) WHERE p.confidence >= $confidence", "c.id AS id, o.id AS whole")

REPORTS = _light("MATCH (r:Report)",
                 "r.id AS id, r.title AS title, r.name AS name, r.place AS place, r.year AS year, r.kind AS kind, r.register AS register")

_TASK = f"{_ITEM}, i.number AS number, i.area AS area, i.form AS form, i.deadline AS deadline"

TASKS = _light(
    """
MATCH (r:Report) WHERE r.kind = 'ledger'
MATCH (r)<-[t:TOLD_IN]-(i)
WHERE t.confidence >= $confidence AND (r.register = 'tasks' OR (r.register <> 'problems' AND (i.deadline IS NOT NULL OR i.form IS NOT NULL)))
WITH r, i, [k IN range(0, size(coalesce(t.months, [])) - 1) WHERE t.months[k] <> '' AND t.confidences[k] >= $confidence | t.months[k] + ' ' + t.statuses[k]] AS months""",
    f"{_TASK}, r.year AS stated, months")

TASKS_BY_ID = _light(_BY_ID, _TASK)

LISTED = _light("MATCH (r:Report) WHERE r.register = $register MATCH (r)<-[t:TOLD_IN]-(i) WHERE t.confidence >= $confidence", "i.id AS item")
"""Items of the ledgers of one register."""

CLAIMS = _light("MATCH (l:Leader)-[r:LEADS]->(i) WHERE r.confidence >= $confidence",
                f"l.id AS leader, l.name AS leader_name, l.post AS post, r.since AS since, r.confidences AS confidences, {_ITEM}")

POSTS = _light("MATCH (l:Leader)-[h:HOLDS_POST]->(c:City) WHERE h.confidence >= $confidence",
               "l.id AS leader, c.id AS place, h.titles AS titles, h.years AS years, h.held AS held, h.confidences AS confidences")

OWNERS = _light("MATCH (o:Organisation)-[r:RESPONSIBLE_FOR]->(i) WHERE r.confidence >= $confidence",
                "o.id AS body, o.name AS name, r.roles AS roles, i.id AS item")

AIMS = _light("MATCH (t:Target)<-[a:AIMS_AT]-(i) WHERE a.confidence >= $confidence", "i.id AS item, t.id AS target, t.name AS name")

SAID = f"{_BY_ID} RETURN i.id AS item, i.contributions AS contributions"
"""What each report says of an item, as `graph.resolve.records.Contribution` writes it."""

PROBLEMS = _light("MATCH (p:Problem)", "p.id AS problem, p.name AS name, p.number AS number, p.area AS area, p.reports AS reports")

MEASURES = _light("MATCH (p:Problem)<-[a:ADDRESSES]-(i) WHERE a.confidence >= $confidence", f"p.id AS problem, i.deadline AS deadline, {_ITEM}")

NUMBERED = tuple(
    _light(f"MATCH (i:{label}) WHERE i.number IS NOT NULL AND any(report IN i.reports WHERE NOT report IN $lists)",
           f"{_ITEM}, i.number AS number, i.description AS description, i.reports AS reports, i.contributions AS contributions")
    for label in ("Reform", "Pilot"))

LEADERS = _light(f"UNWIND $ids AS id MATCH (i:{BASE} {{id: id}})<-[r:LEADS]-(l:Leader) WHERE r.confidence >= $confidence",
                 "i.id AS item, l.id AS leader, l.name AS name")

PILOTS = _light("MATCH (i:Pilot)",
                f"{_ITEM}, i.batch AS batch, i.approver AS approver, i.approved AS approved, i.model AS model, i.results AS results, i.area AS area")

_CASE = f"{_ITEM}, i.results AS results, i.area AS area"
FIRSTS = _light("MATCH (i:Reform) WHERE i.first = 'national' OR i.first = 'provincial'", _CASE)

ACHIEVED = _light("MATCH (o:Outcome)<-[a:ACHIEVED]-(i) WHERE a.confidence >= $confidence\nWITH i, count(o) AS outcomes", f"{_CASE}, outcomes")

CASES_BY_ID = _light(_BY_ID, _CASE)

RESULTS = _light(_BY_ID + "-[a:ACHIEVED]->(o:Outcome) WHERE a.confidence >= $confidence", "i.id AS item, o.id AS outcome, o.name AS name, o.year AS year")

WITH_OUTCOME = _light("MATCH (o:Outcome) WHERE toLower(o.name) CONTAINS $sought MATCH (o)<-[a:ACHIEVED]-(i) WHERE a.confidence >= $confidence\nWITH DISTINCT i LIMIT $most",
                      "i.id AS item")
"""Items with an outcome whose name contains words in small letters, some of them where there are very many."""

RECOGNISED = _light(
    f"MATCH (y:Organisation|Leader)<-[r:RECOGNISED_BY]-(i) WHERE r.confidence >= $confidence AND any(each IN coalesce(r.{NAMED_IN}, ['']) WHERE each = '')",
    f"""{_CASE}, y.id AS recogniser, y.name AS recogniser_name, y.post AS post, y.of AS of, r.forms AS forms, r.levels AS levels,
       r.dates AS dates, r.confidences AS confidences, r.reports AS reports""")
"""Of items and of places; not by persons whom only other reports name: the words of the report for them (省委书记) recognise already."""

_MECHANISM = f"{_ITEM}, i.mechanism AS mechanism, i.rhythm AS rhythm, i.consequence AS consequence"
MECHANISMS = tuple(_light(f"MATCH (i:{label} {{topic: $topic}})", _MECHANISM) for label in ("Reform", "Pilot"))
MECHANISMS_BY_ID = _light(_BY_ID, _MECHANISM)

SCORES = _light(
    "MATCH (n:Score)<-[s:SCORED]-(x) WHERE s.confidence >= $confidence",
    """n.id AS id, n.board AS board, n.period AS period, n.score AS score, n.rank AS rank, n.year AS year, x.id AS body, x.name AS name,
       s.reports AS reports""")

_NUMBER = """x.id AS id, x.indicator AS indicator, x.series AS series, x.value AS value, x.unit AS unit, x.year AS counted, x.name AS called,
             x.source AS source, head(r.reports) AS report"""
ITEM_OUTCOMES = _light("MATCH (x:Outcome)<-[r:ACHIEVED]-(i) WHERE r.confidence >= $confidence", f"i.id AS owner, null AS by, {_NUMBER}, {_ITEM}")
ITEM_TARGETS = _light("MATCH (x:Target)<-[r:AIMS_AT]-(i) WHERE r.confidence >= $confidence", f"i.id AS owner, x.by AS by, {_NUMBER}, {_ITEM}")


_CITY_NUMBER = f"c.id AS owner, r.reports AS reports, {_NUMBER}"
CITY_TARGETS = _light("MATCH (x:Target)<-[r:REPORTED]-(c:City) WHERE r.confidence >= $confidence", f"x.by AS by, {_CITY_NUMBER}")
CITY_OUTCOMES = _light("UNWIND $series AS series MATCH (x:Outcome {series: series})<-[r:REPORTED]-(c:City) WHERE r.confidence >= $confidence",
                       f"null AS by, {_CITY_NUMBER}")
LISTED_OUTCOMES = _light("MATCH (x:Outcome)<-[r:REPORTED]-(c:City) WHERE r.confidence >= $confidence AND any(report IN r.reports WHERE report IN $ledgers)",
                         f"null AS by, {_CITY_NUMBER}")
"""Those that a ledger states: only where there are ledgers of outcomes, as every relationship is read."""

BENCHMARKS = _light("MATCH (a:City)-[m:BENCHMARKS]->(b:City) WHERE m.confidence >= $confidence",
                    "a.id AS place, b.id AS benchmark, m.reports AS reports, m.topics AS topics, m.confidences AS confidences")

_CITY_ITEMS = f"UNWIND $ids AS id MATCH (c:{BASE} {{id: id}})<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i) WHERE at.confidence >= $confidence"
BY_TOPIC = _light(f"{_CITY_ITEMS} WITH c, i.topic AS topic, count(DISTINCT i) AS items", "c.id AS place, topic, items")
ON_TOPICS = _light(
    f"""{_CITY_ITEMS} AND i.topic IN $topics
WITH DISTINCT c, i ORDER BY coalesce(i.year, 0) DESC, i.name, i.id
WITH c, i.topic AS topic, collect([i.id, i.name]) AS found""", "c.id AS place, topic, size(found) AS many, found[0..$most] AS first")
CAME_OF = _light(
    f"""{_CITY_ITEMS} AND i.topic IN $topics
MATCH (i)-[a:ACHIEVED]->(o:Outcome) WHERE a.confidence >= $confidence
WITH DISTINCT c, i.topic AS topic, o ORDER BY coalesce(o.year, 0) DESC, o.name, o.id
WITH c, topic, collect([o.id, o.name]) AS found""", "c.id AS place, topic, size(found) AS many, found[0..$most] AS first")

TELLINGS = f"""
{_BY_ID}-[t:TOLD_IN]->(r:Report) WHERE t.confidence >= $confidence
RETURN i.id AS item, t.reports AS reports, t.starts AS starts, t.ends AS ends, t.quotes AS quotes, t.passages AS passages, t.confidences AS confidences
ORDER BY item, r.year, r.id"""

UNDER_HEADING = f"""
{_BY_ID}-[:MENTIONED_IN]->(p:Passage) WHERE p.kind = 'heading'
MATCH (q:Passage {{report: p.report}}) WHERE q.order = p.order + 1
RETURN i.id AS item, i.number AS number, [i.name] + i.aliases AS names, p.text AS heading, q.text AS text, q.path AS path, q.kind AS kind ORDER BY item, p.id"""
"""The paragraph after the heading that names an item."""

PASSAGES = f"UNWIND $ids AS id MATCH (p:{BASE} {{id: id}}) RETURN p.id AS id, p.text AS text, p.start AS start, p.path AS path, p.row AS row"

NAMED = f"""
UNWIND $ids AS id MATCH (n:{BASE} {{id: id}})-[m:MENTIONED_IN]->(p:Passage)
RETURN n.id AS id, p.report AS report, p.id AS passage, p.start AS start, p.end AS end, p.text AS text
ORDER BY id, report, start"""
"""The passages that name a thing: what a row rests on where no fact does (a problem without a measure)."""

_FROM_TAIL = ("REPORTED", "SCORED", "RESPONSIBLE_FOR", "LEADS", "HOLDS_POST")
"""Types whose heads have very many of them: found from the other end."""


def _supports(kind: str) -> str:
    ends = ("(b:{base} {{id: pair.tail}})<-[r:{kind}]-(a:{base} {{id: pair.head}})" if kind in _FROM_TAIL else
            "(a:{base} {{id: pair.head}})-[r:{kind}]->(b:{base} {{id: pair.tail}})").format(base=BASE, kind=kind)
    return (f"UNWIND $pairs AS pair MATCH {ends} RETURN pair.head AS head, pair.tail AS tail, r.reports AS reports, r.starts AS starts, r.ends AS ends, "
            "r.quotes AS quotes, r.passages AS passages, r.confidences AS confidences")


SUPPORTS = {kind: _supports(kind) for kind, made in TYPES.items() if made.fact}
