/*---
name: promises-kept
group: research
section: items
title: {zh: 计划后来怎样了, en: "Promises kept"}
description:
  zh: 一个地区某年报告计划的事项，在以后的报告里：已见实施（推进中或已完成）、再次计划、提到而未说进展、未再提及。默认看最近一个已有后续报告的年份；“未再提及”也可能是换了说法，请看原句。
  en: "What the later reports of a place tell of the items that it planned in a year: carried out (under way or completed), planned again, told without saying how far, or not told again. By default those of the latest year that a later report of the place answers; what is not told again may have another name by then."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_plans, default_from: cities_with_plans, all: true}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics_of_city}
  - {name: years, type: years, title: {zh: 计划年份, en: Year of the plan}, suggest: plan_years, default_from: plan_years, all: true}
  - {name: outcome, type: choice, terms: promise, title: {zh: 结果, en: Result}}
view: {kind: table}
columns:
  year: {zh: 计划于, en: Planned in}
  result: {zh: 结果, en: Result, terms: promise}
  later: {zh: 见于, en: Told in}
  until: {zh: 查至, en: Reports until}
---*/
// A ledger tells of what it lists and of nothing else: one of a later year does not make a plan one that is not told again.
MATCH (p:Report)
WHERE p.kind IS NULL AND p.place IS NOT NULL AND p.year IS NOT NULL AND ($city IS NULL OR p.place = $city)
WITH p.place AS place, max(p.year) AS until
MATCH (p:Report {place: place})<-[t:TOLD_IN]-(i)
WHERE p.year < until AND ($years_from IS NULL OR (p.year >= $years_from AND p.year <= $years_to))
  AND ($topic IS NULL OR i.topic = $topic) AND t.confidence >= $confidence
  AND any(n IN range(0, size(t.statuses) - 1) WHERE t.statuses[n] = 'planned' AND t.confidences[n] >= $confidence)
WITH DISTINCT place, until, p.year AS year, i
OPTIONAL MATCH (i)-[s:TOLD_IN]->(q:Report)
WHERE q.place = place AND q.year > year AND s.confidence >= $confidence
WITH place, until, year, i, q.year AS later, [n IN range(0, coalesce(size(s.statuses), 0) - 1) WHERE s.confidences[n] >= $confidence | s.statuses[n]] AS said
WITH place, until, year, i, min(later) AS retold, min(CASE WHEN 'completed' IN said OR 'underway' IN said THEN later END) AS kept,
     min(CASE WHEN 'planned' IN said THEN later END) AS again
WITH place, until, year, i, coalesce(kept, again, retold) AS later,
     CASE WHEN kept IS NOT NULL THEN 'kept' WHEN again IS NOT NULL THEN 'repeated' WHEN retold IS NOT NULL THEN 'told' ELSE 'silent' END AS result
WHERE $outcome IS NULL OR result = $outcome
MATCH (c:Thing {id: place})
WITH c, until, year, i, later, result
ORDER BY c.name, c.id, year, i.name, i.id
LIMIT $limit
MATCH (i)-[t:TOLD_IN]->(p:Report)
WHERE p.place = c.id AND (p.year = year OR p.year = later) AND t.confidence >= $confidence
WITH c, until, year, i, later, result, t, p.year AS told, p.id AS report
ORDER BY report
WITH c, until, year, i, later, result, collect(CASE WHEN told = year THEN t END) AS plans, collect(CASE WHEN told = later THEN t END) AS tellings,
     CASE result WHEN 'kept' THEN ['completed', 'underway'] WHEN 'repeated' THEN ['planned'] ELSE ['unknown'] END AS wanted
RETURN c.name AS city, c.id AS city_id, year, i.name AS item, i.id AS item_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind,
       i.topic AS topic, result, later, until,
       reduce(e = [], t IN plans | e + [n IN range(0, size(t.quotes) - 1) WHERE t.statuses[n] = 'planned' AND t.confidences[n] >= $confidence | {report: t.reports[n], start: t.starts[n], end: t.ends[n], quote: t.quotes[n]}])[0..2] +
       reduce(e = [], s IN tellings | e + [n IN range(0, size(s.quotes) - 1) WHERE s.statuses[n] IN wanted AND s.confidences[n] >= $confidence | {report: s.reports[n], start: s.starts[n], end: s.ends[n], quote: s.quotes[n]}])[0..3] AS evidence
ORDER BY city, city_id, year, item, item_id
LIMIT $limit
