/*---
name: responsible_organisations
kind: text
description: "Organisations by the number of items they are responsible for"
---*/
MATCH (o:Organisation)-[duty:RESPONSIBLE_FOR]->(i)
WHERE duty.confidence >= $confidence
WITH o.name AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
