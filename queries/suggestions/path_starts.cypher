/*---
name: path_starts
kind: node
description: "Leaders, then other bodies, documents, problems and places, by the number of facts about them"
---*/
MATCH (a:Leader|Organisation|Policy|Problem|City)
WITH a, COUNT { (a)-[at:CARRIED_OUT_IN|HOSTED_BY|HOLDS_POST|LEADS|ACHIEVED|REPORTED|ISSUED|GOVERNED_BY|RECOGNISED_BY|BENCHMARKS|PART_OF|RESPONSIBLE_FOR|ADDRESSES|INSTANCE_OF]-() WHERE at.confidence >= $confidence } AS n
WHERE n > 0
RETURN a.name AS value, a.id AS id, [k IN labels(a) WHERE k <> 'Thing'][0] AS label
ORDER BY label = 'Leader' DESC, n DESC, value, id
LIMIT $limit
