/*---
name: topics
kind: topic
description: "Topics by the number of items"
---*/
MATCH (t:Topic)
WITH t.name AS value, COUNT { (t)<-[:ABOUT]-() } AS n
WHERE n > 0
RETURN value
ORDER BY n DESC, value
LIMIT $limit
