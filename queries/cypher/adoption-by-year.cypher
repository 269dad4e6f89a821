/*---
name: adoption-by-year
group: research
section: items
title: {zh: 历年新出现的改革, en: "New items by year"}
description:
  zh: 每年首次见于报告的改革与试点数量，可按地区、主题筛选。读入报告多的年份，事项也多：各年多少先看报告有几份。
  en: "How many reforms and pilots are reported for the first time in each year; filter by place and topic. Years with more reports have more items: look first at how many reports there are of each."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: line, x: year, y: items, color: kind}
---*/
// Without a threshold no relationship need be read, only followed: half the time.
CALL {
  MATCH (c:City) WHERE $confidence = 0 AND ($city IS NULL OR c.id = $city)
  MATCH (c)<-[:CARRIED_OUT_IN|HOSTED_BY]-(i)
  WHERE $topic IS NULL OR i.topic = $topic
  RETURN i.year AS year, i:Pilot AS pilot, count(DISTINCT i) AS items, min(i.id) AS a, max(i.id) AS z
  UNION ALL
  MATCH (c:City) WHERE $confidence > 0 AND ($city IS NULL OR c.id = $city)
  MATCH (c)<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)
  WHERE ($topic IS NULL OR i.topic = $topic) AND at.confidence >= $confidence
  RETURN i.year AS year, i:Pilot AS pilot, count(DISTINCT i) AS items, min(i.id) AS a, max(i.id) AS z
}
WITH year, CASE WHEN pilot THEN 'Pilot' ELSE 'Reform' END AS kind, items, a, z
WHERE year IS NOT NULL AND ($years_from IS NULL OR (year >= $years_from AND year <= $years_to))
UNWIND CASE WHEN a = z THEN [a] ELSE [a, z] END AS id
MATCH (i:Thing {id: id})-[r:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE ($city IS NULL OR c.id = $city) AND r.confidence >= $confidence
WITH year, kind, items,
     head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS e
ORDER BY e.report, e.start
RETURN year, kind, items, collect(e)[0..5] AS evidence
ORDER BY year, kind
LIMIT $limit
