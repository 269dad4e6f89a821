/*---
name: recognised_topics
kind: topic
description: "Topics by the number of recognitions"
---*/
MATCH (w:Organisation|Leader)<-[:RECOGNISED_BY]-(i:Reform|Pilot)
WHERE i.topic IS NOT NULL
WITH i.topic AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
