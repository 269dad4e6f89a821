/*---
name: problems-and-answers
group: research
section: problems
title: {zh: 问题与改革, en: "Problems and the items that answer them"}
description:
  zh: 改革与试点所针对的问题、难题、瓶颈，各地如何应对。
  en: "Problems, difficulties and bottlenecks and the reforms and pilots that answer them, by place."
parameters:
  - {name: problem, type: text, title: {zh: 问题包含, en: Problem contains}, suggest: problems}
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
view: {kind: table}
---*/
MATCH (q:Problem)<-[r:ADDRESSES]-(i)
WHERE ($problem IS NULL OR toLower(q.name) CONTAINS toLower($problem)
       OR any(a IN q.aliases WHERE toLower(a) CONTAINS toLower($problem)))
  AND ($topic IS NULL OR i.topic = $topic) AND r.confidence >= $confidence
OPTIONAL MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE at.confidence >= $confidence
WITH q, r, i, c WHERE $city IS NULL OR c.id = $city
WITH q, r, i, c
ORDER BY q.name, q.id, i.name, i.id, c.id
LIMIT $limit
RETURN q.name AS problem, q.id AS problem_id, i.name AS item, i.id AS item_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind,
       i.topic AS topic, i.status AS status, c.name AS city, c.id AS city_id,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY problem, problem_id, item, item_id, city_id
LIMIT $limit
