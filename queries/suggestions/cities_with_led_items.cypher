/*---
name: cities_with_led_items
kind: city
description: "Places by the number of items that a leader leads"
---*/
MATCH (l:Leader)-[lead:LEADS]->(i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE lead.confidence >= $confidence AND at.confidence >= $confidence
WITH c, count(*) AS n
RETURN c.name AS value, c.id AS id
ORDER BY n DESC, value, id
LIMIT $limit
