/*---
name: pilot-map
group: research
section: pilots
title: {zh: 试点地图, en: "Map of pilots"}
description:
  zh: 承担试点的地区在地图上的分布，圆点越大试点越多；没有坐标的地区不在图上。
  en: "Where pilots are, the more the larger; places without coordinates are left out."
parameters:
  - {name: level, type: level, title: {zh: 试点级别, en: Level of the pilot}}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
  - {name: subject, type: text, title: {zh: 内容包含, en: Subject contains}, suggest: pilot_names}
view: {kind: map, lon: lon, lat: lat, size: pilots, label: city}
---*/
MATCH (c:City)<-[at:HOSTED_BY]-(i:Pilot)
WHERE c.lon IS NOT NULL AND c.lat IS NOT NULL AND ($level IS NULL OR i.level = $level) AND ($topic IS NULL OR i.topic = $topic)
  AND ($subject IS NULL OR toLower(i.name) CONTAINS toLower($subject)
       OR any(a IN i.aliases WHERE toLower(a) CONTAINS toLower($subject))) AND at.confidence >= $confidence
WITH c, count(i) AS pilots, min(i.id) AS a, max(i.id) AS z
ORDER BY pilots DESC, c.name, c.id
LIMIT $limit
UNWIND CASE WHEN a = z THEN [a] ELSE [a, z] END AS id
MATCH (i:Thing {id: id})-[r:HOSTED_BY]->(d:City)
WHERE d = c AND r.confidence >= $confidence
WITH c, pilots,
     head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS e
ORDER BY e.report, e.start
RETURN c.name AS city, c.id AS city_id, c.province AS province, c.lon AS lon, c.lat AS lat, pilots,
       collect(e)[0..5] AS evidence
ORDER BY pilots DESC, city, city_id
LIMIT $limit
