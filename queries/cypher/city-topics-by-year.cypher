/*---
name: city-topics-by-year
group: research
section: items
title: {zh: 某地各年各主题的改革数, en: "Items of a place by topic and year"}
description:
  zh: 一个地区每年、每个主题有多少项改革与试点见于报告。
  en: "How many items of a place the reports of each year name, by topic."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items, default_from: cities_with_items}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: bar, x: topic, y: items, color: year}
---*/
MATCH (c:Thing {id: $city})<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE i.topic IS NOT NULL AND at.confidence >= $confidence
UNWIND i.years AS year
WITH i, year WHERE $years_from IS NULL OR (year >= $years_from AND year <= $years_to)
WITH i.topic AS topic, year, count(*) AS items, min(i.id) AS a, max(i.id) AS z
ORDER BY topic, year
LIMIT $limit
UNWIND CASE WHEN a = z THEN [a] ELSE [a, z] END AS id
MATCH (i:Thing {id: id})-[r:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE c.id = $city AND r.confidence >= $confidence
WITH topic, year, items,
     head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS e
ORDER BY e.report, e.start
RETURN topic, year, items, collect(e)[0..5] AS evidence
ORDER BY topic, year
LIMIT $limit
