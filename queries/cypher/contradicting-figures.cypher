/*---
name: contradicting-figures
group: research
section: outcomes
title: {zh: 说法不一的数字, en: "Figures that differ"}
description:
  zh: 同一地区、同一指标、同一单位、同一报告年份、句中所说时段相同，而不同报告或不同句子给出不同的数值：逐一列出，不取平均。升降的幅度与总数分开比，一句里给出几个数值的不算。口径仍可能不同，请看原句；数值最多的排在后面（指标往往太笼统）。
  en: "Different values for one place, indicator, unit and year of the report in sentences that name the same times: all of them are listed, none is averaged. Changes are not compared with totals, and a sentence that gives several values is left out. They may still be of different bases: read the sentences. Indicators with many values come last; they often are too general."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_numbers, default_from: cities_with_numbers, all: true}
  - {name: indicator, type: text, title: {zh: 指标包含, en: Indicator contains}, suggest: indicators_over_years}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: table}
columns:
  series: {zh: 指标（统一写法）, en: Indicator (usual name)}
  indicator: {zh: 原文写法, en: As stated}
  figures: {zh: 不同数值, en: Different values}
  period: {zh: 句中所说时段, en: Times named}
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
WITH c, o.series AS series, coalesce(o.unit, '') AS unit, o.year AS year, coalesce(o.change, 'none') IN ['up', 'down'] AS moved,
     count(DISTINCT o.value) AS figures, collect({o: o, r: r}) AS found
WHERE figures > 1 AND ($indicator IS NULL OR toLower(series) CONTAINS toLower($indicator)
                       OR any(f IN found WHERE toLower(f.o.indicator) CONTAINS toLower($indicator)))
UNWIND found AS f
WITH c, series, unit, year, moved, f.o AS o, f.r AS r
UNWIND [n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS said
WITH c, series, unit, year, moved, o, said,
     [w IN ['一季度', '二季度', '三季度', '四季度', '上半年', '下半年', '两年', '三年', '五年', '十一五', '十二五', '十三五', '十四五', '十五五', '以来', '累计', '年均', '月均', '日均']
           + [m IN range(1, 12) | toString(m) + '月'] + [y IN range(year - 12, year + 1) WHERE y <> year | toString(y) + '年']
      WHERE said.quote CONTAINS w] AS times
WITH c, series, unit, year, moved, reduce(s = '', w IN times | s + CASE WHEN s = '' THEN '' ELSE '、' END + w) AS period,
     said, collect(DISTINCT o) AS stated, count(DISTINCT o.value) AS figures
WHERE figures = 1  // a sentence that gives several values tells of several things
UNWIND stated AS o
WITH c, series, unit, year, moved, period, o, said
ORDER BY said.report, said.start
WITH c, series, unit, year, moved, period, count(DISTINCT o.value) AS figures, collect(DISTINCT o) AS stated, collect({id: o.id, said: said}) AS told
WHERE figures > 1
UNWIND stated AS o
RETURN c.name AS city, c.id AS city_id, series, unit, year, period, o.value AS value, o.change AS change, o.indicator AS indicator, figures,
       o.name AS outcome, o.id AS outcome_id, [t IN told WHERE t.id = o.id | t.said][0..5] AS evidence
ORDER BY city, city_id, figures, series, unit, year, period, value, outcome_id
LIMIT $limit
