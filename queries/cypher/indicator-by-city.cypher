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
OPTIONAL MATCH (h)-[:CARRIED_OUT_IN|HOSTED_BY]->(k:City)
WITH o, r, CASE WHEN h:City THEN h ELSE k END AS c
WHERE c IS NOT NULL
WITH c, o, r ORDER BY o.year DESC, o.id, r.reports[0], r.starts[0]
WITH c, o.indicator AS indicator, coalesce(o.unit, '') AS unit, collect({o: o, r: r}) AS found
WITH c, indicator, unit, found, found[0].o AS latest
RETURN c.name AS city, c.id AS city_id, indicator, latest.value AS value, unit, latest.year AS year,
       latest.name AS outcome, latest.id AS outcome_id,
       [r IN [f IN found WHERE f.o.id = latest.id | f.r][0..5] | {report: r.reports[0], start: r.starts[0], end: r.ends[0], quote: r.quotes[0]}] AS evidence
ORDER BY indicator, unit, value DESC, city, city_id
LIMIT $limit
