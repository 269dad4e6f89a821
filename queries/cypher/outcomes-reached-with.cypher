/*---
name: outcomes-reached-with
group: office
section: outcomes
title: {zh: 做这项改革能取得什么成效, en: "Outcomes others reached with it"}
description:
  zh: 外地在某一主题或名称的改革上取得的、有数字的成效。
  en: "Numbers that other places reached with reforms of a topic or name."
parameters:
  - {name: city, type: city, title: {zh: 本地, en: Our place}, suggest: cities_with_items, default_from: cities_with_items, all: true}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: outcome_topics_elsewhere, default_from: outcome_topics_elsewhere, all: true}
  - {name: reform, type: text, title: {zh: 改革名称包含, en: Reform contains}, suggest: items_with_outcomes}
view: {kind: table}
---*/
OPTIONAL MATCH p = (:City {id: coalesce($city, '')})<-[:PART_OF*1..2]-(inner:City)
WHERE all(r IN relationships(p) WHERE r.confidence >= $confidence)
WITH collect(inner.id) + [coalesce($city, '')] AS ours
MATCH (o:Outcome)<-[r:ACHIEVED]-(i)
WHERE ($topic IS NULL OR i.topic = $topic)
  AND ($reform IS NULL OR toLower(i.name) CONTAINS toLower($reform)
       OR any(a IN i.aliases WHERE toLower(a) CONTAINS toLower($reform))) AND r.confidence >= $confidence
MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE NOT c.id IN ours AND at.confidence >= $confidence
WITH i, r, o, c
ORDER BY i.name, i.id, c.id, o.year, o.name, o.id
LIMIT $limit
RETURN i.name AS item, i.id AS item_id, c.name AS city, c.id AS city_id, c.province AS province,
       o.name AS outcome, o.id AS outcome_id, o.value AS value, o.unit AS unit, o.change AS change, o.year AS year,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY item, item_id, city_id, year, outcome, outcome_id
LIMIT $limit
