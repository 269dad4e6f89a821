/*---
name: items_with_outcomes
kind: text
description: "Names of items by places, then by outcomes"
---*/
MATCH (o:Outcome)<-[:ACHIEVED]-(i)-[:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WITH i.name AS value, count(DISTINCT c) AS places, count(*) AS n
RETURN value
ORDER BY places DESC, n DESC, value
LIMIT $limit
