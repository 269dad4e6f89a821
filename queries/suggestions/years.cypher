/*---
name: years
kind: years
description: "Years of the reports, latest first"
---*/
MATCH (r:Report)
WHERE r.year IS NOT NULL
RETURN DISTINCT r.year AS value
ORDER BY value DESC
LIMIT $limit
