/*---
name: indicators_over_years
kind: text
description: "Indicators by the years and places they are reported for"
---*/
MATCH (o:Outcome)
WHERE o.indicator IS NOT NULL AND o.year IS NOT NULL AND o.value IS NOT NULL
WITH o.indicator AS value, count(DISTINCT o.year) AS years, count(*) AS n
RETURN value
ORDER BY years DESC, n DESC, value
LIMIT $limit
