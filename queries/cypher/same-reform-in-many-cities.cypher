/*---
name: same-reform-in-many-cities
group: research
section: items
title: {zh: 同名改革的扩散, en: "The same reform in several places"}
description:
  zh: 名称相同的改革与试点出现在哪些地区、最早见于哪年哪地、历时几年。
  en: "Reforms and pilots of one name in several places: where and when first, where else, over how many years."
parameters:
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics_of_shared_items, default_from: topics_of_shared_items, all: true}
  - {name: places, type: number, title: {zh: 至少几个地区, en: At least places}, default: 2, min: 2, max: 100}
view: {kind: table}
---*/
MATCH (t:Topic)
WHERE $topic IS NULL OR t.name = $topic
MATCH (t)<-[:ABOUT]-(i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE i.topic = t.name AND at.confidence >= $confidence
WITH i.name AS item, count(DISTINCT c) AS city_count, min(i.year) AS first_year, collect(DISTINCT i) AS found
WHERE city_count >= $places
WITH item, city_count, first_year, found
ORDER BY city_count DESC, first_year, item
LIMIT $limit
UNWIND found AS i
MATCH (i)-[r:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE r.confidence >= $confidence
WITH item, first_year, i.year AS year, c.name AS name, c.id AS id, i.id AS item_id, r
ORDER BY coalesce(year, 9999), name, id, item_id
WITH item, first_year, collect(DISTINCT name) AS cities, collect(DISTINCT id) AS ids, collect(DISTINCT CASE WHEN year = first_year THEN name END) AS first_cities,
     max(year) AS last_year, collect(r)[0..5] AS links
WITH item, first_year, cities, ids, first_cities, last_year,
     [r IN links | head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}])] AS evidence
RETURN item, size(ids) AS city_count, first_year, first_cities, last_year, cities, evidence
ORDER BY city_count DESC, first_year, item
LIMIT $limit
