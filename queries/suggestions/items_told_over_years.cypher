/*---
name: items_told_over_years
kind: text
description: "Names of items by the statuses and years that reports tell of them"
---*/
MATCH (i:Reform|Pilot)-[t:TOLD_IN]->(r:Report)
WHERE r.year IS NOT NULL AND t.confidence >= $confidence
WITH i, count(DISTINCT r.year) AS years, count(DISTINCT t.statuses[0]) AS statuses
WITH i.name AS value, max(statuses) AS statuses, max(years) AS years
RETURN value
ORDER BY statuses DESC, years DESC, value
LIMIT $limit
