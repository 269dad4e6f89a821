/*---
name: policy_topics_elsewhere
kind: topic
description: "Topics by the number of items of other places that a policy governs"
---*/
MATCH (p:Policy)<-[rule:GOVERNED_BY]-(i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE i.topic IS NOT NULL AND ($city IS NULL OR c.id <> $city) AND rule.confidence >= $confidence AND at.confidence >= $confidence
WITH i.topic AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
