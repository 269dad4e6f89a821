/*---
name: topics_of_concepts
kind: topic
description: "Topics by the number of items that are instances of an idea"
---*/
MATCH (k:Concept)<-[r:INSTANCE_OF]-(i)
WHERE i.topic IS NOT NULL AND r.confidence >= $confidence
WITH i.topic AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
