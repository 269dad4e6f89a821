/*---
name: policies
kind: text
description: "Policies by the number of items they govern"
---*/
MATCH (p:Policy)<-[:GOVERNED_BY]-(i)
WITH p.name AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
