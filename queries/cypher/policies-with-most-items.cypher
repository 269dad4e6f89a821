/*---
name: policies-with-most-items
group: research
section: policies
title: {zh: 带动事项最多的文件, en: "Policies that govern most items"}
description:
  zh: 依据某一文件开展的改革与试点的数量，及涉及的地区数。
  en: "How many reforms and pilots a policy governs, and in how many places."
parameters:
  - {name: topic, type: topic, title: {zh: 主题, en: Topic}, suggest: topics}
  - {name: top, type: number, title: {zh: 前几名, en: Top}, default: 20, min: 1, max: 500}
view: {kind: bar, x: policy, y: items, color: issuers}
---*/
MATCH (p:Policy)<-[rule:GOVERNED_BY]-(i)
WHERE ($topic IS NULL OR i.topic = $topic) AND rule.confidence >= $confidence
WITH p, count(i) AS items
ORDER BY items DESC, p.name, p.id
LIMIT $top
MATCH (p)<-[r:GOVERNED_BY]-(i)
WHERE ($topic IS NULL OR i.topic = $topic) AND r.confidence >= $confidence
OPTIONAL MATCH (i)-[at:CARRIED_OUT_IN|HOSTED_BY]->(c:City)
WHERE at.confidence >= $confidence
WITH p, items, i,
     head([n IN range(0, size(r.quotes) - 1) WHERE r.confidences[n] >= $confidence | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}]) AS support,
     collect(DISTINCT c.id) AS places
ORDER BY i.name, i.id
WITH p, items, reduce(s = [], x IN collect(places) | s + [y IN x WHERE NOT y IN s]) AS places,
     collect(support)[0..5] AS evidence
OPTIONAL MATCH (p)<-[issue:ISSUED]-(k:City)
WHERE issue.confidence >= $confidence
WITH p, items, places, evidence, k ORDER BY k.name, k.id
WITH p, items, places, evidence, collect(k.name) AS issuers
RETURN p.name AS policy, p.id AS policy_id, p.number AS number, items, size(places) AS city_count,
       reduce(s = '', x IN issuers | s + CASE WHEN s = '' THEN '' ELSE '、' END + x) AS issuers, evidence
ORDER BY items DESC, policy, policy_id
LIMIT $limit
