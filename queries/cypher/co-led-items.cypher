/*---
name: co-led-items
group: research
section: leadership
title: {zh: 共同牵头的领导, en: "Leaders who lead the same item"}
description:
  zh: 两位领导牵头同一事项的所有组合，可看协同关系。
  en: "Pairs of leaders who lead the same item."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
view: {kind: graph}
---*/
MATCH (a:Leader)-[r:LEADS]->(i)<-[s:LEADS]-(b:Leader)
WHERE a.id < b.id AND ($topic IS NULL OR i.topic = $topic)
  AND ($city IS NULL OR EXISTS { MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City) WHERE c.id = $city AND at.confidence >= $confidence }) AND r.confidence >= $confidence AND s.confidence >= $confidence
UNWIND [{l: a, r: r}, {l: b, r: s}] AS e
WITH DISTINCT e.l AS l, e.r AS r, i
RETURN l.name AS source, l.id AS source_id, 'Leader' AS source_label, type(r) AS type,
       i.name AS target, i.id AS target_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS target_label,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY target, target_id, source, source_id
LIMIT $limit
