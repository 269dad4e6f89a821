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
MATCH (c)<-[:HOSTED_BY]-(i:Pilot)
WHERE i.level IS NOT NULL AND ($topic IS NULL OR i.topic = $topic)
UNWIND i.years AS year
WITH i, year WHERE $years_from IS NULL OR (year >= $years_from AND year <= $years_to)
WITH year, i.level AS level, count(DISTINCT i) AS pilots, min(i.id) AS a, max(i.id) AS z
UNWIND CASE WHEN a = z THEN [a] ELSE [a, z] END AS id
MATCH (i:Thing {id: id})-[r:HOSTED_BY]->(c:City)
WHERE $city IS NULL OR c.id = $city
WITH year, level, pilots, r ORDER BY r.reports[0], r.starts[0]
RETURN year, level, pilots, collect({report: r.reports[0], start: r.starts[0], end: r.ends[0], quote: r.quotes[0]})[0..5] AS evidence
ORDER BY year, level
LIMIT $limit
