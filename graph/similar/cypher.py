"""The Cypher of finding similar things. Everything is a parameter; names of indexes come from `graph.model`."""
from __future__ import annotations

from graph.model import BASE, LABELS

ITEMS = tuple(label for label, kind in LABELS.items() if kind.sought)
"""Labels of what is looked for: reforms and pilots."""
WORDS_ONLY = "words"
"""What the mark of a thing without a vector begins with."""

STALE = {label: f"MATCH (n:{label}) WHERE n.embedded IS NULL OR n.embedded <> $mark RETURN n.id AS id" for label in ITEMS}

UNTOUCHED = {label: f"MATCH (n:{label}) WHERE n.embedded IS NULL RETURN n.id AS id" for label in ITEMS}

BARE = {label: f"MATCH (n:{label}) WHERE n.embedded IS NULL OR n.embedded STARTS WITH '{WORDS_ONLY}' RETURN n.id AS id LIMIT 1" for label in ITEMS}
"""Things that have no vector."""

MANY = {label: f"MATCH (n:{label}) RETURN count(n) AS many" for label in ITEMS}

COUNTS = {label: f"MATCH (n:{label}) RETURN count(n) AS many, sum(CASE WHEN n.embedded = $mark THEN 1 ELSE 0 END) AS made" for label in ITEMS}

TELLINGS = f"""
UNWIND $ids AS id
MATCH (n:{BASE} {{id: id}})
OPTIONAL MATCH (n)-[t:TOLD_IN]->(r:Report)
RETURN n.id AS id, n.name AS name, r.id AS report, r.year AS year, t.starts AS starts, t.quotes AS quotes"""

BEGIN = f"UNWIND $ids AS id MATCH (n:{BASE} {{id: id}}) SET n.embedded = $token"
"""Says that this process makes them: whoever writes the thing meanwhile takes the token off."""

WRITE = f"""
UNWIND $rows AS row
MATCH (n:{BASE} {{id: row.id}}) WHERE n.embedded = $token
SET n.told = row.told, n.vector = row.vector, n.embedded = $mark"""

BY_VECTOR = ("CALL db.index.vector.queryNodes($index, $k, $vector) YIELD node, score "
             "WITH node, score ORDER BY score DESC RETURN collect(node.id) AS ids, collect(score) AS scores")
"""One row of lists, here and below: to read many rows costs more than to find them."""

BY_WORDS = "CALL db.index.fulltext.queryNodes($index, $words) YIELD node, score WITH node, score ORDER BY score DESC LIMIT $k RETURN collect(node.id) AS ids"

NAMED = ("CALL db.index.fulltext.queryNodes($index, $words) YIELD node, score WHERE node:Concept OR node:Policy OR node:Problem "
         "WITH node, score ORDER BY score DESC LIMIT $k RETURN node.id AS id, node.name AS name, labels(node) AS labels")
"""Ideas, policies and problems whose names have some of the words."""

_LINKS = "INSTANCE_OF|GOVERNED_BY|ADDRESSES"

BY_LINKS = f"""
UNWIND $links AS link
MATCH (x:{BASE} {{id: link}})<-[:{_LINKS}]-(n:{BASE})
WITH DISTINCT n LIMIT $k
RETURN collect(n.id) AS ids"""
"""Items that share a concept, a policy or a problem."""

PROFILES = f"""
UNWIND $ids AS id
MATCH (n:{BASE} {{id: id}})
OPTIONAL MATCH (n)-[:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WITH n, collect(c {{.id, .name, .level, .province, .adcode, .parent}}) AS places
OPTIONAL MATCH (n)-[r:{_LINKS}]->(x)
WITH n, places, collect(x {{.id, .name, kind: type(r)}}) AS links
RETURN collect(n {{.id, .name, .aliases, .told, .topic, .level, .status, .first, .year, .years, .confidence, .embedded, labels: labels(n),
               places: places, links: links}}) AS profiles"""

VECTORS = f"UNWIND $ids AS id MATCH (n:{BASE} {{id: id}}) RETURN n.id AS id, n.vector AS vector"

WITHIN = f"""
UNWIND $ids AS id
MATCH (c:{BASE} {{id: id}})-[:PART_OF*1..4]->(o:City) WHERE o.id IN $own
RETURN DISTINCT id"""
"""Of some places those that are said to lie in others."""

PLACE = f"""
MATCH (c:{BASE} {{id: $id}}) WHERE c:City
RETURN c.id AS id, c.name AS name, c.level AS level, c.province AS province, c.adcode AS adcode, c.parent AS parent"""

PLACES = "MATCH (c:City) RETURN c.id AS id, c.name AS name, c.level AS level, c.province AS province, c.adcode AS adcode"

UNCOUNTED = "MATCH (r:Report) WHERE r.industries IS NULL RETURN r.id AS id"

REPORT_TEXT = "MATCH (p:Passage {report: $report}) RETURN p.text AS text ORDER BY p.order"

COUNTED = f"MATCH (r:{BASE} {{id: $id}}) SET r.industries = $industries, r.industry_counts = $counts"

INDUSTRIES = "MATCH (r:Report) WHERE r.place IS NOT NULL AND r.industries IS NOT NULL RETURN r.place AS place, r.industries AS names, r.industry_counts AS counts"
"""`place` is the id of the report's own city."""

DETAILS = f"""
UNWIND $ids AS id
MATCH (n:{BASE} {{id: id}})-[r:ACHIEVED|LEADS|RECOGNISED_BY|RESPONSIBLE_FOR|ADDRESSES|GOVERNED_BY]-(x:{BASE}) WHERE coalesce(r.confidence, 0.0) >= $confidence
RETURN id, type(r) AS type, x.id AS other, x.name AS name, x.indicator AS indicator, x.value AS value, x.unit AS unit, x.change AS change,
       r.reports AS reports, r.starts AS starts, r.ends AS ends, r.quotes AS quotes
ORDER BY id, type, other"""

TOLD = f"""
UNWIND $ids AS id
MATCH (n:{BASE} {{id: id}})-[t:TOLD_IN]->(r:Report)
RETURN id, r.id AS report, r.title AS title, r.name AS name, r.year AS year, t.statuses AS statuses, t.starts AS starts, t.ends AS ends,
       t.quotes AS quotes
ORDER BY id, year, report"""

WITH_RESULTS = f"UNWIND $ids AS id MATCH (n:{BASE} {{id: id}})-[r:ACHIEVED]->() WHERE coalesce(r.confidence, 0.0) >= $confidence RETURN DISTINCT id"

RECOGNISED = f"UNWIND $ids AS id MATCH (n:{BASE} {{id: id}})-[r:RECOGNISED_BY]->() WHERE coalesce(r.confidence, 0.0) >= $confidence RETURN DISTINCT id"
