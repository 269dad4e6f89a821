/*---
name: who-did-it-first
group: office
section: items
title: {zh: 谁最早做, en: "Who did it first"}
description:
  zh: 名称含所给词语的改革与试点，各地最早见于哪年报告，先行者在前。
  en: "The year each place first reported reforms and pilots whose name contains the words, pioneers first."
parameters:
  - {name: reform, type: text, title: {zh: 改革名称包含, en: Reform contains}, suggest: items_in_most_cities, default_from: items_in_most_cities}
  - {name: years, type: years, title: {zh: 最早年份, en: First year}, suggest: years}
view: {kind: table}
---*/
MATCH (i:Reform|Pilot)
WHERE ($reform IS NULL OR toLower(i.name) CONTAINS toLower($reform)
       OR any(a IN i.aliases WHERE toLower(a) CONTAINS toLower($reform)))
  AND i.year IS NOT NULL
MATCH (i)-[r:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE r.confidence >= $confidence
WITH c, r, i ORDER BY i.year, i.name, i.id
WITH c, collect({i: i, r: r}) AS found
WITH c, found, found[0].i AS i, found[0].r AS r
WHERE $years_from IS NULL OR (i.year >= $years_from AND i.year <= $years_to)
RETURN i.year AS first_year, c.name AS city, c.id AS city_id, c.province AS province,
       i.name AS item, i.id AS item_id, i.status AS status, i.first AS first, size(found) AS items,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY first_year, city, city_id
LIMIT $limit
