/*---
name: path_ends
kind: node
description: "What is two facts away from the start, then what is one fact away"
---*/
MATCH p = (a:Thing {id: $from})-[:CARRIED_OUT_IN|HOSTED_BY|HOLDS_POST|LEADS|ACHIEVED|REPORTED|ISSUED|GOVERNED_BY|RECOGNISED_BY|BENCHMARKS|PART_OF|RESPONSIBLE_FOR|ADDRESSES|INSTANCE_OF*1..2]-(b:Thing)
WHERE b.id <> $from AND all(r IN relationships(p) WHERE r.confidence >= $confidence)
WITH b, min(length(p)) AS steps, count(*) AS n
RETURN b.name AS value, b.id AS id, [k IN labels(b) WHERE k <> 'Thing'][0] AS label
ORDER BY steps DESC, n DESC, value, id
LIMIT $limit
