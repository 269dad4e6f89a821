/*---
name: path-between
group: research
section: cities
title: {zh: 两者之间的关系路径, en: "The path between two things"}
description:
  zh: 任意两个地区、领导、改革、文件等之间最短的事实链（最多六步）。
  en: "The shortest chain of facts between any two things, six steps at most."
parameters:
  - {name: from, type: node, title: {zh: 起点, en: From}, suggest: path_starts, default_from: path_starts}
  - {name: to, type: node, title: {zh: 终点, en: To}, suggest: path_ends, default_from: path_ends}
view: {kind: graph}
---*/
// With a threshold, ways of up to three sure facts from either end that meet: a condition on shortestPath would not do, since the embedded
// engine looks at it only when the way is found. Walks of one length keep one way for each thing they reach.
CALL {
  MATCH (a:Thing {id: $from}), (n:Thing {id: $to})
  WHERE $confidence = 0 AND a.id <> n.id
  MATCH p = shortestPath((a)-[:CARRIED_OUT_IN|HOSTED_BY|HOLDS_POST|LEADS|ACHIEVED|AIMS_AT|REPORTED|ISSUED|GOVERNED_BY|RECOGNISED_BY|BENCHMARKS|PART_OF|RESPONSIBLE_FOR|ADDRESSES|SCORED|INSTANCE_OF*..6]-(n))
  RETURN n, relationships(p) AS f, [] AS g
  UNION ALL
  MATCH (n:Thing {id: $from}) WHERE $confidence > 0
  RETURN n, [] AS f, null AS g
  UNION ALL
  MATCH (n:Thing {id: $from}) WHERE $confidence > 0
  MATCH (n)-[r]-(m:Thing) WHERE r.confidence >= $confidence AND NOT type(r) IN ['ABOUT', 'TOLD_IN']
  RETURN m AS n, head(collect([r])) AS f, null AS g
  UNION ALL
  MATCH (n:Thing {id: $from}) WHERE $confidence > 0
  MATCH (n)-[r]-(m:Thing) WHERE r.confidence >= $confidence AND NOT type(r) IN ['ABOUT', 'TOLD_IN']
  WITH m AS n, head(collect([r])) AS way
  MATCH (n)-[r]-(m:Thing) WHERE r.confidence >= $confidence AND NOT type(r) IN ['ABOUT', 'TOLD_IN']
  RETURN m AS n, head(collect(way + r)) AS f, null AS g
  UNION ALL
  MATCH (n:Thing {id: $from}) WHERE $confidence > 0
  MATCH (n)-[r]-(m:Thing) WHERE r.confidence >= $confidence AND NOT type(r) IN ['ABOUT', 'TOLD_IN']
  WITH m AS n, head(collect([r])) AS way
  MATCH (n)-[r]-(m:Thing) WHERE r.confidence >= $confidence AND NOT type(r) IN ['ABOUT', 'TOLD_IN']
  WITH m AS n, head(collect(way + r)) AS way
  MATCH (n)-[r]-(m:Thing) WHERE r.confidence >= $confidence AND NOT type(r) IN ['ABOUT', 'TOLD_IN']
  RETURN m AS n, head(collect(way + r)) AS f, null AS g
  UNION ALL
  MATCH (n:Thing {id: $to}) WHERE $confidence > 0
  RETURN n, null AS f, [] AS g
  UNION ALL
  MATCH (n:Thing {id: $to}) WHERE $confidence > 0
  MATCH (n)-[r]-(m:Thing) WHERE r.confidence >= $confidence AND NOT type(r) IN ['ABOUT', 'TOLD_IN']
  RETURN m AS n, null AS f, head(collect([r])) AS g
  UNION ALL
  MATCH (n:Thing {id: $to}) WHERE $confidence > 0
  MATCH (n)-[r]-(m:Thing) WHERE r.confidence >= $confidence AND NOT type(r) IN ['ABOUT', 'TOLD_IN']
  WITH m AS n, head(collect([r])) AS way
  MATCH (n)-[r]-(m:Thing) WHERE r.confidence >= $confidence AND NOT type(r) IN ['ABOUT', 'TOLD_IN']
  RETURN m AS n, null AS f, head(collect(way + r)) AS g
  UNION ALL
  MATCH (n:Thing {id: $to}) WHERE $confidence > 0
  MATCH (n)-[r]-(m:Thing) WHERE r.confidence >= $confidence AND NOT type(r) IN ['ABOUT', 'TOLD_IN']
  WITH m AS n, head(collect([r])) AS way
  MATCH (n)-[r]-(m:Thing) WHERE r.confidence >= $confidence AND NOT type(r) IN ['ABOUT', 'TOLD_IN']
  WITH m AS n, head(collect(way + r)) AS way
  MATCH (n)-[r]-(m:Thing) WHERE r.confidence >= $confidence AND NOT type(r) IN ['ABOUT', 'TOLD_IN']
  RETURN m AS n, null AS f, head(collect(way + r)) AS g
}
WITH n, f, g
ORDER BY size(coalesce(f, g))
WITH n, collect(f) AS f, collect(g) AS g
WHERE size(f) > 0 AND size(g) > 0
WITH n.id AS meeting, f[0] + reverse(g[0]) AS steps
ORDER BY size(steps), meeting
LIMIT 1
UNWIND range(0, size(steps) - 1) AS n
WITH n + 1 AS step, steps[n] AS r
WITH step, r, startNode(r) AS s, endNode(r) AS t
RETURN step, s.name AS source, s.id AS source_id, [k IN labels(s) WHERE k <> 'Thing'][0] AS source_label, type(r) AS type,
       t.name AS target, t.id AS target_id, [k IN labels(t) WHERE k <> 'Thing'][0] AS target_label,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY step
LIMIT $limit
