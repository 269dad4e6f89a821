/*---
name: indicator-beside
group: office
section: outcomes
title: {zh: 与对标城市比指标, en: "An indicator beside another place"}
description:
  zh: 同一指标的历年数值，本地与另一地区并列；不选另一地区时，与本地所对标的全部地区并列。指标的不同写法（GDP、生产总值）合在一起，原文写法见“指标”列；单位不同的分作不同的线；年份是报告的年份。
  en: "The values of one indicator over the years, ours beside another place, or beside all places that ours benchmarks where none is chosen. Ways to write one statistic (GDP, gross product of the region) are taken together, the column shows them as stated; each unit is a line of its own; years are those of the reports."
parameters:
  - {name: city, type: city, title: {zh: 本地, en: Our place}, suggest: cities_beside_others, default_from: cities_beside_others}
  - {name: indicator, type: text, title: {zh: 指标, en: Indicator}, suggest: series_beside_others, default_from: series_beside_others, of: Outcome.series}
  - {name: beside, type: city, title: {zh: 另一地区, en: Beside}, suggest: cities_with_numbers}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: line, x: year, y: value, color: series}
---*/
MATCH (a:Thing {id: $city})
OPTIONAL MATCH (a)-[m:BENCHMARKS]->(b:City)
WHERE $beside IS NULL AND m.confidence >= $confidence
WITH a, collect(b.id) AS models
WITH [a.id] + models + CASE WHEN $beside IS NULL THEN [] ELSE [$beside] END AS ids
MATCH (o:Outcome {series: $indicator})
WHERE o.year IS NOT NULL AND o.value IS NOT NULL
  AND ($years_from IS NULL OR (o.year >= $years_from AND o.year <= $years_to))
MATCH (o)<-[r:ACHIEVED|REPORTED]-(h)
WHERE r.confidence >= $confidence
OPTIONAL MATCH (h)-[at:CARRIED_OUT_IN|HOSTED_BY]->(k:City)
WHERE at.confidence >= $confidence
WITH ids, o, r, CASE WHEN h:City THEN h ELSE k END AS c
WHERE c.id IN ids
WITH o, c,
     head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS e
ORDER BY e.report, e.start
WITH o, c, collect(e)[0..5] AS evidence
RETURN c.name + ' ' + o.series + CASE WHEN coalesce(o.unit, '') = '' THEN '' ELSE ' (' + o.unit + ')' END AS series,
       c.name AS city, c.id AS city_id, o.indicator AS indicator, o.year AS year, o.value AS value, o.unit AS unit, o.change AS change,
       o.name AS outcome, o.id AS outcome_id, evidence
ORDER BY series, city_id, year, value, outcome_id
LIMIT $limit
