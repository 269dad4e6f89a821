/*---
name: cities_with_targets_reported
kind: city
description: "Places by the number of targets whose indicator and unit they also report"
---*/
MATCH (c:City)-[:REPORTED]->(t:Target)
WHERE t.indicator IS NOT NULL
WITH c, collect(t.indicator + '|' + coalesce(t.unit, '')) AS keys
MATCH (c)-[:REPORTED]->(o:Outcome)
WHERE o.indicator + '|' + coalesce(o.unit, '') IN keys
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
