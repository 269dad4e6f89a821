/*---
name: concept-spread
group: research
section: items
title: {zh: 一个理念的扩散, en: "How an idea spread"}
description:
  zh: 同一理念（如河长制）的改革与试点，各地最早见于哪年报告、有哪些事项、进展到哪一步，先行者在前。
  en: "Where the reforms and pilots of one idea were first reported, pioneers first, with the items of each place and how far they came."
parameters:
  - {name: concept, type: text, title: {zh: 理念名称包含, en: Idea contains}, suggest: concepts_by_places, default_from: concepts_by_places, all: true}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
  - {name: years, type: years, title: {zh: 最早年份, en: First year}, suggest: years}
view: {kind: table}
columns:
  levels: {zh: 试点级别, en: Levels, terms: level}
  batches: {zh: 批次, en: Batches}
---*/
MATCH (k:Concept)
WHERE $concept IS NULL OR toLower(k.name) CONTAINS toLower($concept) OR any(a IN k.aliases WHERE toLower(a) CONTAINS toLower($concept))
MATCH (k)<-[r:INSTANCE_OF]-(i)
WHERE r.confidence >= $confidence AND ($topic IS NULL OR i.topic = $topic)
MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE at.confidence >= $confidence
WITH k, c, i, r
ORDER BY i.year, i.name, i.id
WITH k, c, min(i.year) AS first_year, collect(i) AS found, collect(r) AS links
WHERE $years_from IS NULL OR (first_year >= $years_from AND first_year <= $years_to)
WITH k, c, first_year, found, links
ORDER BY k.name, k.id, first_year, c.name, c.id
LIMIT $limit
RETURN k.name AS concept, k.id AS concept_id, first_year, c.name AS city, c.id AS city_id, c.province AS province,
       size(found) AS items, [i IN found | i.name] AS item_names,
       reduce(l = [], i IN found | CASE WHEN i.level IS NULL OR i.level IN l THEN l ELSE l + [i.level] END) AS levels,
       reduce(l = [], i IN found | CASE WHEN i.batch IS NULL OR i.batch IN l THEN l ELSE l + [i.batch] END) AS batches,
       CASE WHEN any(i IN found WHERE i.status = 'completed') THEN 'completed' WHEN any(i IN found WHERE i.status = 'underway') THEN 'underway'
            WHEN any(i IN found WHERE i.status = 'planned') THEN 'planned' ELSE 'unknown' END AS status,
       [r IN links[0..5] | head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}])] AS evidence
ORDER BY concept, concept_id, first_year, city, city_id
LIMIT $limit
