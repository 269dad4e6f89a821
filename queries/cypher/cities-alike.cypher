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
  WHERE ($topic IS NULL OR i.topic = $topic) AND r.confidence >= $confidence
  MATCH (j:Reform {name: i.name})-[s:CARRIED_OUT_IN]->(b)
  WHERE b <> a AND s.confidence >= $confidence
  RETURN i.name AS item, r, s, b
  UNION ALL
  MATCH (a:Thing {id: $city})<-[r:CARRIED_OUT_IN|HOSTED_BY]-(i)
  WHERE ($topic IS NULL OR i.topic = $topic) AND r.confidence >= $confidence
  MATCH (j:Pilot {name: i.name})-[s:HOSTED_BY]->(b)
  WHERE b <> a AND s.confidence >= $confidence
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
WITH b, shared, k, head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS one,
     head([n IN range(0, size(s.quotes) - 1) WHERE s.confidences[n] >= $confidence | {report: s.reports[n], start: s.starts[n], end: s.ends[n], quote: s.quotes[n]}]) AS other
ORDER BY one.report, one.start, other.report, other.start
WITH b, shared, k, head(collect(one)) AS one, head(collect(other)) AS other
ORDER BY k
WITH b, shared, reduce(e = [], x IN collect([one, other]) | e + x)[0..5] AS evidence
RETURN b.name AS city, b.id AS city_id, b.province AS province, size(shared) AS shared_count, shared, evidence
ORDER BY shared_count DESC, city, city_id
LIMIT $limit
