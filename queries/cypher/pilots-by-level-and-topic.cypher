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
MATCH (c)<-[r:HOSTED_BY]-(i:Pilot)
WHERE i.topic IS NOT NULL AND i.level IS NOT NULL AND ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to))
WITH i, {report: r.reports[0], start: r.starts[0], end: r.ends[0], quote: r.quotes[0]} AS support
ORDER BY i.name, i.id, support.report, support.start
WITH i, head(collect(support)) AS support
ORDER BY i.name, i.id
WITH i.topic AS topic, i.level AS level, count(i) AS pilots, collect(support)[0..5] AS evidence
RETURN topic, level, pilots, evidence
ORDER BY topic, level
LIMIT $limit
