/*---
name: outcome-series
group: research
section: outcomes
title: {zh: 一个指标的历年数值, en: "An indicator over the years"}
description:
  zh: 一个指标在各地各年报告中的数值；单位不同的分作不同的线。
  en: "Values of an indicator in the reports of each place and year; each unit is a line of its own."
parameters:
  - {name: indicator, type: text, title: {zh: 指标, en: Indicator}, suggest: indicators_over_years, default_from: indicators_over_years, of: Outcome.indicator}
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: line, x: year, y: value, color: series}
---*/
MATCH (o:Outcome {indicator: $indicator})
WHERE o.year IS NOT NULL AND o.value IS NOT NULL
  AND ($years_from IS NULL OR (o.year >= $years_from AND o.year <= $years_to))
MATCH (o)<-[r:ACHIEVED|REPORTED]-(h)
WHERE r.confidence >= $confidence
OPTIONAL MATCH (h)-[at:CARRIED_OUT_IN|HOSTED_BY]->(k:City)
WHERE at.confidence >= $confidence
WITH o, r, CASE WHEN h:City THEN h ELSE k END AS c
WHERE c IS NOT NULL AND ($city IS NULL OR c.id = $city)
WITH o, c,
     head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS e
ORDER BY e.report, e.start
WITH o, c, collect(e)[0..5] AS evidence
RETURN c.name + ' ' + o.indicator + CASE WHEN coalesce(o.unit, '') = '' THEN '' ELSE ' (' + o.unit + ')' END AS series,
       c.name AS city, c.id AS city_id, o.indicator AS indicator, o.year AS year, o.value AS value, o.unit AS unit, o.change AS change,
       o.name AS outcome, o.id AS outcome_id, evidence
ORDER BY series, city_id, year, value, outcome_id
LIMIT $limit
