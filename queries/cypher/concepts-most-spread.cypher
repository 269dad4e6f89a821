/*---
name: concepts-most-spread
group: research
section: items
title: {zh: 扩散最广的理念, en: "Ideas that spread most"}
description:
  zh: 哪些改革理念到了最多地区：最早见于哪年哪地、最近一地是哪年、前后几年。
  en: "The ideas that most places took up: where and when first, when the latest place followed, and the years between."
parameters:
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics_of_concepts, default_from: topics_of_concepts, all: true}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
  - {name: places, type: number, title: {zh: 至少几个地区, en: At least places}, default: 2, min: 1, max: 100}
view: {kind: bar, x: concept, y: city_count}
columns:
  span: {zh: 历时（年）, en: Years between}
---*/
CALL {
  MATCH (t:Topic {name: $topic})<-[:ABOUT]-(i)
  WHERE i.topic = $topic
  MATCH (i)-[r:INSTANCE_OF]->(k:Concept)
  WHERE r.confidence >= $confidence
  RETURN k, r, i
  UNION ALL
  MATCH (k:Concept) WHERE $topic IS NULL
  MATCH (k)<-[r:INSTANCE_OF]-(i)
  WHERE r.confidence >= $confidence
  RETURN k, r, i
}
WITH k, r, i
WHERE $years_from IS NULL OR (i.year >= $years_from AND i.year <= $years_to)
MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE at.confidence >= $confidence
WITH k, r, i.id AS item, i.year AS year, c.name AS name, c.id AS id
ORDER BY coalesce(year, 9999), name, id, item
WITH k, count(DISTINCT item) AS items, min(year) AS first_year, max(year) AS last_year, collect(DISTINCT name) AS cities, collect(DISTINCT id) AS ids,
     collect({year: year, name: name}) AS began, collect(r)[0..5] AS links
WHERE size(ids) >= $places
WITH k, items, first_year, last_year, cities, ids, began, links
ORDER BY size(ids) DESC, items DESC, k.name, k.id
LIMIT $limit
RETURN k.name AS concept, k.id AS concept_id, size(ids) AS city_count, items, first_year,
       reduce(s = [], b IN began | CASE WHEN b.year = first_year AND NOT b.name IN s THEN s + [b.name] ELSE s END) AS first_cities, last_year,
       last_year - first_year AS span, cities,
       [r IN links | head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}])] AS evidence
ORDER BY city_count DESC, items DESC, concept, concept_id
LIMIT $limit
