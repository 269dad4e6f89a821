/*---
name: path_starts
kind: node
description: "Leaders, then items, by the number of facts that start there"
---*/
MATCH (a:Leader|Reform|Pilot)-[r:CARRIED_OUT_IN|HOSTED_BY|HOLDS_POST|LEADS|ACHIEVED|REPORTED|ISSUED|GOVERNED_BY|RECOGNISED_BY|BENCHMARKS|PART_OF|RESPONSIBLE_FOR|ADDRESSES|INSTANCE_OF]->(b)
WITH a, count(r) AS n
RETURN a.name AS value, a.id AS id, [k IN labels(a) WHERE k <> 'Thing'][0] AS label
ORDER BY label = 'Leader' DESC, n DESC, value, id
LIMIT $limit
