/*---
name: city-portfolio
group: research
section: items
title: {zh: 某地在推进什么改革, en: "What a place runs"}
description:
  zh: 一个地区的全部改革与试点，按主题和年份筛选，附状态与首次出现年份。
  en: "All reforms and pilots of a place, by topic and year, with status and the year first reported."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items, default_from: cities_with_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics_of_city}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: table}
---*/
MATCH (c:Thing {id: $city})<-[r:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE ($topic IS NULL OR i.topic = $topic) AND ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to)) AND r.confidence >= $confidence
WITH i, r
ORDER BY i.topic, i.year, i.name, i.id
LIMIT $limit
RETURN i.name AS item, i.id AS item_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind, i.topic AS topic,
       i.status AS status, i.year AS first_year, i.years AS years,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY topic, first_year, item, item_id
LIMIT $limit
