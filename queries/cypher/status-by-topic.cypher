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
// Without a threshold no relationship need be read, only followed: half the time.
CALL {
  MATCH (c:City) WHERE $confidence = 0 AND ($city IS NULL OR c.id = $city)
  MATCH (c)<-[:CARRIED_OUT_IN]-(i)
  WHERE $years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to)
  RETURN i.topic AS topic, i.status AS status, count(DISTINCT i) AS items, min(i.id) AS a, max(i.id) AS z
  UNION ALL
  MATCH (c:City) WHERE $confidence > 0 AND ($city IS NULL OR c.id = $city)
  MATCH (c)<-[at:CARRIED_OUT_IN]-(i)
  WHERE ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to)) AND at.confidence >= $confidence
  RETURN i.topic AS topic, i.status AS status, count(DISTINCT i) AS items, min(i.id) AS a, max(i.id) AS z
}
WITH topic, status, items, a, z
WHERE topic IS NOT NULL AND status IS NOT NULL
UNWIND CASE WHEN a = z THEN [a] ELSE [a, z] END AS id
MATCH (i:Thing {id: id})-[r:CARRIED_OUT_IN]->(c:City)
WHERE ($city IS NULL OR c.id = $city) AND r.confidence >= $confidence
WITH topic, status, items,
     head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS e
ORDER BY e.report, e.start
RETURN topic, status, items, collect(e)[0..5] AS evidence
ORDER BY topic, status
LIMIT $limit
