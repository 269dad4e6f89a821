/*---
name: topics_of_city
kind: topic
description: "Topics by the number of items of the place"
---*/
MATCH (c:Thing {id: $city})<-[:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE i.topic IS NOT NULL
WITH i.topic AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
