/*---
name: pilot_topics_elsewhere
kind: topic
description: "Topics by the number of pilots of other places"
---*/
MATCH (i:Pilot)-[at:HOSTED_BY]->(c:City)
WHERE i.topic IS NOT NULL AND ($city IS NULL OR c.id <> $city) AND at.confidence >= $confidence
WITH i.topic AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
