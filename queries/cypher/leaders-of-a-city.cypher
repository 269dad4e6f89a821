/*---
name: leaders-of-a-city
group: office
section: leadership
title: {zh: 某地有哪些领导、分管什么, en: "Who holds which post in a place"}
description:
  zh: 一个地区的领导名单：报告所述职务、年份和起止时间，以及各自牵头的事项数。
  en: "The leaders of a place with the posts, the years of the reports, from and to as stated, and how many items each leads."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_leaders, default_from: cities_with_leaders}
view: {kind: table}
---*/
MATCH (c:Thing {id: $city})<-[r:HOLDS_POST]-(l:Leader)
WHERE r.confidence >= $confidence
RETURN l.name AS leader, l.id AS leader_id, reduce(s = [], t IN [n IN range(0, size(r.titles) - 1) WHERE r.confidences[n] >= $confidence | r.titles[n]] | CASE WHEN t = '' OR t IN s THEN s ELSE s + [t] END) AS titles,
       reduce(s = [], y IN [n IN range(0, size(r.years) - 1) WHERE r.confidences[n] >= $confidence | r.years[n]] | CASE WHEN y = 0 OR y IN s THEN s ELSE s + [y] END) AS years,
       reduce(s = [], x IN [n IN range(0, size(r.titles) - 1) WHERE r.confidences[n] >= $confidence | coalesce(r.froms[n], '')] | CASE WHEN x = '' OR x IN s THEN s ELSE s + [x] END) AS since,
       reduce(s = [], x IN [n IN range(0, size(r.titles) - 1) WHERE r.confidences[n] >= $confidence | coalesce(r.tos[n], '')] | CASE WHEN x = '' OR x IN s THEN s ELSE s + [x] END) AS until,
       COUNT { (l)-[lead:LEADS]->() WHERE lead.confidence >= $confidence } AS items,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY items DESC, leader, leader_id
LIMIT $limit
