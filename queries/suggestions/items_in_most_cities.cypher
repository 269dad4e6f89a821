/*---
name: items_in_most_cities
kind: text
description: "Names of dated items by the number of places"
---*/
MATCH (c:City)<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE i.year IS NOT NULL AND at.confidence >= $confidence
WITH i.name AS value, count(*) AS places
RETURN value
ORDER BY places DESC, value
LIMIT $limit
