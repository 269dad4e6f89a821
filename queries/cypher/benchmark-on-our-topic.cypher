/*---
name: benchmark-on-our-topic
group: office
section: cities
title: {zh: 对标城市在这个主题上做什么, en: "What the places we benchmark run"}
description:
  zh: 本地对标学习的地区，在某一主题上推进的改革与试点。
  en: "Reforms and pilots, on a topic, of the places that ours benchmarks."
parameters:
  - {name: city, type: city, title: {zh: 本地, en: Our place}, suggest: cities_with_benchmarks, default_from: cities_with_benchmarks}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics_of_benchmarks}
view: {kind: table}
---*/
MATCH (c:Thing {id: $city})-[model:BENCHMARKS]->(b:City)<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE ($topic IS NULL OR i.topic = $topic) AND model.confidence >= $confidence AND at.confidence >= $confidence
WITH b, count(*) AS items
ORDER BY b.name, b.id
WITH collect(b) AS places, collect(items) AS counts
UNWIND range(0, size(places) - 1) AS k
WITH places[k] AS b, reduce(before = 0, n IN counts[0..k] | before + n) AS before
WHERE before < $limit
MATCH (b)<-[r:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE ($topic IS NULL OR i.topic = $topic) AND r.confidence >= $confidence
WITH b, r, i
ORDER BY b.name, b.id, i.topic, i.name, i.id
LIMIT $limit
RETURN b.name AS city, b.id AS city_id, i.name AS item, i.id AS item_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind,
       i.topic AS topic, i.status AS status, i.year AS year,
       COUNT { (i)-[gain:ACHIEVED]->() WHERE gain.confidence >= $confidence } AS outcomes,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY city, city_id, topic, item, item_id
LIMIT $limit
