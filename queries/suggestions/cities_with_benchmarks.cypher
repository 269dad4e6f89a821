/*---
name: cities_with_benchmarks
kind: city
description: "Places by the number of items that the places they benchmark run"
---*/
MATCH (c:City)-[model:BENCHMARKS]->(b:City)<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE model.confidence >= $confidence AND at.confidence >= $confidence
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
