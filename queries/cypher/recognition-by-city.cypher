/*---
name: recognition-by-city
group: research
section: recognition
title: {zh: 各地获肯定的次数, en: "Recognition by place"}
description:
  zh: 各地区及其改革、试点得到多少次肯定，按肯定方类型分。
  en: "How often each place and its items were recognised, by kind of recogniser."
parameters:
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
  - {name: level, type: choice, terms: city_level, title: {zh: 行政层级, en: Level of the place}}
view: {kind: bar, x: city, y: recognitions, color: recogniser_kind}
---*/
MATCH (w:Organisation|Leader)<-[r:RECOGNISED_BY]-(i)
WHERE ($topic IS NULL OR i.topic = $topic) AND r.confidence >= $confidence
OPTIONAL MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(k:City)
WHERE at.confidence >= $confidence
WITH r, i, w, CASE WHEN i:City THEN i ELSE k END AS c
WHERE c IS NOT NULL AND ($level IS NULL OR c.level = $level)
WITH c, CASE WHEN w:Leader THEN 'leader' ELSE w.kind END AS recogniser_kind, collect(r) AS found
WITH c, recogniser_kind, found, size(found) AS recognitions
ORDER BY recognitions DESC, c.name, c.id, recogniser_kind
LIMIT $limit
UNWIND found AS r
WITH c, recogniser_kind, recognitions,
     head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS e
ORDER BY e.report, e.start
WITH c, recogniser_kind, recognitions, collect(e)[0..5] AS evidence
RETURN c.name AS city, c.id AS city_id, recogniser_kind, recognitions, evidence
ORDER BY recognitions DESC, city, city_id, recogniser_kind
LIMIT $limit
