/*---
name: cities_with_targets_reported
kind: city
description: "Places by the number of targets whose indicator and unit they also report"
---*/
MATCH (c:City)-[said:REPORTED]->(x:Target|Outcome)
WHERE x.indicator IS NOT NULL AND said.confidence >= $confidence
WITH c, x.indicator AS indicator, coalesce(x.unit, '') AS unit, sum(CASE WHEN x:Target THEN 1 ELSE 0 END) AS targets, count(*) AS numbers
WHERE targets > 0 AND targets < numbers
WITH c, sum(numbers - targets) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
