/*---
name: policies-elsewhere
group: office
section: policies
title: {zh: 外地出台的相关文件, en: "Policies of others on a topic"}
description:
  zh: 外地在某一主题上依据或出台的文件，管着哪些事项。
  en: "Documents of other places that govern items of a topic, with those items."
parameters:
  - {name: city, type: city, title: {zh: 本地, en: Our place}, suggest: cities_with_items, default_from: cities_with_items, all: true}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: policy_topics_elsewhere, default_from: policy_topics_elsewhere, all: true}
view: {kind: table}
---*/
OPTIONAL MATCH p = (:City {id: coalesce($city, '')})<-[:PART_OF*1..2]-(inner:City)
WHERE all(r IN relationships(p) WHERE r.confidence >= $confidence)
WITH collect(inner.id) + [coalesce($city, '')] AS ours
MATCH (p:Policy)<-[r:GOVERNED_BY]-(i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE ($topic IS NULL OR i.topic = $topic) AND NOT c.id IN ours AND r.confidence >= $confidence AND at.confidence >= $confidence
WITH p, c, i,
     head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS support
ORDER BY i.name, i.id
WITH p, c, collect(i.name) AS item_names, collect(support)[0..5] AS evidence
RETURN p.name AS policy, p.id AS policy_id, p.number AS number, c.name AS city, c.id AS city_id,
       EXISTS { MATCH (p)<-[issue:ISSUED]-(c) WHERE issue.confidence >= $confidence } AS issued_here, item_names, evidence
ORDER BY policy, policy_id, city, city_id
LIMIT $limit
