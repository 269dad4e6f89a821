/*---
name: posts
kind: text
description: "Posts as stated, by how often"
---*/
MATCH (l:Leader)-[post:HOLDS_POST]->()
WHERE post.confidence >= $confidence
UNWIND post.titles AS value
WITH value, count(*) AS n
WHERE value <> ''
RETURN value
ORDER BY n DESC, value
LIMIT $limit
