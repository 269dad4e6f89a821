/*---
name: cities_with_led_items
kind: city
description: "Places by the number of items that a leader leads"
---*/
MATCH (l:Leader)-[:LEADS]->(i)-[:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
