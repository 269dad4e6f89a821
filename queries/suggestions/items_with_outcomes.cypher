/*---
name: items_with_outcomes
kind: text
description: "Names of items by places, then by outcomes"
---*/
MATCH (o:Outcome)<-[gain:ACHIEVED]-(i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE gain.confidence >= $confidence AND at.confidence >= $confidence
WITH i.name AS value, count(DISTINCT c) AS places, count(*) AS n
RETURN value
ORDER BY places DESC, n DESC, value
LIMIT $limit
