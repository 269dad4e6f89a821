/*---
name: recognised_topics
kind: topic
description: "Topics by the number of recognitions"
---*/
MATCH (w:Organisation|Leader)<-[praise:RECOGNISED_BY]-(i:Reform|Pilot)
WHERE i.topic IS NOT NULL AND praise.confidence >= $confidence
WITH i.topic AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
