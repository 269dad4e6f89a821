/*---
name: topics
kind: topic
description: "Topics by the number of items"
---*/
MATCH (i:Reform|Pilot)
WHERE i.topic IS NOT NULL
WITH i.topic AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
