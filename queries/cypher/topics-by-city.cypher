/*---
name: topics-by-city
group: research
section: items
title: {zh: 地区与主题矩阵, en: "Topics by place"}
description:
  zh: 事项最多的若干地区，各主题各有多少项改革与试点；合计为该地区的全部事项。
  en: "The places with most items, and how many of them fall under each topic; the total counts all items of the place."
parameters:
  - {name: places, type: number, title: {zh: 地区个数, en: Number of places}, default: 8, min: 1, max: 200}
  - {name: level, type: choice, terms: city_level, title: {zh: 行政层级, en: Level of the place}}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: bar, x: city, y: items, color: topic}
---*/
// Without a threshold no relationship need be read to count them.
CALL {
  MATCH (c:City) WHERE $confidence = 0 AND ($level IS NULL OR c.level = $level)
  MATCH (c)<-[:CARRIED_OUT_IN|HOSTED_BY]-()
  RETURN c, count(*) AS total
  UNION ALL
  MATCH (c:City) WHERE $confidence > 0 AND ($level IS NULL OR c.level = $level)
  MATCH (c)<-[at:CARRIED_OUT_IN|HOSTED_BY]-()
  WHERE at.confidence >= $confidence
  RETURN c, count(*) AS total
}
WITH c, total
ORDER BY total DESC, c.name, c.id
LIMIT $places
CALL {
  WITH c
  MATCH (c)<-[:CARRIED_OUT_IN|HOSTED_BY]-(i)
  WHERE $confidence = 0 AND ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to))
  RETURN i.topic AS topic, count(*) AS items, min(i.id) AS a, max(i.id) AS z
  UNION ALL
  WITH c
  MATCH (c)<-[at2:CARRIED_OUT_IN|HOSTED_BY]-(i)
  WHERE $confidence > 0 AND ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to)) AND at2.confidence >= $confidence
  RETURN i.topic AS topic, count(*) AS items, min(i.id) AS a, max(i.id) AS z
}
WITH c, total, topic, items, a, z
WHERE topic IS NOT NULL
WITH c, total, topic, items, a, z
ORDER BY total DESC, c.name, c.id, items DESC, topic
LIMIT $limit
UNWIND CASE WHEN a = z THEN [a] ELSE [a, z] END AS id
MATCH (i:Thing {id: id})-[r:CARRIED_OUT_IN|HOSTED_BY]->(d:City)
WHERE d = c AND r.confidence >= $confidence
WITH c, total, topic, items,
     head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS e
ORDER BY e.report, e.start
RETURN c.name AS city, c.id AS city_id, topic, items, total, collect(e)[0..5] AS evidence
ORDER BY total DESC, city, city_id, items DESC, topic
LIMIT $limit
