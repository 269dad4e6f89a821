/*---
name: problems
kind: text
description: "Problems by the number of items that answer them"
---*/
MATCH (q:Problem)<-[aim:ADDRESSES]-(i)
WHERE aim.confidence >= $confidence
WITH q.name AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
