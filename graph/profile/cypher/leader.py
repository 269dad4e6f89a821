"""One leader: posts, what is led, what was said with approval, scores."""
from __future__ import annotations

from graph.profile.cypher import AT, THING, last, reference, sentence, sentences, told

POSTS = f"""
MATCH (l:{THING})-[r:HOLDS_POST]->(c:City) WHERE r.confidence >= $confidence
WITH c, r ORDER BY c.name, c.id
LIMIT $limit
RETURN collect({{place: {reference('c')}, titles: {told('r', 'titles')}, years: {told('r', 'years')}, froms: {told('r', 'froms')},
               tos: {told('r', 'tos')}, held: {told('r', 'held')}, sentences: {sentences('r')}}}) AS rows"""

_LED = f"MATCH (l:{THING})-[r:LEADS]->(i) WHERE r.confidence >= $confidence"

LED = f"""
{_LED}
WITH r, i ORDER BY coalesce(i.year, 0) DESC, i.topic, i.name, i.id
SKIP $offset LIMIT $limit
OPTIONAL MATCH (i)-[at:{AT}]->(c:City) WHERE at.confidence >= $confidence
WITH r, i, collect({reference('c')}) AS places
ORDER BY coalesce(i.year, 0) DESC, i.topic, i.name, i.id
RETURN collect({{item: {reference('i')}, places: places, topic: i.topic, status: i.status, first: i.year,
               last: {last('i')}, since: {told('r', 'since')},
               evidence: {sentence('r', named=True)}}}) AS rows"""

LED_BY_TOPIC = f"{_LED}\nWITH i.topic AS topic, count(i) AS many RETURN collect([topic, many]) AS rows"

APPROVED = f"""
MATCH (l:{THING})<-[r:RECOGNISED_BY]-(s) WHERE r.confidence >= $confidence
WITH r, s ORDER BY coalesce(s.year, 0) DESC, s.name, s.id
RETURN count(*) AS total, collect({{subject: {reference('s')}, forms: {told('r', 'forms')}, levels: {told('r', 'levels')}, dates: {told('r', 'dates')},
               evidence: {sentence('r', named=True)}}})[0..$limit] AS rows"""

SCORES = f"""
MATCH (l:{THING})-[r:SCORED]->(s:Score) WHERE r.confidence >= $confidence
WITH r, s ORDER BY s.board, s.period, s.id
RETURN count(*) AS total, collect({{id: s.id, board: s.board, period: s.period, score: s.score, rank: s.rank, evidence: {sentence('r')}}})[0..$limit] AS rows"""
