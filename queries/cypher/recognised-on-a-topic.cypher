/*---
name: recognised-on-a-topic
group: office
section: recognition
title: {zh: 某主题受肯定的做法, en: "Recognised work on a topic"}
description:
  zh: 某一主题上得到肯定的改革与试点，在哪里、由谁、以什么形式肯定。
  en: "Reforms and pilots of a topic that were recognised: where, by whom and how."
parameters:
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: recognised_topics, default_from: recognised_topics, all: true}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: table}
---*/
MATCH (w:Organisation|Leader)<-[r:RECOGNISED_BY]-(i:Reform|Pilot)
WHERE ($topic IS NULL OR i.topic = $topic) AND ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to)) AND r.confidence >= $confidence
OPTIONAL MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE at.confidence >= $confidence
RETURN i.name AS item, i.id AS item_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind, c.name AS city, c.id AS city_id,
       w.name AS recogniser, w.id AS recogniser_id, CASE WHEN w:Leader THEN 'leader' ELSE w.kind END AS recogniser_kind, reduce(s = [], t IN [n IN range(0, size(r.forms) - 1) WHERE r.confidences[n] >= $confidence | r.forms[n]] | CASE WHEN t = '' OR t IN s THEN s ELSE s + [t] END) AS forms, i.year AS year,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY item, item_id, city_id, recogniser, recogniser_id
LIMIT $limit
