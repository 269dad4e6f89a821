/*---
name: topics_of_city
kind: topic
description: "Topics by the number of items of the place"
---*/
MATCH (c:Thing {id: $city})<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE i.topic IS NOT NULL AND at.confidence >= $confidence
WITH i.topic AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
