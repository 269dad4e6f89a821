/*---
name: programme-pilots
group: research
section: pilots
title: {zh: 国家级试点项目与各地试点, en: "National programmes and their local pilots"}
description:
  zh: 含有国家级试点的理念，其下各地的试点：批次、级别、地区、最早见于哪年报告、状态与原句。
  en: "Of the ideas that have a national pilot, the pilots of each place: batch, level, place, first year, status, and the sentence."
parameters:
  - {name: concept, type: text, title: {zh: 理念名称包含, en: Idea contains}, suggest: concepts_by_places}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
  - {name: years, type: years, title: {zh: 最早年份, en: First year}, suggest: years}
view: {kind: table}
columns:
  programme: {zh: 项目（理念）, en: Programme (idea)}
  batch: {zh: 批次, en: Batch}
---*/
MATCH (k:Concept)<-[n:INSTANCE_OF]-(national:Pilot)
WHERE national.level = 'national' AND n.confidence >= $confidence
  AND ($concept IS NULL OR toLower(k.name) CONTAINS toLower($concept) OR any(a IN k.aliases WHERE toLower(a) CONTAINS toLower($concept)))
WITH DISTINCT k
MATCH (k)<-[r:INSTANCE_OF]-(i:Pilot)
WHERE r.confidence >= $confidence AND ($topic IS NULL OR i.topic = $topic)
  AND ($years_from IS NULL OR (i.year >= $years_from AND i.year <= $years_to))
MATCH (i)-[at:HOSTED_BY]->(c:City)
WHERE at.confidence >= $confidence
RETURN k.name AS programme, k.id AS programme_id, i.batch AS batch, i.level AS level, c.name AS city, c.id AS city_id, i.year AS year,
       i.status AS status, i.name AS item, i.id AS item_id,
       [n IN [m IN range(0, size(r.quotes) - 1) WHERE r.confidences[m] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY programme, programme_id, year, city, city_id, item_id
LIMIT $limit
