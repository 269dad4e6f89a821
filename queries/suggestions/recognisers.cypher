/*---
name: recognisers
kind: text
description: "Recognisers by the number of things they recognised"
---*/
MATCH (w:Organisation|Leader)<-[praise:RECOGNISED_BY]-(i)
WHERE praise.confidence >= $confidence
WITH w.name AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
