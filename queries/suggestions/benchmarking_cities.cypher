/*---
name: benchmarking_cities
kind: city
description: "Places that benchmark others or are benchmarked"
---*/
MATCH (c:City)
WITH c, COUNT { (c)-[model:BENCHMARKS]-() WHERE model.confidence >= $confidence } AS n
WHERE n > 0
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
