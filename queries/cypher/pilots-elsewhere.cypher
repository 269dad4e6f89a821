/*---
name: pilots-elsewhere
group: office
section: pilots
title: {zh: 外地的同类试点, en: "Pilots on our subject elsewhere"}
description:
  zh: 除本地以外，某一主题或内容的试点在哪里开展、级别如何、取得什么成效和肯定。
  en: "Where else pilots on a topic or subject run, at which level, with how many outcomes and recognitions."
parameters:
  - {name: city, type: city, title: {zh: 本地, en: Our place}, suggest: cities_with_items, default_from: cities_with_items, all: true}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: pilot_topics_elsewhere, default_from: pilot_topics_elsewhere, all: true}
  - {name: subject, type: text, title: {zh: 内容包含, en: Subject contains}, suggest: pilot_names}
  - {name: level, type: level, title: {zh: 试点级别, en: Level of the pilot}}
view: {kind: table}
---*/
OPTIONAL MATCH p = (:City {id: coalesce($city, '')})<-[:PART_OF*1..2]-(inner:City)
WHERE all(r IN relationships(p) WHERE r.confidence >= $confidence)
WITH collect(inner.id) + [coalesce($city, '')] AS ours
MATCH (i:Pilot)-[r:HOSTED_BY]->(c:City)
WHERE NOT c.id IN ours AND ($topic IS NULL OR i.topic = $topic)
  AND ($subject IS NULL OR toLower(i.name) CONTAINS toLower($subject)
       OR any(a IN i.aliases WHERE toLower(a) CONTAINS toLower($subject)))
  AND ($level IS NULL OR i.level = $level) AND r.confidence >= $confidence
RETURN i.name AS item, i.id AS item_id, i.level AS level, c.name AS city, c.id AS city_id, c.province AS province,
       i.status AS status, i.year AS year,
       COUNT { (i)-[gain:ACHIEVED]->() WHERE gain.confidence >= $confidence } AS outcomes, COUNT { (i)-[praise:RECOGNISED_BY]->() WHERE praise.confidence >= $confidence } AS recognitions,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY outcomes DESC, recognitions DESC, level, item, item_id, city_id
LIMIT $limit
