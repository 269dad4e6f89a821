/*---
name: pilot_names
kind: text
description: "Names of pilots by the number of hosts"
---*/
MATCH (i:Pilot)-[at:HOSTED_BY]->(c:City)
WHERE at.confidence >= $confidence
WITH i.name AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
