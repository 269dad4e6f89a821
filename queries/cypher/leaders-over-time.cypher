/*---
name: leaders-over-time
group: research
section: leadership
title: {zh: 历任领导, en: "Leaders over time"}
description:
  zh: 一个地区各职务先后由谁担任：报告所述的职务和起止时间；报告没有说明起止的，看最早与最近一次述及的报告年份。
  en: "Who held which post in a place, one after the other: the posts with from and to as reports state them; where none does, see the years of the first and the last report that states the post."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_leaders, default_from: cities_with_leaders, all: true}
  - {name: post, type: text, title: {zh: 职务包含, en: Post contains}, suggest: posts}
  - {name: leader, type: text, title: {zh: 姓名包含, en: Name contains}, suggest: leaders}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: table}
columns:
  since: {zh: 起（所述）, en: "From, as stated"}
  until: {zh: 止（所述）, en: "To, as stated"}
  first_year: {zh: 最早述及, en: First stated}
  last_year: {zh: 最近述及, en: Last stated}
  reports: {zh: 报告数, en: Reports}
---*/
MATCH (c:City)<-[r:HOLDS_POST]-(l:Leader)
WHERE ($city IS NULL OR c.id = $city) AND r.confidence >= $confidence
  AND ($leader IS NULL OR toLower(l.name) CONTAINS toLower($leader) OR any(a IN l.aliases WHERE toLower(a) CONTAINS toLower($leader)))
UNWIND reduce(s = [], t IN [n IN range(0, size(r.titles) - 1) WHERE r.confidences[n] >= $confidence | r.titles[n]] | CASE WHEN t IN s THEN s ELSE s + [t] END) AS post
WITH c, l, r, post
WHERE $post IS NULL OR toLower(post) CONTAINS toLower($post)
WITH c, l, r, post,
     [n IN range(0, size(r.titles) - 1) WHERE r.titles[n] = post AND r.years[n] > 0 AND r.confidences[n] >= $confidence | r.years[n]] AS years,
     reduce(s = [], x IN [n IN range(0, size(r.titles) - 1) WHERE r.titles[n] = post AND r.confidences[n] >= $confidence | r.reports[n]] | CASE WHEN x IN s THEN s ELSE s + [x] END) AS told,
     reduce(s = [], x IN [n IN range(0, size(r.titles) - 1) WHERE r.titles[n] = post AND r.confidences[n] >= $confidence | coalesce(r.froms[n], '')] | CASE WHEN x = '' OR x IN s THEN s ELSE s + [x] END) AS since,
     reduce(s = [], x IN [n IN range(0, size(r.titles) - 1) WHERE r.titles[n] = post AND r.confidences[n] >= $confidence | coalesce(r.tos[n], '')] | CASE WHEN x = '' OR x IN s THEN s ELSE s + [x] END) AS until,
     any(n IN range(0, size(r.titles) - 1) WHERE r.titles[n] = post AND coalesce(r.held[n], '') = 'former' AND r.confidences[n] >= $confidence) AS former
WHERE $years_from IS NULL OR any(y IN years WHERE y >= $years_from AND y <= $years_to)
   OR any(s IN since WHERE any(u IN until WHERE toInteger(substring(s, 0, 4)) <= $years_to AND toInteger(substring(u, 0, 4)) >= $years_from))
WITH c, l, r, post, since, until, CASE WHEN former THEN 'former' ELSE null END AS held, size(told) AS reports,
     reduce(m = head(years), y IN years | CASE WHEN y < m THEN y ELSE m END) AS first_year,
     reduce(m = head(years), y IN years | CASE WHEN y > m THEN y ELSE m END) AS last_year
WITH c, l, r, post, since, until, held, reports, first_year, last_year,
     CASE WHEN size(since) > 0 THEN toInteger(substring(since[0], 0, 4)) WHEN size(until) > 0 THEN toInteger(substring(until[0], 0, 4)) ELSE first_year END AS began
ORDER BY c.name, c.id, began, first_year, last_year, post, l.name, l.id
LIMIT $limit
RETURN c.name AS city, c.id AS city_id, since, until, held, first_year, last_year, CASE WHEN post = '' THEN null ELSE post END AS post,
       l.name AS leader, l.id AS leader_id, reports,
       [n IN range(0, size(r.quotes) - 1) WHERE r.titles[n] = post AND r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}][0..5] AS evidence
ORDER BY city, city_id, began, first_year, last_year, coalesce(post, ''), leader, leader_id
LIMIT $limit
