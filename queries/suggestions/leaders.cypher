/*---
name: leaders
kind: text
description: "Leaders by the number of items they lead"
---*/
MATCH (l:Leader)-[lead:LEADS]->(i)
WHERE lead.confidence >= $confidence
WITH l.name AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
