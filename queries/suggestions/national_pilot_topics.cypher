/*---
name: national_pilot_topics
kind: topic
description: "Topics by the number of national pilots"
---*/
MATCH (i:Pilot)-[at:HOSTED_BY]->(c:City)
WHERE i.level = 'national' AND i.topic IS NOT NULL AND at.confidence >= $confidence
WITH i.topic AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
