/*---
name: contradicting-reports
group: research
section: items
title: {zh: 报告之间的矛盾, en: "Where reports contradict each other"}
description:
  zh: 同一事项、同一人而各报告说法不一：一份报告只说已完成，以后的（或同年另一份）报告只说是计划；同一试点的级别不同；同一人在同一年任两地（或一地的两个）党政正职。每一说法一行，附年份与原句，不取舍。每年都做的事完成之后再列入计划、年中调任，也会列出，请看原句。
  en: "One item or person of which reports do not tell the same: one tells only that it is completed, and one of a later year, or another of the same, only that it is planned; different levels of one pilot; two offices of head of party or government for one person in one year. Each telling is a row with its year and sentences, none is preferred. What is done every year is planned again after it is completed, and people move within a year: such are listed, too, so read the sentences."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: attribute, type: choice, terms: contested, title: {zh: 什么说法不一, en: What differs}}
  - {name: subject, type: text, title: {zh: 名称包含, en: Name contains}, suggest: items_told_over_years}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: table}
columns:
  thing: {zh: 事项或人, en: Item or person}
  attribute: {zh: 什么说法不一, en: What differs, terms: contested}
  value: {zh: 说法, en: As told, terms: told}
  sentences: {zh: 句数, en: Sentences}
---*/
CALL {
  MATCH (i:Reform|Pilot)
  WHERE ($attribute IS NULL OR $attribute = 'status') AND size(i.reports) > 1
  MATCH (i)-[t:TOLD_IN]->(r:Report)
  WHERE COUNT { (i)-[s:TOLD_IN]->() WHERE s.confidence >= $confidence } > 1 AND t.confidence >= $confidence AND r.year IS NOT NULL
  WITH i, t, r, [n IN range(0, size(t.statuses) - 1) WHERE t.confidences[n] >= $confidence | t.statuses[n]] AS said
  WHERE 'completed' IN said XOR 'planned' IN said
  WITH i, collect({t: t, year: r.year}) AS tellings, min(CASE WHEN 'completed' IN said THEN r.year END) AS done,
       max(CASE WHEN 'planned' IN said THEN r.year END) AS plan
  WHERE done <= plan
  UNWIND tellings AS telling
  WITH i, telling.t AS t, telling.year AS year, done, plan
  WHERE year >= done AND year <= plan
  MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
  WHERE at.confidence >= $confidence AND ($city IS NULL OR c.id = $city)
  UNWIND [n IN range(0, size(t.statuses) - 1) WHERE t.statuses[n] IN ['completed', 'planned'] AND t.confidences[n] >= $confidence | {value: t.statuses[n], said: {report: t.reports[n], start: t.starts[n], end: t.ends[n], quote: t.quotes[n]}}] AS one
  RETURN i AS thing, c, 'status' AS attribute, one.value AS value, year, one.said AS said
  UNION ALL
  MATCH (i:Pilot)
  WHERE ($attribute IS NULL OR $attribute = 'level') AND size(i.reports) > 1
  MATCH (i)-[t:TOLD_IN]->(r:Report)
  WHERE COUNT { (i)-[s:TOLD_IN]->() WHERE s.confidence >= $confidence } > 1 AND t.confidence >= $confidence AND t.levels IS NOT NULL
  UNWIND [n IN range(0, size(t.levels) - 1) WHERE NOT t.levels[n] IN ['', 'unknown'] AND t.confidences[n] >= $confidence | {value: t.levels[n], year: r.year, said: {report: t.reports[n], start: t.starts[n], end: t.ends[n], quote: t.quotes[n]}}] AS one
  WITH i, collect(one) AS each, count(DISTINCT one.value) AS values
  WHERE values > 1
  MATCH (i)-[at:HOSTED_BY]->(c:City)
  WHERE at.confidence >= $confidence AND ($city IS NULL OR c.id = $city)
  UNWIND each AS one
  RETURN i AS thing, c, 'level' AS attribute, one.value AS value, one.year AS year, one.said AS said
  UNION ALL
  MATCH (l:Leader)-[h:HOLDS_POST]->(c:City)
  WHERE ($attribute IS NULL OR $attribute = 'post') AND h.confidence >= $confidence
  UNWIND [n IN range(0, size(h.titles) - 1) WHERE coalesce(h.held[n], '') <> 'former' AND h.confidences[n] >= $confidence | {titles: h.titles[n], year: h.years[n], from: h.froms[n], to: h.tos[n],
           said: {report: h.reports[n], start: h.starts[n], end: h.ends[n], quote: h.quotes[n]}}] AS one
  WITH l, c, one, CASE WHEN one.year > 0 THEN one.year END AS year,
       CASE WHEN coalesce(one.from, '') = '' THEN null ELSE toInteger(substring(one.from, 0, 4)) END AS since,
       CASE WHEN coalesce(one.to, '') = '' THEN null ELSE toInteger(substring(one.to, 0, 4)) END AS until
  UNWIND [p IN split(one.titles, '、') WHERE NOT p CONTAINS '副' AND NOT p CONTAINS '代' AND NOT p STARTS WITH '原'
          AND any(e IN ['省委书记', '自治区党委书记', '市委书记', '州委书记', '盟委书记', '县委书记', '区委书记', '旗委书记',
                        '省长', '自治区主席', '自治区政府主席', '市长', '州长', '盟长', '县长', '区长', '旗长'] WHERE p ENDS WITH e)] AS post
  WITH l, {place: c, seat: c.id + CASE WHEN post ENDS WITH '书记' THEN ' 1' ELSE ' 2' END, post: post, year: coalesce(year, until, since), since: coalesce(since, until, year),
           until: coalesce(until, CASE WHEN year >= since THEN year END, since, year),
           said: one.said} AS held
  WITH l, collect(held) AS each
  UNWIND each AS a
  WITH l, each, a
  WHERE ($city IS NULL OR a.place.id = $city) AND any(b IN each WHERE b.seat <> a.seat AND b.said.report <> a.said.report AND b.since <= a.until AND b.until >= a.since)
  RETURN l AS thing, a.place AS c, 'post' AS attribute, a.post AS value, a.year AS year, a.said AS said
}
WITH thing, c, attribute, value, year, said
WHERE ($subject IS NULL OR toLower(thing.name) CONTAINS toLower($subject) OR any(a IN thing.aliases WHERE toLower(a) CONTAINS toLower($subject)))
  AND ($years_from IS NULL OR (year >= $years_from AND year <= $years_to))
WITH thing, c, attribute, value, year, said
ORDER BY said.report, said.start
WITH thing, c, attribute, value, year, count(said) AS sentences, collect(said)[0..5] AS evidence
RETURN thing.name AS thing, thing.id AS thing_id, c.name AS city, c.id AS city_id, attribute, value, year, sentences, evidence
ORDER BY attribute, thing, thing_id, city_id, year, value
LIMIT $limit
