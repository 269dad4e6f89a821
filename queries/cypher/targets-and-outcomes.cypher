/*---
name: targets-and-outcomes
group: research
section: outcomes
title: {zh: 目标与完成情况, en: "Targets beside what was reached"}
description:
  zh: 一个地区同一指标、同一单位的目标值与已报告的数值并列。
  en: "Targets of a place beside the numbers reported for the same indicator and unit."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_targets_reported, default_from: cities_with_targets_reported}
view: {kind: table}
columns:
  target: {zh: 目标值, en: Target value}
---*/
MATCH (c:Thing {id: $city})-[r:REPORTED]->(t:Target)
WHERE t.indicator IS NOT NULL
MATCH (o:Outcome {indicator: t.indicator})<-[s:REPORTED]-(d:City)
WHERE d.id = $city AND coalesce(o.unit, '') = coalesce(t.unit, '')
RETURN t.indicator AS indicator, t.value AS target, t.by AS by, t.unit AS unit, t.year AS stated_in,
       o.value AS value, o.year AS year, t.id AS target_id, o.name AS outcome, o.id AS outcome_id,
       ([n IN range(0, 4) WHERE n < size(r.quotes) | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] +
        [n IN range(0, 4) WHERE n < size(s.quotes) | {report: s.reports[n], start: s.starts[n], end: s.ends[n], quote: s.quotes[n]}])[0..5] AS evidence
ORDER BY indicator, unit, target_id, year, outcome_id
LIMIT $limit
