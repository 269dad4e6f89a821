/*---
name: problems-like-ours
group: office
section: problems
title: {zh: 同样的问题，外地怎么办, en: "Problems like ours"}
description:
  zh: 本地改革所针对的问题，外地用什么改革来应对。
  en: "How other places answer the problems that our reforms answer."
parameters:
  - {name: city, type: city, title: {zh: 本地, en: Our place}, suggest: cities_with_shared_problems, default_from: cities_with_shared_problems}
view: {kind: table}
---*/
MATCH (c:Thing {id: $city})<-[at:CARRIED_OUT_IN|HOSTED_BY]-(mine)-[aim:ADDRESSES]->(q:Problem)
WHERE at.confidence >= $confidence AND aim.confidence >= $confidence
WITH c, q, collect(DISTINCT mine.name) AS ours
MATCH (q)<-[r:ADDRESSES]-(i)-[at2:CARRIED_OUT_IN|HOSTED_BY]->(o:City)
WHERE o.id <> c.id AND r.confidence >= $confidence AND at2.confidence >= $confidence
RETURN q.name AS problem, q.id AS problem_id, i.name AS item, i.id AS item_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind,
       i.status AS status, o.name AS city, o.id AS city_id, size(ours) AS our_items,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY problem, problem_id, item, item_id, city_id
LIMIT $limit
