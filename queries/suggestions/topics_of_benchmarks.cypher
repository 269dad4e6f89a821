/*---
name: topics_of_benchmarks
kind: topic
description: "Topics by the number of items of the places that the place benchmarks"
---*/
MATCH (c:Thing {id: $city})-[model:BENCHMARKS]->(b:City)<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE i.topic IS NOT NULL AND model.confidence >= $confidence AND at.confidence >= $confidence
WITH i.topic AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
