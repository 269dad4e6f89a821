/*---
name: responsible-elsewhere
group: office
section: leadership
title: {zh: 外地由谁负责, en: "Who is responsible for it elsewhere"}
description:
  zh: 某项改革或试点在各地由哪个部门负责、哪位领导牵头，便于联系请教。
  en: "Which body is responsible and which leader leads an item in each place: whom to ask."
parameters:
  - {name: reform, type: text, title: {zh: 改革名称包含, en: Reform contains}, suggest: items_with_responsible, default_from: items_with_responsible}
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
view: {kind: table}
---*/
MATCH (x:Organisation|Leader)-[r:RESPONSIBLE_FOR|LEADS]->(i)
WHERE ($reform IS NULL OR toLower(i.name) CONTAINS toLower($reform)
       OR any(a IN i.aliases WHERE toLower(a) CONTAINS toLower($reform))) AND r.confidence >= $confidence
OPTIONAL MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE at.confidence >= $confidence
WITH x, r, i, c WHERE $city IS NULL OR c.id = $city
RETURN i.name AS item, i.id AS item_id, c.name AS city, c.id AS city_id, x.name AS responsible, x.id AS responsible_id,
       [k IN labels(x) WHERE k <> 'Thing'][0] AS responsible_label, type(r) AS relation, CASE WHEN x:Leader THEN x.post ELSE null END AS post,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY item, item_id, city_id, responsible_label, responsible, responsible_id
LIMIT $limit
