/*---
name: items_in_most_cities
kind: text
description: "Names of dated items by the number of places"
---*/
MATCH (i:Reform|Pilot)-[:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE i.year IS NOT NULL
WITH i.name AS value, count(DISTINCT c.id) AS places
RETURN value
ORDER BY places DESC, value
LIMIT $limit
