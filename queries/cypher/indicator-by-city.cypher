/*---
name: indicator-by-city
group: research
section: outcomes
title: {zh: 一个指标的各地比较, en: "An indicator across places"}
description:
  zh: 一个指标在各地最近一年的数值。
  en: "The latest value of an indicator in each place."
parameters:
  - {name: indicator, type: text, title: {zh: 指标, en: Indicator}, suggest: indicators_across_cities, default_from: indicators_across_cities, of: Outcome.indicator}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: bar, x: city, y: value, color: indicator}
---*/
MATCH (o:Outcome {indicator: $indicator})
WHERE o.year IS NOT NULL AND o.value IS NOT NULL
  AND ($years_from IS NULL OR (o.year >= $years_from AND o.year <= $years_to))
MATCH (o)<-[r:ACHIEVED|REPORTED]-(h)
WHERE r.confidence >= $confidence
OPTIONAL MATCH (h)-[at:CARRIED_OUT_IN|HOSTED_BY]->(k:City)
WHERE at.confidence >= $confidence
WITH o, r, CASE WHEN h:City THEN h ELSE k END AS c
WHERE c IS NOT NULL
WITH c, o, head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS e
ORDER BY o.year DESC, o.id, e.report, e.start
WITH c, o.indicator AS indicator, coalesce(o.unit, '') AS unit, collect({o: o, e: e}) AS found
WITH c, indicator, unit, found, found[0].o AS latest
RETURN c.name AS city, c.id AS city_id, indicator, latest.value AS value, unit, latest.year AS year,
       latest.name AS outcome, latest.id AS outcome_id,
       [f IN found WHERE f.o.id = latest.id | f.e][0..5] AS evidence
ORDER BY indicator, unit, value DESC, city, city_id
LIMIT $limit
