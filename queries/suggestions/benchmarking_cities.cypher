/*---
name: benchmarking_cities
kind: city
description: "Places that benchmark others or are benchmarked"
---*/
MATCH (c:City)-[:BENCHMARKS]-(b:City)
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
