/*---
name: items_with_responsible
kind: text
description: "Names of items by the number of bodies and leaders responsible"
---*/
MATCH (x:Organisation|Leader)-[duty:RESPONSIBLE_FOR|LEADS]->(i)
WHERE duty.confidence >= $confidence
WITH i.name AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
