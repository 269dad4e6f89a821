/*---
name: cities_with_numbers
kind: city
description: "Places by the number of figures they report"
---*/
MATCH (c:City)-[said:REPORTED]->(o:Outcome)
WHERE o.value IS NOT NULL AND said.confidence >= $confidence
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
