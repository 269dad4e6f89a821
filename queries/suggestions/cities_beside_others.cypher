/*---
name: cities_beside_others
kind: city
description: "Places by the figures that they and the places they benchmark report"
---*/
MATCH (c:City)-[model:BENCHMARKS]->(b:City)
WHERE model.confidence >= $confidence
WITH c, collect(b) AS models
WITH c, COUNT { (c)-[said:REPORTED]->(:Outcome) WHERE said.confidence >= $confidence } AS own,
     reduce(n = 0, b IN models | n + COUNT { (b)-[said:REPORTED]->(:Outcome) WHERE said.confidence >= $confidence }) AS others
RETURN c.name AS value, c.id AS id
ORDER BY CASE WHEN own < others THEN own ELSE others END DESC, own + others DESC, value, id
LIMIT $limit
