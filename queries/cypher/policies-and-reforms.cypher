/*---
name: policies-and-reforms
group: research
section: policies
title: {zh: 文件与所依据的改革, en: "Policies and the items they govern"}
description:
  zh: 政策文件与依据它开展的改革、试点，画成关系图。
  en: "Policies and the reforms and pilots they govern, as a graph."
parameters:
  - {name: policy, type: text, title: {zh: 文件名包含, en: Title contains}, suggest: policies}
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
view: {kind: graph}
---*/
MATCH (p:Policy)<-[r:GOVERNED_BY]-(i)
WHERE ($policy IS NULL OR toLower(p.name) CONTAINS toLower($policy)
       OR any(a IN p.aliases WHERE toLower(a) CONTAINS toLower($policy)))
  AND ($topic IS NULL OR i.topic = $topic)
  AND ($city IS NULL OR EXISTS { MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City) WHERE c.id = $city AND at.confidence >= $confidence }) AND r.confidence >= $confidence
WITH p, r, i
ORDER BY p.name, p.id, i.name, i.id
LIMIT $limit
RETURN i.name AS source, i.id AS source_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS source_label, type(r) AS type,
       p.name AS target, p.id AS target_id, 'Policy' AS target_label, p.number AS number,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY target, target_id, source, source_id
LIMIT $limit
