/*---
name: leader-network
group: research
section: leadership
title: {zh: 某地的领导与改革关系图, en: "Leaders and items of a place, as a graph"}
description:
  zh: 一个地区的领导、他们牵头的改革与试点，画成关系图。
  en: "The leaders of a place and the reforms and pilots they lead, drawn as a graph."
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_led_items, default_from: cities_with_led_items}
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
view: {kind: graph}
---*/
MATCH (c:Thing {id: $city})<-[at:CARRIED_OUT_IN|HOSTED_BY]-(i)<-[r:LEADS]-(l:Leader)
WHERE ($topic IS NULL OR i.topic = $topic) AND at.confidence >= $confidence AND r.confidence >= $confidence
RETURN l.name AS source, l.id AS source_id, 'Leader' AS source_label, type(r) AS type,
       i.name AS target, i.id AS target_id, CASE WHEN i:Pilot THEN 'Pilot' ELSE 'Reform' END AS target_label,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY source, source_id, target, target_id
LIMIT $limit
