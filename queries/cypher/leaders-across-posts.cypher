/*---
name: leaders-across-posts
group: research
section: leadership
title: {zh: 跨地区、跨岗位的领导, en: "Leaders across places and posts"}
description:
  zh: 同一姓名在不止一个地区或岗位上出现：任职地区、职务和所牵头事项的数量。姓名相同不等于同一人，请看原句。
  en: "Names that hold more than one post or a post in more than one place, with the number of items led. Equal names need not be one person: read the sentences."
parameters:
  - {name: leader, type: text, title: {zh: 姓名包含, en: Name contains}, suggest: leaders}
view: {kind: table}
---*/
MATCH (l:Leader)-[r:HOLDS_POST]->(c:City)
WHERE ($leader IS NULL OR toLower(l.name) CONTAINS toLower($leader)
       OR any(a IN l.aliases WHERE toLower(a) CONTAINS toLower($leader))) AND r.confidence >= $confidence
WITH l, r, c, [n IN range(0, size(r.titles) - 1) WHERE r.confidences[n] >= $confidence | r.titles[n]] AS titles
WITH l.name AS leader, collect({l: l, r: r, c: c, titles: titles}) AS posts, count(DISTINCT c) AS places,
     reduce(s = [], t IN collect(titles) | s + t) AS stated
WHERE places > 1 OR any(t IN stated WHERE t <> '' AND t <> stated[0])
UNWIND posts AS post
WITH leader, post.l AS l, post.r AS r, post.c AS c, post.titles AS titles
WITH leader, l, r, c, titles, COUNT { (l)-[lead:LEADS]->() WHERE lead.confidence >= $confidence } AS led
ORDER BY c.name, c.id, l.id
WITH leader, collect(DISTINCT c.name) AS cities, collect(DISTINCT l.id) AS ids,
     collect({id: l.id, led: led}) AS leads, reduce(s = [], t IN collect(titles) | s + t) AS stated,
     collect(head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]))[0..5] AS evidence
WITH leader, cities, evidence, leads, ids,
     reduce(s = [], t IN stated | CASE WHEN t = '' OR t IN s THEN s ELSE s + [t] END) AS titles
WHERE size(cities) > 1 OR size(titles) > 1
RETURN leader, cities, titles, size(cities) AS city_count,
       reduce(s = 0, x IN ids | s + head([m IN leads WHERE m.id = x | m.led])) AS items, evidence
ORDER BY city_count DESC, size(titles) DESC, leader
LIMIT $limit
