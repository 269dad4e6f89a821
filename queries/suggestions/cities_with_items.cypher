/*---
name: cities_with_items
kind: city
description: "Places by the number of reforms and pilots they run"
---*/
MATCH (c:City)<-[at:CARRIED_OUT_IN|HOSTED_BY]-()
WHERE at.confidence >= $confidence
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
