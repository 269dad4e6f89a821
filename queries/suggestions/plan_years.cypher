/*---
name: plan_years
kind: years
description: "Years of the place's reports and ledgers that a later report follows, latest first"
---*/
MATCH (r:Report)
WHERE r.place IS NOT NULL AND r.year IS NOT NULL AND ($city IS NULL OR r.place = $city)
WITH r.place AS place, collect(DISTINCT r.year) AS years, max(CASE WHEN r.kind IS NULL THEN r.year END) AS until
UNWIND years AS value
WITH value, until
WHERE value < until
RETURN DISTINCT value
ORDER BY value DESC
LIMIT $limit
