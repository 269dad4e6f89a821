/*---
name: plan_years
kind: years
description: "Years in which a report or ledger of the place planned something and that a later report follows, latest first"
---*/
MATCH (r:Report)
WHERE r.kind IS NULL AND r.place IS NOT NULL AND r.year IS NOT NULL AND ($city IS NULL OR r.place = $city)
WITH r.place AS place, max(r.year) AS until
MATCH (p:Report {place: place})<-[t:TOLD_IN]-(i)
WHERE p.year < until AND t.confidence >= $confidence
  AND any(n IN range(0, size(t.statuses) - 1) WHERE t.statuses[n] = 'planned' AND t.confidences[n] >= $confidence)
RETURN DISTINCT p.year AS value
ORDER BY value DESC
LIMIT $limit
