"""One reform or pilot: what it is tied to, how reports tell of it, and where else its idea is."""
from __future__ import annotations

from graph.browse.shapes import node_columns
from graph.model import BASE, NAMED_IN, TYPES
from graph.profile.cypher import AT, THING, reference, sentence, told

TIES = "|".join(kind for kind, each in TYPES.items() if ({"Reform", "Pilot"} & {*each.heads, *each.tails}) and kind not in ("TOLD_IN", "MENTIONED_IN", "ABOUT"))
"""Types of all facts about an item."""
LISTS = tuple(dict.fromkeys(name for kind in TIES.split("|") for name in TYPES[kind].lists if name != NAMED_IN))
"""Support lists that these have; whose name another report tells comes with the sentence."""

FACTS = f"""
MATCH (n:{THING})-[r:{TIES}]-(x:{BASE}) WHERE r.confidence >= $confidence
WITH r, x ORDER BY type(r), coalesce(x.year, 9999), x.name, x.id
LIMIT $limit
RETURN collect([{node_columns('x')}, {{type: type(r), {', '.join(f'{name}: {told("r", name)}' for name in LISTS)},
               many: size([k IN r.confidences WHERE k >= $confidence]), confidence: r.confidence, evidence: {sentence('r', named=True)}}}]) AS rows"""

MANY_FACTS = f"MATCH (n:{THING})-[r:{TIES}]-(:{BASE}) WHERE r.confidence >= $confidence RETURN count(r) AS many"

TOLD = f"""
MATCH (n:{THING})-[t:TOLD_IN]->(r:Report) WHERE t.confidence >= $confidence
WITH t, r ORDER BY coalesce(r.year, 0), r.id
LIMIT $limit
RETURN collect({{report: r.id, title: coalesce(r.title, r.name, r.id), kind: coalesce(r.kind, ''), year: r.year,
               source: coalesce(r.source, ''), url: coalesce(r.url, ''), passages: {told('t', 'passages')},
               statuses: {told('t', 'statuses')}, months: {told('t', 'months')},
               starts: {told('t', 'starts')}, ends: {told('t', 'ends')}, quotes: {told('t', 'quotes')}}}) AS rows"""

ROWS = f"""
UNWIND $ids AS id
MATCH (p:{BASE} {{id: id}}) WHERE p.row > 0
RETURN collect({{id: p.id, text: p.text, start: p.start, path: p.path, row: p.row}}) AS rows"""
"""Rows of ledgers."""

MANY_TOLD = f"MATCH (n:{THING})-[t:TOLD_IN]->(:Report) WHERE t.confidence >= $confidence RETURN count(t) AS many"

ELSEWHERE = f"""
MATCH (n:{THING})-[own:INSTANCE_OF]->(k:Concept)<-[r:INSTANCE_OF]-(j)-[at:{AT}]->(c:City)
WHERE j.id <> $id AND own.confidence >= $confidence AND r.confidence >= $confidence AND at.confidence >= $confidence
WITH k, j, c, at ORDER BY coalesce(j.year, 9999), c.name, j.name, j.id
RETURN count(*) AS total, collect({{concept: k.id, item: {reference('j')}, place: {reference('c')}, first: j.year, status: j.status,
               evidence: {sentence('at')}}})[0..$limit] AS rows"""

SAID = f"MATCH (n:{THING}) RETURN n.reports AS reports, n.contributions AS contributions"
"""What each report says of it."""
