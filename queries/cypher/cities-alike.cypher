/*---
name: cities-alike
group: research
section: cities
title: {zh: 改革清单相似的地区, en: "Places that run the same reforms"}
description:
  zh: 两地共有的同名改革与试点数量，共有越多越相似。
  en: "Pairs of places by the number of reforms and pilots of one name that both run."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
view: {kind: table}
---*/
MATCH (a:City) WHERE $city IS NULL OR a.id = $city
MATCH (a)<-[r:CARRIED_OUT_IN|HOSTED_BY]-(i)
WHERE ($topic IS NULL OR i.topic = $topic)
MATCH (j:Reform|Pilot {name: i.name})-[s:CARRIED_OUT_IN|HOSTED_BY]->(b:City)
WHERE b.id <> a.id AND ($city IS NOT NULL OR a.id < b.id)
WITH a, b, i.name AS item, r, s
ORDER BY item, r.reports[0], r.starts[0], s.reports[0], s.starts[0]
WITH a, b, item, head(collect({report: r.reports[0], start: r.starts[0], end: r.ends[0], quote: r.quotes[0]})) AS one,
     head(collect({report: s.reports[0], start: s.starts[0], end: s.ends[0], quote: s.quotes[0]})) AS other
ORDER BY item
WITH a, b, collect(item) AS shared, reduce(e = [], x IN collect([one, other]) | e + x)[0..5] AS evidence
RETURN a.name AS city, a.id AS city_id, b.name AS other_city, b.id AS other_city_id, size(shared) AS shared_count,
       shared, evidence
ORDER BY shared_count DESC, city, other_city, city_id, other_city_id
LIMIT $limit
