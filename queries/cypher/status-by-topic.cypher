/*---
name: status-by-topic
group: research
section: items
title: {zh: 各主题的推进状态, en: "Status of reforms by topic"}
description:
  zh: 各主题的改革中，计划、推进中、已完成的各有多少。
  en: "How many reforms of each topic are planned, under way or completed."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: bar, x: topic, y: items, color: status}
---*/
MATCH (c:City) WHERE $city IS NULL OR c.id = $city
MATCH (c)<-[:CARRIED_OUT_IN]-(i:Reform)
WHERE ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to))
WITH i.topic AS topic, i.status AS status, count(DISTINCT i) AS items, min(i.id) AS a, max(i.id) AS z
WHERE topic IS NOT NULL AND status IS NOT NULL
UNWIND CASE WHEN a = z THEN [a] ELSE [a, z] END AS id
MATCH (i:Thing {id: id})-[r:CARRIED_OUT_IN]->(c:City)
WHERE $city IS NULL OR c.id = $city
WITH topic, status, items, r ORDER BY r.reports[0], r.starts[0]
RETURN topic, status, items, collect({report: r.reports[0], start: r.starts[0], end: r.ends[0], quote: r.quotes[0]})[0..5] AS evidence
ORDER BY topic, status
LIMIT $limit
