/*---
name: topics_of_shared_items
kind: topic
description: "Topics by the number of items whose name several places have"
---*/
MATCH (c:City)<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE i.topic IS NOT NULL AND at.confidence >= $confidence
WITH i.topic AS value, i.name AS name, count(*) AS places
WHERE places > 1
WITH value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
