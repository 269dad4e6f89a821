/*---
name: cities_with_shared_problems
kind: city
description: "Places by the number of items elsewhere that answer a problem of theirs"
---*/
MATCH (q:Problem)<-[:ADDRESSES]-(i)-[:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
MATCH (q)<-[:ADDRESSES]-(j)-[:CARRIED_OUT_IN|HOSTED_BY]->(d:City)
WHERE d.id <> c.id
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
