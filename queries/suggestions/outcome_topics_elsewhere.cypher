/*---
name: outcome_topics_elsewhere
kind: topic
description: "Topics by the number of outcomes of other places"
---*/
OPTIONAL MATCH p = (:City {id: coalesce($city, '')})<-[:PART_OF*1..2]-(inner:City)
WHERE all(r IN relationships(p) WHERE r.confidence >= $confidence)
WITH collect(inner.id) + [coalesce($city, '')] AS ours
MATCH (o:Outcome)<-[gain:ACHIEVED]-(i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE i.topic IS NOT NULL AND NOT c.id IN ours AND gain.confidence >= $confidence AND at.confidence >= $confidence
WITH i.topic AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
