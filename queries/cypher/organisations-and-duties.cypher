/*---
name: organisations-and-duties
group: research
section: leadership
title: {zh: 机构与职责, en: "Organisations and what they are responsible for"}
description:
  zh: 哪些部门、单位牵头或配合哪些改革与试点。
  en: "Which bodies lead or support which reforms and pilots."
parameters:
  - {name: organisation, type: text, title: {zh: 机构名称包含, en: Organisation contains}, suggest: responsible_organisations}
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
view: {kind: table}
---*/
MATCH (o:Organisation)-[r:RESPONSIBLE_FOR]->(i)
WHERE ($organisation IS NULL OR toLower(o.name) CONTAINS toLower($organisation)
       OR any(a IN o.aliases WHERE toLower(a) CONTAINS toLower($organisation)))
  AND ($topic IS NULL OR i.topic = $topic) AND r.confidence >= $confidence
OPTIONAL MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE at.confidence >= $confidence
WITH o, r, i, c WHERE $city IS NULL OR c.id = $city
WITH o, r, i, c
ORDER BY o.name, o.id, i.name, i.id, c.id
LIMIT $limit
RETURN o.name AS organisation, o.id AS organisation_id,
       reduce(s = [], t IN [n IN range(0, size(r.roles) - 1) WHERE r.confidences[n] >= $confidence | r.roles[n]] | CASE WHEN t = '' OR t IN s THEN s ELSE s + [t] END) AS roles,
       i.name AS item, i.id AS item_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind, i.topic AS topic,
       c.name AS city, c.id AS city_id,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY organisation, organisation_id, item, item_id, city_id
LIMIT $limit
