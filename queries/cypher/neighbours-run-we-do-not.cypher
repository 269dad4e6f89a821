/*---
name: neighbours-run-we-do-not
group: office
section: items
title: {zh: 邻市有而我们没有的, en: "What neighbours run that we do not"}
description:
  zh: 同省同级其他地区在推进、而本地没有同名事项的改革与试点。
  en: "Reforms and pilots of places of the same province and level of which we have none of that name."
parameters:
  - {name: city, type: city, title: {zh: 本地, en: Our place}, suggest: cities_with_neighbours, default_from: cities_with_neighbours}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
  - {name: years, type: years, title: {zh: 年份, en: Years}, suggest: years}
view: {kind: table}
---*/
MATCH (c:Thing {id: $city})
OPTIONAL MATCH (c)<-[at:CARRIED_OUT_IN|HOSTED_BY]-(mine)
WHERE at.confidence >= $confidence
WITH c, collect(mine.name) AS ours
MATCH (o:City)
WHERE o.province = c.province AND o.id <> c.id AND coalesce(o.level, '') = coalesce(c.level, '')
MATCH (o)<-[r:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE NOT i.name IN ours AND ($topic IS NULL OR i.topic = $topic) AND ($years_from IS NULL OR any(y IN i.years WHERE y >= $years_from AND y <= $years_to)) AND r.confidence >= $confidence
WITH o, r, i, COUNT { (i)-[gain:ACHIEVED]->() WHERE gain.confidence >= $confidence } AS outcomes
ORDER BY outcomes DESC, i.topic, i.name, i.id, o.id
LIMIT $limit
RETURN o.name AS city, o.id AS city_id, i.name AS item, i.id AS item_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS kind,
       i.topic AS topic, i.status AS status, i.year AS year, outcomes,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY outcomes DESC, topic, item, item_id, city_id
LIMIT $limit
