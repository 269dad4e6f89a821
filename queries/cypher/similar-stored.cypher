/*---
name: similar-stored
group: office
section: items
title: {zh: 外地相近的做法, en: "Like it elsewhere"}
description:
  zh: 名称含所给词语的改革与试点，外地有哪些意思最相近的做法，用词不必相同；依据图库中已做好的向量（python -m graph vectors）。
  en: "What other places do that is nearest in meaning to reforms and pilots of a name, in whatever words; from the vectors kept in the store (python -m graph vectors)."
parameters:
  - {name: reform, type: text, title: {zh: 改革名称包含, en: Reform contains}, suggest: items_in_most_cities, default_from: items_in_most_cities}
  - {name: least, type: number, title: {zh: 相近程度至少（%）, en: "At least so near (%)"}, default: 40, min: 0, max: 100}
view: {kind: table}
columns:
  ours: {zh: 对照的事项, en: Compared with}
  our_city: {zh: 其地区, en: Its place}
  closeness: {zh: 相近程度（%）, en: Nearness (%)}
---*/
MATCH (i:Reform|Pilot)
WHERE i.vector IS NOT NULL AND toLower(i.name) CONTAINS toLower($reform)
WITH i
ORDER BY size(i.name), i.name, i.id
LIMIT 10 // each is asked of the index: a name such as 改革 would ask for everything
OPTIONAL MATCH (i)-[own:CARRIED_OUT_IN|HOSTED_BY]->(o:City)
WHERE own.confidence >= $confidence
WITH i, collect(o.id) AS places, min(o.name) AS our_city
CALL db.index.vector.queryNodes('thing_vectors', 40, i.vector) YIELD node, score
WITH i, places, our_city, node AS n, toInteger(round(100 * (2 * score - 1))) AS closeness
WHERE closeness >= $least AND n.id <> i.id
MATCH (n)-[r:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE NOT c.id IN places AND r.confidence >= $confidence
WITH i, our_city, n, r, c, closeness
ORDER BY closeness DESC, n.name, n.id, c.id, i.id
LIMIT $limit
RETURN n.name AS item, n.id AS item_id, CASE WHEN n:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind, c.name AS city, c.id AS city_id,
       n.year AS year, n.topic AS topic, closeness, i.name AS ours, i.id AS ours_id, our_city,
       [m IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[m], start: r.starts[m], end: r.ends[m], quote: r.quotes[m]}] AS evidence
ORDER BY closeness DESC, item, item_id, city_id, ours_id
LIMIT $limit
