/*---
name: first-in-nation
group: research
section: items
title: {zh: 全国、全省首创, en: "First in the nation or province"}
description:
  zh: 报告称为全国或全省首个、率先的改革。
  en: "Reforms that reports call the first of the nation or of the province."
parameters:
  - {name: first, type: choice, terms: first, title: {zh: 首创范围, en: First of}}
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
view: {kind: table}
---*/
MATCH (i:Reform)
WHERE i.first IN ['national', 'provincial'] AND ($first IS NULL OR i.first = $first)
  AND ($topic IS NULL OR i.topic = $topic)
MATCH (i)-[r:CARRIED_OUT_IN]->(c:City)
WHERE ($city IS NULL OR c.id = $city) AND r.confidence >= $confidence
WITH i, r, c
ORDER BY i.first, c.name, c.id, i.name, i.id
LIMIT $limit
RETURN i.name AS item, i.id AS item_id, i.first AS first, c.name AS city, c.id AS city_id,
       i.topic AS topic, i.status AS status, i.year AS year,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY first, city, city_id, item, item_id
LIMIT $limit
