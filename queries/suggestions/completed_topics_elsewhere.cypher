/*---
name: completed_topics_elsewhere
kind: topic
description: "Topics by the number of completed reforms of other places"
---*/
MATCH (i:Reform)-[at:CARRIED_OUT_IN]->(c:City)
WHERE i.topic IS NOT NULL AND ($city IS NULL OR c.id <> $city) AND i.status = 'completed' AND at.confidence >= $confidence
WITH i.topic AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
