/*---
name: topics-by-city
group: research
section: items
title: {zh: 地区与主题矩阵, en: "Topics by place"}
description:
  zh: 事项最多的若干地区，各主题各有多少项改革与试点；合计为该地区的全部事项。
  en: "The places with most items, and how many of them fall under each topic; the total counts all items of the place."
parameters:
  - {name: places, type: number, title: {zh: 地区个数, en: Number of places}, default: 12, min: 1, max: 200}
  - {name: level, type: choice, terms: city_level, title: {zh: 行政层级, en: Level of the place}}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: bar, x: city, y: items, color: topic}
---*/
MATCH (c:City)
WHERE $level IS NULL OR c.level = $level
WITH c, COUNT { (c)<-[:CARRIED_OUT_IN|HOSTED_BY]-() } AS total
ORDER BY total DESC, c.name, c.id
LIMIT $places
MATCH (c)<-[r:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE i.topic IS NOT NULL AND ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to))
WITH c, total, i, r ORDER BY i.name, i.id
WITH c, total, i.topic AS topic, count(i) AS items, collect(r)[0..5] AS links
WITH c, total, topic, items, [r IN links | {report: r.reports[0], start: r.starts[0], end: r.ends[0], quote: r.quotes[0]}] AS evidence
RETURN c.name AS city, c.id AS city_id, topic, items, total, evidence
ORDER BY total DESC, city, city_id, items DESC, topic
LIMIT $limit
