/*---
name: national-pilots-on-a-topic
group: office
section: pilots
title: {zh: 某主题的国家级试点, en: "National pilots on a topic"}
description:
  zh: 某一主题（及级别）的试点由哪些地区承担，依据什么文件。
  en: "Which places host the national (or other) pilots of a topic, under which document."
parameters:
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: national_pilot_topics, default_from: national_pilot_topics, all: true}
  - {name: level, type: level, title: {zh: 试点级别, en: Level of the pilot}, default: national, all: true}
view: {kind: table}
---*/
MATCH (i:Pilot)-[r:HOSTED_BY]->(c:City)
WHERE ($level IS NULL OR i.level = $level) AND ($topic IS NULL OR i.topic = $topic) AND r.confidence >= $confidence
WITH i, c, [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY c.name, c.id
WITH i, collect(c.name) AS cities, collect(evidence) AS lists
OPTIONAL MATCH (i)-[rule:GOVERNED_BY]->(p:Policy)
WHERE rule.confidence >= $confidence
WITH i, cities, lists, p ORDER BY p.name, p.id
WITH i, cities, lists, collect(p.name) AS policies
RETURN i.name AS item, i.id AS item_id, i.level AS level, cities, i.year AS year, i.status AS status, policies,
       reduce(e = [], x IN lists | e + x)[0..5] AS evidence
ORDER BY item, item_id
LIMIT $limit
