/*---
name: completed-elsewhere
group: office
section: items
title: {zh: 外地已经建成的, en: "Completed elsewhere"}
description:
  zh: 外地在某一主题上已完成的改革，可直接借鉴。
  en: "Reforms of a topic that other places have completed."
parameters:
  - {name: city, type: city, title: {zh: 本地, en: Our place}, suggest: cities_with_items, default_from: cities_with_items, all: true}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: completed_topics_elsewhere, default_from: completed_topics_elsewhere, all: true}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: table}
---*/
OPTIONAL MATCH p = (:City {id: coalesce($city, '')})<-[:PART_OF*1..2]-(inner:City)
WHERE all(r IN relationships(p) WHERE r.confidence >= $confidence)
WITH collect(inner.id) + [coalesce($city, '')] AS ours
MATCH (i:Reform)-[r:CARRIED_OUT_IN]->(c:City)
WHERE i.status = 'completed' AND ($topic IS NULL OR i.topic = $topic) AND ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to))
  AND NOT c.id IN ours AND r.confidence >= $confidence
WITH i, r, c, COUNT { (i)-[gain:ACHIEVED]->() WHERE gain.confidence >= $confidence } AS outcomes
ORDER BY outcomes DESC, i.name, i.id, c.id
LIMIT $limit
RETURN i.name AS item, i.id AS item_id, c.name AS city, c.id AS city_id, c.province AS province, i.year AS year, i.first AS first, outcomes,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY outcomes DESC, item, item_id, city_id
LIMIT $limit
