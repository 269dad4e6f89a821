/*---
name: concepts_by_places
kind: text
description: "Ideas by the number of places that took them up"
---*/
MATCH (k:Concept)<-[r:INSTANCE_OF]-(i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE r.confidence >= $confidence AND at.confidence >= $confidence
WITH k.name AS value, count(DISTINCT c) AS places
RETURN value
ORDER BY places DESC, value
LIMIT $limit
