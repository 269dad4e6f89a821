/*---
name: status-history
group: research
section: items
title: {zh: 一项改革的历年进展, en: "How an item went on"}
description:
  zh: 名称含所给词语的改革与试点，各年报告怎样说它：计划、推进中、已完成，每一状态附原句。同一年的报告说法不一时都列出。
  en: "What the reports of each year say of reforms and pilots whose name contains the words: planned, under way, completed, each with its sentences. Where the reports of one year differ, all is listed."
parameters:
  - {name: reform, type: text, title: {zh: 改革名称包含, en: Reform contains}, suggest: items_told_over_years, default_from: items_told_over_years, all: true}
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: table}
columns:
  sentences: {zh: 句数, en: Sentences}
---*/
MATCH (i:Reform|Pilot)
WHERE ($reform IS NULL OR toLower(i.name) CONTAINS toLower($reform)
       OR any(a IN i.aliases WHERE toLower(a) CONTAINS toLower($reform))) AND ($topic IS NULL OR i.topic = $topic)
MATCH (i)-[t:TOLD_IN]->(r:Report)
WHERE t.confidence >= $confidence AND ($years_from IS NULL OR (r.year >= $years_from AND r.year <= $years_to))
OPTIONAL MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE at.confidence >= $confidence
WITH i, t, r.year AS year, c WHERE $city IS NULL OR c.id = $city
WITH i, c, year, t, [n IN range(0, size(t.statuses) - 1) WHERE t.confidences[n] >= $confidence | t.statuses[n]] AS said
ORDER BY t.reports[0]
UNWIND ['planned', 'underway', 'completed', 'unknown'] AS status
WITH i, c, year, t, status, size([s IN said WHERE s = status]) AS sentences
WHERE sentences > 0
WITH i, c, year, status, collect(t) AS links, sum(sentences) AS sentences,
     CASE status WHEN 'planned' THEN 1 WHEN 'underway' THEN 2 WHEN 'completed' THEN 3 ELSE 4 END AS step
ORDER BY i.name, i.id, c.id, year, step
LIMIT $limit
RETURN i.name AS item, i.id AS item_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind, c.name AS city, c.id AS city_id,
       year, status, sentences,
       reduce(e = [], t IN links | e + [n IN range(0, size(t.quotes) - 1) WHERE t.statuses[n] = status AND t.confidences[n] >= $confidence | {report: t.reports[n], start: t.starts[n], end: t.ends[n], quote: t.quotes[n]}])[0..5] AS evidence
ORDER BY item, item_id, city_id, year, step
LIMIT $limit
