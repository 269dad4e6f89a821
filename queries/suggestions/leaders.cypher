/*---
name: leaders
kind: text
description: "Leaders by the number of items they lead"
---*/
MATCH (l:Leader)-[:LEADS]->(i)
WITH l.name AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
