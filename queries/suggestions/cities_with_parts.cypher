/*---
name: cities_with_parts
kind: city
description: "Places by the number of items that their parts run"
---*/
MATCH p = (c:City)<-[:PART_OF*1..2]-(d:City)
WHERE all(r IN relationships(p) WHERE r.confidence >= $confidence)
MATCH (d)<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE at.confidence >= $confidence
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
