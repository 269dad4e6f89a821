/*---
name: cities_with_shared_problems
kind: city
description: "Places by the number of items elsewhere that answer a problem of theirs"
---*/
MATCH (q:Problem)<-[aim:ADDRESSES]-(i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE aim.confidence >= $confidence AND at.confidence >= $confidence
MATCH (q)<-[aim2:ADDRESSES]-(j)-[at2:CARRIED_OUT_IN|HOSTED_BY]->(d:City)
WHERE d.id <> c.id AND aim2.confidence >= $confidence AND at2.confidence >= $confidence
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
