/*---
name: cities_with_items_shared
kind: city
description: "Places by the number of items whose name other places have, too"
---*/
MATCH (c:City)<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE at.confidence >= $confidence
WITH i.name AS name, collect(DISTINCT c) AS places
WHERE size(places) > 1
UNWIND places AS c
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
