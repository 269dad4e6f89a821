/*---
name: series_beside_others
kind: text
description: "Indicators by the places that report them, the chosen one and those it benchmarks, then by years"
---*/
MATCH (a:Thing {id: $city})
OPTIONAL MATCH (a)-[model:BENCHMARKS]->(b:City)
WHERE model.confidence >= $confidence
WITH a, collect(b) AS models
WITH [a] + models AS places
UNWIND places AS c
MATCH (c)-[said:REPORTED]->(o:Outcome)
WHERE o.series IS NOT NULL AND o.value IS NOT NULL AND o.year IS NOT NULL AND said.confidence >= $confidence
WITH o.series AS value, count(DISTINCT c) AS places, count(DISTINCT o.year) AS years, count(*) AS n
RETURN value
ORDER BY places DESC, years DESC, n DESC, value
LIMIT $limit
