/*---
name: pilots-by-level-and-topic
group: research
section: pilots
title: {zh: 各主题试点的级别分布, en: "Pilots by topic and level"}
description:
  zh: 各主题有多少国家级、省级、市级试点。
  en: "How many national, provincial and municipal pilots each topic has."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: bar, x: topic, y: pilots, color: level}
---*/
MATCH (c:City) WHERE $city IS NULL OR c.id = $city
MATCH (c)<-[at:HOSTED_BY]-(i:Pilot)
WHERE ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to)) AND at.confidence >= $confidence
WITH i.topic AS topic, i.level AS level, count(DISTINCT i) AS pilots, min(i.id) AS a, max(i.id) AS z
WHERE topic IS NOT NULL AND level IS NOT NULL
UNWIND CASE WHEN a = z THEN [a] ELSE [a, z] END AS id
MATCH (i:Thing {id: id})-[r:HOSTED_BY]->(c:City)
WHERE ($city IS NULL OR c.id = $city) AND r.confidence >= $confidence
WITH topic, level, pilots,
     head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS e
ORDER BY e.report, e.start
RETURN topic, level, pilots, collect(e)[0..5] AS evidence
ORDER BY topic, level
LIMIT $limit
