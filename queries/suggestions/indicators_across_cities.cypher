/*---
name: indicators_across_cities
kind: text
description: "Indicators by the number of places that report them"
---*/
MATCH (o:Outcome)
WHERE o.indicator IS NOT NULL AND o.year IS NOT NULL AND o.value IS NOT NULL
WITH o.indicator AS value, count(DISTINCT o.city) AS places, count(*) AS n
RETURN value
ORDER BY places DESC, n DESC, value
LIMIT $limit
