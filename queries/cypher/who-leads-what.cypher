/*---
name: who-leads-what
group: research
section: leadership
title: {zh: 谁牵头什么, en: "Who leads what"}
description:
  zh: 领导同志领衔、牵头、推动的改革与试点，落在哪个地区；可按姓名、地区、主题和年份筛选。
  en: "Reforms and pilots with the leaders who lead, sponsor or drive them, and where; filter by name, place, topic and years."
parameters:
  - {name: leader, type: text, title: {zh: 姓名包含, en: Name contains}, suggest: leaders}
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: table}
---*/
MATCH (l:Leader)-[r:LEADS]->(i)
WHERE ($leader IS NULL OR toLower(l.name) CONTAINS toLower($leader)
       OR any(a IN l.aliases WHERE toLower(a) CONTAINS toLower($leader)))
  AND ($topic IS NULL OR i.topic = $topic) AND ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to)) AND r.confidence >= $confidence
OPTIONAL MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE at.confidence >= $confidence
WITH l, r, i, c WHERE $city IS NULL OR c.id = $city
WITH l, r, i, c
ORDER BY l.name, l.id, i.name, i.id, c.id
LIMIT $limit
RETURN l.name AS leader, l.id AS leader_id, l.post AS post, i.name AS item, i.id AS item_id,
       CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind, i.topic AS topic, i.status AS status,
       c.name AS city, c.id AS city_id, i.year AS year,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY leader, leader_id, item, item_id, city_id
LIMIT $limit
