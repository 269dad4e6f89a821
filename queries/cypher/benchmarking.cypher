/*---
name: benchmarking
group: research
section: cities
title: {zh: 对标关系, en: "Who benchmarks whom"}
description:
  zh: 哪些地区对标学习哪些地区，画成关系图。
  en: "Which places learn from which, as a graph."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: benchmarking_cities}
view: {kind: graph}
---*/
MATCH (a:City)-[r:BENCHMARKS]->(b:City)
WHERE ($city IS NULL OR a.id = $city OR b.id = $city) AND r.confidence >= $confidence
WITH a, r, b
ORDER BY a.name, a.id, b.name, b.id
LIMIT $limit
RETURN a.name AS source, a.id AS source_id, 'City' AS source_label, type(r) AS type,
       b.name AS target, b.id AS target_id, 'City' AS target_label,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY source, source_id, target, target_id
LIMIT $limit
