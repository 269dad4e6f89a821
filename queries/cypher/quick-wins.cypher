/*---
name: quick-wins
group: office
section: items
title: {zh: 见效又获肯定的做法, en: "Quick wins"}
description:
  zh: 外地既有数字成效、又得到肯定的改革与试点，按成效与肯定的数量排序，适合借鉴。
  en: "Items elsewhere that have both outcomes in numbers and recognition, best proven first."
parameters:
  - {name: city, type: city, title: {zh: 本地, en: Our place}, suggest: cities_with_items, default_from: cities_with_items, all: true}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
view: {kind: table}
---*/
OPTIONAL MATCH p = (:City {id: coalesce($city, '')})<-[:PART_OF*1..2]-(inner:City)
WHERE all(r IN relationships(p) WHERE r.confidence >= $confidence)
WITH collect(inner.id) + [coalesce($city, '')] AS ours
MATCH (w:Organisation|Leader)<-[note:RECOGNISED_BY]-(i:Reform|Pilot)
WHERE ($topic IS NULL OR i.topic = $topic) AND EXISTS { (i)-[gain:ACHIEVED]->() WHERE gain.confidence >= $confidence }
  AND EXISTS { MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City) WHERE NOT c.id IN ours AND at.confidence >= $confidence } AND note.confidence >= $confidence
WITH i, ours, count(*) AS praised, COUNT { (i)-[gain2:ACHIEVED]->() WHERE gain2.confidence >= $confidence } AS reached
ORDER BY reached DESC, praised DESC, i.name, i.id
LIMIT $limit
MATCH (w:Organisation|Leader)<-[r:RECOGNISED_BY]-(i)
WHERE r.confidence >= $confidence
WITH i, ours, w,
     head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS support
ORDER BY w.name, w.id
WITH i, ours, collect(w.name) AS recognisers, collect(support)[0..2] AS praise
MATCH (i)-[a:ACHIEVED]->(o:Outcome)
WHERE a.confidence >= $confidence
WITH i, ours, recognisers, praise, o,
     head([n IN range(0, size(a.quotes) - 1) WHERE a.confidences[n] >= $confidence | {report: a.reports[n], start: a.starts[n], end: a.ends[n], quote: a.quotes[n]}]) AS support
ORDER BY o.name, o.id
WITH i, ours, recognisers, praise, collect(o.name) AS results, collect(support)[0..3] AS proof
MATCH (i)-[at2:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE NOT c.id IN ours AND at2.confidence >= $confidence
RETURN i.name AS item, i.id AS item_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind, i.topic AS topic, c.name AS city, c.id AS city_id,
       size(results) AS outcomes, results[0..5] AS results, recognisers, proof + praise AS evidence
ORDER BY outcomes DESC, size(recognisers) DESC, item, item_id, city_id
LIMIT $limit
