/*---
name: pilots-by-year
group: research
section: pilots
title: {zh: 历年试点数量, en: "Pilots by year"}
description:
  zh: 每年的报告提到多少试点，按级别分。
  en: "How many pilots the reports of each year name, by level."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: line, x: year, y: pilots, color: level}
---*/
MATCH (c:City) WHERE $city IS NULL OR c.id = $city
MATCH (c)<-[at:HOSTED_BY]-(i:Pilot)
WHERE i.level IS NOT NULL AND ($topic IS NULL OR i.topic = $topic) AND at.confidence >= $confidence
UNWIND i.years AS year
WITH i, year WHERE $years_from IS NULL OR (year >= $years_from AND year <= $years_to)
WITH year, i.level AS level, count(DISTINCT i) AS pilots, min(i.id) AS a, max(i.id) AS z
UNWIND CASE WHEN a = z THEN [a] ELSE [a, z] END AS id
MATCH (i:Thing {id: id})-[r:HOSTED_BY]->(c:City)
WHERE ($city IS NULL OR c.id = $city) AND r.confidence >= $confidence
WITH year, level, pilots,
     head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS e
ORDER BY e.report, e.start
RETURN year, level, pilots, collect(e)[0..5] AS evidence
ORDER BY year, level
LIMIT $limit
