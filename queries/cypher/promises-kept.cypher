/*---
name: promises-kept
group: research
section: items
title: {zh: 计划后来怎样了, en: "Promises kept"}
description:
  zh: 一个地区某年报告计划的事项，在以后的报告里：已见实施（推进中或已完成）、再次计划、提到而未说进展、未再提及。只看图谱里有后续报告的年份；“未再提及”也可能是换了说法，请看原句。
  en: "What the later reports of a place tell of the items that it planned in a year: carried out (under way or completed), planned again, told without saying how far, or not told again. Only plans that a later report in the graph could answer; what is not told again may have another name by then."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_plans, default_from: cities_with_plans, all: true}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics_of_city}
  - {name: years, type: years, title: {zh: 计划年份, en: Year of the plan}, suggest: years}
  - {name: outcome, type: choice, terms: promise, title: {zh: 结果, en: Result}}
view: {kind: table}
columns:
  year: {zh: 计划于, en: Planned in}
  result: {zh: 结果, en: Result, terms: promise}
  later: {zh: 见于, en: Told in}
  until: {zh: 查至, en: Reports until}
---*/
MATCH (p:Report)
WHERE p.place IS NOT NULL AND p.year IS NOT NULL AND ($city IS NULL OR p.place = $city)
WITH p.place AS place, max(p.year) AS until
MATCH (p:Report {place: place})<-[t:TOLD_IN]-(i)
WHERE p.year IS NOT NULL AND ($topic IS NULL OR i.topic = $topic) AND t.confidence >= $confidence
WITH place, until, i, p.id AS report, p.year AS year, t, [n IN range(0, size(t.statuses) - 1) WHERE t.confidences[n] >= $confidence | t.statuses[n]] AS said
ORDER BY report
WITH place, until, i, collect({year: year, said: said, t: t}) AS told
WHERE any(x IN told WHERE 'planned' IN x.said AND x.year < until)
UNWIND reduce(s = [], x IN told | CASE WHEN 'planned' IN x.said AND x.year < until AND NOT x.year IN s THEN s + [x.year] ELSE s END) AS year
WITH place, until, i, told, year
WHERE $years_from IS NULL OR (year >= $years_from AND year <= $years_to)
WITH place, until, i, told, year,
     reduce(m = null, x IN told | CASE WHEN x.year > year AND (m IS NULL OR x.year < m) AND ('completed' IN x.said OR 'underway' IN x.said) THEN x.year ELSE m END) AS kept,
     reduce(m = null, x IN told | CASE WHEN x.year > year AND (m IS NULL OR x.year < m) AND 'planned' IN x.said THEN x.year ELSE m END) AS again,
     reduce(m = null, x IN told | CASE WHEN x.year > year AND (m IS NULL OR x.year < m) THEN x.year ELSE m END) AS retold
WITH place, until, i, told, year, coalesce(kept, again, retold) AS later,
     CASE WHEN kept IS NOT NULL THEN 'kept' WHEN again IS NOT NULL THEN 'repeated' WHEN retold IS NOT NULL THEN 'told' ELSE 'silent' END AS result
WHERE $outcome IS NULL OR result = $outcome
MATCH (c:Thing {id: place})
WITH c, until, year, i, later, result, told
ORDER BY c.name, c.id, year, i.name, i.id
LIMIT $limit
WITH c, until, year, i, later, result, [x IN told WHERE x.year = year | x.t] AS plans, [x IN told WHERE x.year = later | x.t] AS tellings,
     CASE result WHEN 'kept' THEN ['completed', 'underway'] WHEN 'repeated' THEN ['planned'] ELSE ['unknown'] END AS wanted
RETURN c.name AS city, c.id AS city_id, year, i.name AS item, i.id AS item_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind,
       i.topic AS topic, result, later, until,
       reduce(e = [], t IN plans | e + [n IN range(0, size(t.quotes) - 1) WHERE t.statuses[n] = 'planned' AND t.confidences[n] >= $confidence | {report: t.reports[n], start: t.starts[n], end: t.ends[n], quote: t.quotes[n]}])[0..2] +
       reduce(e = [], s IN tellings | e + [n IN range(0, size(s.quotes) - 1) WHERE s.statuses[n] IN wanted AND s.confidences[n] >= $confidence | {report: s.reports[n], start: s.starts[n], end: s.ends[n], quote: s.quotes[n]}])[0..3] AS evidence
ORDER BY city, city_id, year, item, item_id
LIMIT $limit
