/*---
name: cities_with_leaders
kind: city
description: "Places by the number of leaders who hold a post there"
---*/
MATCH (c:City)<-[post:HOLDS_POST]-()
WHERE post.confidence >= $confidence
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
