/*---
name: cities_with_plans
kind: city
description: "Places by the number of items that were planned in a year that a later report follows"
---*/
MATCH (r:Report)
WHERE r.kind IS NULL AND r.place IS NOT NULL AND r.year IS NOT NULL
WITH r.place AS place, max(r.year) AS until
MATCH (p:Report {place: place})<-[t:TOLD_IN]-(i)
WHERE p.year < until AND t.confidence >= $confidence
  AND any(n IN range(0, size(t.statuses) - 1) WHERE t.statuses[n] = 'planned' AND t.confidences[n] >= $confidence)
WITH place, count(DISTINCT i) AS n
MATCH (c:Thing {id: place})
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
