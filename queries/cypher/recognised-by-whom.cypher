/*---
name: recognised-by-whom
group: research
section: recognition
title: {zh: 谁肯定了什么, en: "What was recognised by whom"}
description:
  zh: 得到领导批示、媒体推介、机关通报或奖项的改革、试点与地区。
  en: "Reforms, pilots and places that leaders, media, public bodies or awards recognised."
parameters:
  - {name: recogniser_kind, type: choice, terms: recogniser, title: {zh: 肯定方类型, en: Kind of recogniser}}
  - {name: recogniser, type: text, title: {zh: 肯定方包含, en: Recogniser contains}, suggest: recognisers}
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
view: {kind: table}
---*/
MATCH (w:Organisation|Leader)<-[r:RECOGNISED_BY]-(i)
WHERE ($recogniser IS NULL OR toLower(w.name) CONTAINS toLower($recogniser)
       OR any(a IN w.aliases WHERE toLower(a) CONTAINS toLower($recogniser)))
  AND ($topic IS NULL OR i.topic = $topic) AND r.confidence >= $confidence
WITH w, r, i, CASE WHEN w:Leader THEN 'leader' ELSE w.kind END AS recogniser_kind
WHERE $recogniser_kind IS NULL OR recogniser_kind = $recogniser_kind
OPTIONAL MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(k:City)
WHERE at.confidence >= $confidence
WITH w, r, i, recogniser_kind, CASE WHEN i:City THEN i ELSE k END AS c
WHERE $city IS NULL OR c.id = $city
WITH w, r, i, recogniser_kind, c
ORDER BY w.name, w.id, i.name, i.id, c.id
LIMIT $limit
RETURN w.name AS recogniser, w.id AS recogniser_id, recogniser_kind, i.name AS item, i.id AS item_id,
       [k IN labels(i) WHERE k <> 'Thing'][0] AS kind, reduce(s = [], t IN [n IN range(0, size(r.forms) - 1) WHERE r.confidences[n] >= $confidence | r.forms[n]] | CASE WHEN t = '' OR t IN s THEN s ELSE s + [t] END) AS forms, c.name AS city, c.id AS city_id,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY recogniser, recogniser_id, item, item_id, city_id
LIMIT $limit
