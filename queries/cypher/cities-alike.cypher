/*---
name: cities-alike
group: research
section: cities
title: {zh: 改革清单相似的地区, en: "Places that run the same reforms"}
description:
  zh: 哪些地区与本地有同名的改革与试点，共有越多越相似。
  en: "Places by the number of reforms and pilots of one name that both they and ours run."
parameters:
  - {name: city, type: city, title: {zh: 本地, en: Our place}, suggest: cities_with_items_shared, default_from: cities_with_items_shared}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics_of_city}
view: {kind: table}
---*/
CALL {
  MATCH (a:Thing {id: $city})<-[r:CARRIED_OUT_IN|HOSTED_BY]-(i)
  WHERE ($topic IS NULL OR i.topic = $topic)
  MATCH (j:Reform {name: i.name})-[s:CARRIED_OUT_IN]->(b:City)
  WHERE b.id <> $city
  RETURN i.name AS item, r, s, b
  UNION ALL
  MATCH (a:Thing {id: $city})<-[r:CARRIED_OUT_IN|HOSTED_BY]-(i)
  WHERE ($topic IS NULL OR i.topic = $topic)
  MATCH (j:Pilot {name: i.name})-[s:HOSTED_BY]->(b:City)
  WHERE b.id <> $city
  RETURN i.name AS item, r, s, b
}
WITH b, item, collect({r: r, s: s}) AS runs
ORDER BY item
WITH b, collect(item) AS shared, collect(runs)[0..3] AS first_runs
ORDER BY size(shared) DESC, b.name, b.id
LIMIT $limit
UNWIND range(0, size(first_runs) - 1) AS k
UNWIND first_runs[k] AS run
WITH b, shared, k, run.r AS r, run.s AS s
ORDER BY r.reports[0], r.starts[0], s.reports[0], s.starts[0]
WITH b, shared, k, head(collect({report: r.reports[0], start: r.starts[0], end: r.ends[0], quote: r.quotes[0]})) AS one,
     head(collect({report: s.reports[0], start: s.starts[0], end: s.ends[0], quote: s.quotes[0]})) AS other
ORDER BY k
WITH b, shared, reduce(e = [], x IN collect([one, other]) | e + x)[0..5] AS evidence
RETURN b.name AS city, b.id AS city_id, b.province AS province, size(shared) AS shared_count, shared, evidence
ORDER BY shared_count DESC, city, city_id
LIMIT $limit
