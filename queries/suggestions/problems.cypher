/*---
name: problems
kind: text
description: "Problems by the number of items that answer them"
---*/
MATCH (q:Problem)<-[:ADDRESSES]-(i)
WITH q.name AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
