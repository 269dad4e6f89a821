/*---
name: contradicting-figures
group: research
section: outcomes
title: {zh: 说法不一的数字, en: "Figures that differ"}
description:
  zh: 同一地区、同一指标、同一单位、同一报告年份，而不同报告或不同句子给出不同的数值：逐一列出，不取平均。可能是口径、时段不同，请看原句；数值最多的排在后面（指标往往太笼统）。
  en: "Different values for one place, indicator, unit and year of the report, in different reports or sentences: all of them are listed, none is averaged. They may be of different periods or bases: read the sentences. Indicators with many values come last; they often are too general."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_numbers, default_from: cities_with_numbers, all: true}
  - {name: indicator, type: text, title: {zh: 指标包含, en: Indicator contains}, suggest: indicators_over_years}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: table}
columns:
  series: {zh: 指标（统一写法）, en: Indicator (usual name)}
  indicator: {zh: 原文写法, en: As stated}
  figures: {zh: 不同数值, en: Different values}
---*/
CALL {
  MATCH (c:City)-[r:REPORTED]->(o:Outcome)
  WHERE ($city IS NULL OR c.id = $city) AND r.confidence >= $confidence AND o.series IS NOT NULL AND o.value IS NOT NULL AND o.year IS NOT NULL
    AND ($years_from IS NULL OR (o.year >= $years_from AND o.year <= $years_to))
  RETURN c, o, r
  UNION ALL
  MATCH (c:City)<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)
  WHERE ($city IS NULL OR c.id = $city) AND at.confidence >= $confidence
  MATCH (i)-[r:ACHIEVED]->(o:Outcome)
  WHERE r.confidence >= $confidence AND o.series IS NOT NULL AND o.value IS NOT NULL AND o.year IS NOT NULL
    AND ($years_from IS NULL OR (o.year >= $years_from AND o.year <= $years_to))
  RETURN c, o, r
}
WITH c, o.series AS series, coalesce(o.unit, '') AS unit, o.year AS year, count(DISTINCT o.value) AS figures, collect(DISTINCT o) AS found, collect(r) AS links
WHERE figures > 1 AND ($indicator IS NULL OR toLower(series) CONTAINS toLower($indicator)
                       OR any(o IN found WHERE toLower(o.indicator) CONTAINS toLower($indicator)))
WITH c, series, unit, year, figures, found,
     reduce(s = [], r IN links | s + [n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | r.reports[n] + ' ' + toString(r.starts[n])]) AS sentences
WHERE any(x IN sentences WHERE x <> sentences[0])
UNWIND found AS o
WITH c, series, unit, year, figures, o
ORDER BY c.name, c.id, figures, series, unit, year, o.value, o.id
LIMIT $limit
MATCH (o)<-[r:ACHIEVED|REPORTED]-()
WHERE r.confidence >= $confidence
WITH c, series, unit, year, figures, o,
     head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS e
ORDER BY e.report, e.start
WITH c, series, unit, year, figures, o, collect(e)[0..5] AS evidence
RETURN c.name AS city, c.id AS city_id, series, unit, year, o.value AS value, o.change AS change, o.indicator AS indicator, figures,
       o.name AS outcome, o.id AS outcome_id, evidence
ORDER BY city, city_id, figures, series, unit, year, value, outcome_id
LIMIT $limit
