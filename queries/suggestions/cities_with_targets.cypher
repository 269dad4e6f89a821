/*---
name: cities_with_targets
kind: city
description: "Places by the number of targets they state"
---*/
MATCH (c:City)-[said:REPORTED]->(t:Target)
WHERE said.confidence >= $confidence
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
