/*---
name: policies
kind: text
description: "Policies by the number of items they govern"
---*/
MATCH (p:Policy)<-[rule:GOVERNED_BY]-(i)
WHERE rule.confidence >= $confidence
WITH p.name AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
