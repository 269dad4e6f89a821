/*---
name: cities_with_parts
kind: city
description: "Places by the number of items that their parts run"
---*/
MATCH (c:City)<-[:PART_OF*1..2]-(d:City)<-[:CARRIED_OUT_IN|HOSTED_BY]-(i)
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
