/*---
name: pilots
group: research
section: pilots
title: {zh: 试点：级别、承担地区与内容, en: "Pilots by level, host and subject"}
description:
  zh: 全部试点、试验区、示范区，按级别、承担地区、主题、内容关键词和年份筛选，附依据文件。
  en: "Pilots, trial and model zones by level, host, topic, words of the subject and years, with the documents that govern them."
parameters:
  - {name: level, type: level, title: {zh: 试点级别, en: Level of the pilot}}
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
  - {name: subject, type: text, title: {zh: 内容包含, en: Subject contains}, suggest: pilot_names}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: table}
---*/
MATCH (c:City) WHERE $city IS NULL OR c.id = $city
MATCH (c)<-[r:HOSTED_BY]-(i:Pilot)
WHERE ($level IS NULL OR i.level = $level) AND ($topic IS NULL OR i.topic = $topic)
  AND ($subject IS NULL OR toLower(i.name) CONTAINS toLower($subject)
       OR any(a IN i.aliases WHERE toLower(a) CONTAINS toLower($subject)))
  AND ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to)) AND r.confidence >= $confidence
WITH c, r, i
ORDER BY i.level, i.name, i.id, c.name, c.id
LIMIT $limit
OPTIONAL MATCH (i)-[rule:GOVERNED_BY]->(p:Policy)
WHERE rule.confidence >= $confidence
WITH c, r, i, p ORDER BY p.name
WITH c, r, i, collect(p.name) AS policies
RETURN i.name AS item, i.id AS item_id, i.level AS level, c.name AS city, c.id AS city_id,
       i.topic AS topic, i.status AS status, i.year AS year, policies,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY level, item, item_id, city, city_id
LIMIT $limit
