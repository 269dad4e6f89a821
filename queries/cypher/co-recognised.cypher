/*---
name: co-recognised
group: research
section: recognition
title: {zh: 被同一方肯定的事项, en: "Recognised by the same body"}
description:
  zh: 同一领导、媒体、机关或奖项肯定过的两项以上事项，画成关系图。
  en: "Things that one leader, medium, body or award recognised together, as a graph."
parameters:
  - {name: recogniser_kind, type: choice, terms: recogniser, title: {zh: 肯定方类型, en: Kind of recogniser}}
  - {name: recogniser, type: text, title: {zh: 肯定方包含, en: Recogniser contains}, suggest: recognisers}
view: {kind: graph}
---*/
MATCH (w:Organisation|Leader)<-[r:RECOGNISED_BY]-(i)
WHERE ($recogniser IS NULL OR toLower(w.name) CONTAINS toLower($recogniser)
       OR any(a IN w.aliases WHERE toLower(a) CONTAINS toLower($recogniser))) AND r.confidence >= $confidence
WITH w, r, i WHERE $recogniser_kind IS NULL OR CASE WHEN w:Leader THEN 'leader' ELSE w.kind END = $recogniser_kind
WITH w, collect({i: i, r: r}) AS pairs
WHERE size(pairs) > 1
WITH w, pairs
ORDER BY size(pairs) DESC, w.name, w.id
LIMIT $limit
UNWIND pairs AS pair
WITH w, size(pairs) AS together, pair.i AS i, pair.r AS r
ORDER BY together DESC, w.name, w.id, i.name, i.id
LIMIT $limit
RETURN i.name AS source, i.id AS source_id, [k IN labels(i) WHERE k <> 'Thing'][0] AS source_label, type(r) AS type,
       w.name AS target, w.id AS target_id, [k IN labels(w) WHERE k <> 'Thing'][0] AS target_label, together,
       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] | {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence
ORDER BY together DESC, target, target_id, source, source_id
LIMIT $limit
