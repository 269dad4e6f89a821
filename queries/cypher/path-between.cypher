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
MATCH (a:Thing {id: $from}), (b:Thing {id: $to})
WHERE a.id <> b.id
MATCH p = shortestPath((a)-[:CARRIED_OUT_IN|HOSTED_BY|HOLDS_POST|LEADS|ACHIEVED|REPORTED|ISSUED|GOVERNED_BY|RECOGNISED_BY|BENCHMARKS|PART_OF|RESPONSIBLE_FOR|ADDRESSES|INSTANCE_OF*..6]-(b))
WITH relationships(p) AS steps
UNWIND range(0, size(steps) - 1) AS n
WITH n + 1 AS step, steps[n] AS r
WITH step, r, startNode(r) AS s, endNode(r) AS t
RETURN step, s.name AS source, s.id AS source_id, [k IN labels(s) WHERE k <> 'Thing'][0] AS source_label, type(r) AS type,
       t.name AS target, t.id AS target_id, [k IN labels(t) WHERE k <> 'Thing'][0] AS target_label,
       [n IN range(0, 4) WHERE n < size(r.quotes) | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY step
LIMIT $limit
