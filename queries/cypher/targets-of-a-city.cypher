/*---
name: targets-of-a-city
group: office
section: outcomes
title: {zh: 某地的目标, en: "Targets of a place"}
description:
  zh: 一个地区提出的有数字的目标，及要求达到的年份。
  en: "The targets in numbers that a place set itself, and by when."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_targets, default_from: cities_with_targets}
  - {name: indicator, type: text, title: {zh: 指标包含, en: Indicator contains}, suggest: target_indicators}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: table}
columns:
  target: {zh: 目标, en: Target}
---*/
MATCH (c:Thing {id: $city})-[r:REPORTED]->(t:Target)
WHERE ($indicator IS NULL OR toLower(t.indicator) CONTAINS toLower($indicator))
  AND ($years_from IS NULL OR (t.year >= $years_from AND t.year <= $years_to)) AND r.confidence >= $confidence
RETURN t.name AS target, t.id AS target_id, t.indicator AS indicator, t.value AS value, t.unit AS unit, t.by AS by, t.year AS stated_in,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY stated_in, toString(by), indicator, target_id
LIMIT $limit
