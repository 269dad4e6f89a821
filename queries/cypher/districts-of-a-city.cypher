/*---
name: districts-of-a-city
group: research
section: cities
title: {zh: 下辖区县和园区在做什么, en: "What the parts of a place run"}
description:
  zh: 隶属于某地的区县、园区、乡镇（至多两级）承担的改革与试点。
  en: "Reforms and pilots of the counties, zones and townships that belong to a place, two levels down."
parameters:
  - {name: city, type: city, title: {zh: 上级地区, en: Upper place}, suggest: cities_with_parts, default_from: cities_with_parts}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: table}
---*/
MATCH p = (c:Thing {id: $city})<-[:PART_OF*1..2]-(d:City)
WHERE all(r IN relationships(p) WHERE r.confidence >= $confidence)
WITH DISTINCT d
MATCH (d)<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE ($topic IS NULL OR i.topic = $topic) AND ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to)) AND at.confidence >= $confidence
WITH d, count(*) AS items
ORDER BY d.name, d.id
WITH collect(d) AS places, collect(items) AS counts
UNWIND range(0, size(places) - 1) AS k
WITH places[k] AS d, reduce(before = 0, n IN counts[0..k] | before + n) AS before
WHERE before < $limit
MATCH (d)<-[r:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE ($topic IS NULL OR i.topic = $topic) AND ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to)) AND r.confidence >= $confidence
WITH d, r, i
ORDER BY d.name, d.id, i.name, i.id
LIMIT $limit
RETURN d.name AS city, d.id AS city_id, d.level AS city_level, i.name AS item, i.id AS item_id,
       CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind, i.topic AS topic, i.status AS status, i.year AS year,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY city, city_id, item, item_id
LIMIT $limit
