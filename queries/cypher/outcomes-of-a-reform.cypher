/*---
name: outcomes-of-a-reform
group: research
section: outcomes
title: {zh: 一项改革在各地的成效, en: "Outcomes of a reform across places"}
description:
  zh: 名称含所给词语的改革与试点在各地取得的、有数字的成效。
  en: "Numbers that reforms and pilots whose name contains the words achieved, by place."
parameters:
  - {name: reform, type: text, title: {zh: 改革名称包含, en: Reform contains}, suggest: items_with_outcomes, default_from: items_with_outcomes}
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: table}
---*/
MATCH (o:Outcome)<-[r:ACHIEVED]-(i)
WHERE ($reform IS NULL OR toLower(i.name) CONTAINS toLower($reform)
       OR any(a IN i.aliases WHERE toLower(a) CONTAINS toLower($reform)))
  AND ($years_from IS NULL OR (o.year >= $years_from AND o.year <= $years_to)) AND r.confidence >= $confidence
MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE ($city IS NULL OR c.id = $city) AND at.confidence >= $confidence
WITH i, r, o, c
ORDER BY c.name, c.id, i.name, i.id, o.year, o.name, o.id
LIMIT $limit
RETURN c.name AS city, c.id AS city_id, i.name AS item, i.id AS item_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind,
       o.name AS outcome, o.id AS outcome_id, o.indicator AS indicator, o.value AS value, o.unit AS unit, o.change AS change, o.year AS year,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY city, city_id, item, item_id, year, outcome, outcome_id
LIMIT $limit
