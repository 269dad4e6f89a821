/*---
name: cities_with_benchmarks
kind: city
description: "Places by the number of items that the places they benchmark run"
---*/
MATCH (c:City)-[:BENCHMARKS]->(b:City)<-[:CARRIED_OUT_IN|HOSTED_BY]-(i)
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
