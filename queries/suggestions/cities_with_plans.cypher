/*---
name: cities_with_plans
kind: city
description: "Places with reports of several years, by the number of items planned in them"
---*/
MATCH (r:Report)<-[t:TOLD_IN]-(i)
WHERE r.place IS NOT NULL AND r.year IS NOT NULL AND t.confidence >= $confidence
WITH r.place AS place, count(DISTINCT CASE WHEN r.kind IS NULL THEN r.year END) AS years, sum(CASE WHEN 'planned' IN t.statuses THEN 1 ELSE 0 END) AS n
WHERE years > 1 AND n > 0
MATCH (c:Thing {id: place})
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
