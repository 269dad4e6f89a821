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
MATCH (c:Thing {id: $city})-[r:REPORTED]->(x:Target|Outcome)
WHERE x.indicator IS NOT NULL AND r.confidence >= $confidence
WITH x.indicator AS indicator, coalesce(x.unit, '') AS unit, collect(x) AS found, collect(r) AS links
WHERE any(x IN found WHERE x:Target) AND any(x IN found WHERE x:Outcome)
UNWIND range(0, size(found) - 1) AS m
UNWIND range(0, size(found) - 1) AS n
WITH found[m] AS t, links[m] AS r, found[n] AS o, links[n] AS s
WHERE t:Target AND o:Outcome
WITH t, r, o, s
ORDER BY t.indicator, t.unit, t.id, o.year, o.id
LIMIT $limit
RETURN t.indicator AS indicator, t.value AS target, t.by AS by, t.unit AS unit, t.year AS stated_in,
       o.value AS value, o.year AS year, t.id AS target_id, o.name AS outcome, o.id AS outcome_id,
       ([n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] +
        [n IN [k IN range(0, size(s.quotes) - 1) WHERE s.confidences[k] >= $confidence][0..5] | {report: s.reports[n], start: s.starts[n], end: s.ends[n], quote: s.quotes[n]}])[0..5] AS evidence
ORDER BY indicator, unit, target_id, year, outcome_id
LIMIT $limit
