/*---
name: target_indicators
kind: text
description: "Indicators by the number of targets"
---*/
MATCH (t:Target)
WHERE t.indicator IS NOT NULL
WITH t.indicator AS value, count(*) AS n
RETURN value
ORDER BY n DESC, value
LIMIT $limit
