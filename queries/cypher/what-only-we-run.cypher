/*---
name: what-only-we-run
group: office
section: items
title: {zh: 我们有而别处没有的, en: "What only we run"}
description:
  zh: 本地推进、而其他地区没有同名事项的改革与试点，附成效与肯定数，可用于总结推广。
  en: "Our reforms and pilots of which no other place has one of that name, with outcomes and recognitions: what to show others."
parameters:
  - {name: city, type: city, title: {zh: 本地, en: Our place}, suggest: cities_with_items, default_from: cities_with_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics_of_city}
view: {kind: table}
---*/
CALL {
  MATCH (c:Thing {id: $city})<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)
  WHERE ($topic IS NULL OR i.topic = $topic) AND at.confidence >= $confidence
  WITH DISTINCT c, i.name AS name
  MATCH (j:Reform {name: name})-[at2:CARRIED_OUT_IN]->(o)
  WHERE o <> c AND at2.confidence >= $confidence
  RETURN collect(DISTINCT name) AS reforms
}
CALL {
  MATCH (c:Thing {id: $city})<-[at3:CARRIED_OUT_IN|HOSTED_BY]-(i)
  WHERE ($topic IS NULL OR i.topic = $topic) AND at3.confidence >= $confidence
  WITH DISTINCT c, i.name AS name
  MATCH (j:Pilot {name: name})-[at4:HOSTED_BY]->(o)
  WHERE o <> c AND at4.confidence >= $confidence
  RETURN collect(DISTINCT name) AS pilots
}
CALL {
  MATCH (c:Thing {id: $city})<-[r:CARRIED_OUT_IN|HOSTED_BY]-(i)
  WHERE ($topic IS NULL OR i.topic = $topic) AND r.confidence >= $confidence
  RETURN i, 0 AS gains, 0 AS praises
  UNION ALL
  MATCH (c:Thing {id: $city})<-[r:CARRIED_OUT_IN|HOSTED_BY]-(i)-[gain:ACHIEVED]->()
  WHERE ($topic IS NULL OR i.topic = $topic) AND r.confidence >= $confidence AND gain.confidence >= $confidence
  RETURN i, count(gain) AS gains, 0 AS praises
  UNION ALL
  MATCH (c:Thing {id: $city})<-[r:CARRIED_OUT_IN|HOSTED_BY]-(i)-[praise:RECOGNISED_BY]->()
  WHERE ($topic IS NULL OR i.topic = $topic) AND r.confidence >= $confidence AND praise.confidence >= $confidence
  RETURN i, 0 AS gains, count(praise) AS praises
}
WITH reforms, pilots, i, sum(gains) AS outcomes, sum(praises) AS recognitions
WHERE NOT i.name IN reforms AND NOT i.name IN pilots
WITH i, outcomes, recognitions, i.name AS name, i.id AS id
ORDER BY outcomes DESC, recognitions DESC, name, id
WITH i, outcomes, recognitions
LIMIT $limit
MATCH (i)-[r:CARRIED_OUT_IN|HOSTED_BY]->(c:Thing {id: $city})
WHERE r.confidence >= $confidence
RETURN i.name AS item, i.id AS item_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind, i.topic AS topic, i.status AS status, i.first AS first, i.year AS year,
       outcomes, recognitions,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY outcomes DESC, recognitions DESC, item, item_id
LIMIT $limit
