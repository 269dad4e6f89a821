/*---
name: cities_with_neighbours
kind: city
description: "Places by the number of places of the same province and level that run items"
---*/
MATCH (c:City)<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE c.province IS NOT NULL AND at.confidence >= $confidence
WITH DISTINCT c
WITH c.province AS province, coalesce(c.level, '') AS level, collect(c) AS places
WHERE size(places) > 1
UNWIND places AS c
RETURN c.name AS value, c.id AS id
ORDER BY size(places) DESC, COUNT { (c)<-[own:CARRIED_OUT_IN|HOSTED_BY]-() WHERE own.confidence >= $confidence }, value, id
LIMIT $limit
