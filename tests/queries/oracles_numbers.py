"""Answers of the queries about pilots, outcomes, targets and policies."""
from __future__ import annotations

from tests.queries.oracle import (
    ends,
    groups,
    has_text,
    in_years,
    is_city,
    is_topic,
    items,
    node,
    oracle,
    order,
    place_or_none,
    places,
    reported_in,
    run_in,
    support_key,
    within,
)


def _hosted(g, p):
    return [x for x in g.of("HOSTED_BY") if is_topic(p, x.head)]


def _policies(g, item):
    return [x.tail.name for x in sorted(g.out(item, "GOVERNED_BY"), key=lambda x: (x.tail.name, x.tail.id))]


@oracle("pilots", {"level": "国家级"}, {"city": "湘潭市"}, {"topic": "医疗卫生", "years": "2016"}, {"subject": "PPP示范"}, {"subject": "试验区"},
        {"level": "unknown"})
def pilots(g, p):
    rows = [{"item": i.name, "item_id": i.id, "level": i.get("level"), "city": x.tail.name, "city_id": x.tail.id, "topic": i.get("topic"),
             "status": i.get("status"), "year": i.get("year"), "policies": _policies(g, i), "evidence": x.evidence}
            for x in _hosted(g, p) if is_city(p.city, x.tail) and p.level in (None, (i := x.head).get("level"))
            and has_text(i, p.subject) and reported_in(p, i)]
    return order(rows, "level", "item", "item_id", "city", "city_id")


def _graded(g, p):
    """Pilots of a known level that the city that is asked for hosts, or any city."""
    return [i for i in g.all("Pilot") if i.get("level") and any(is_city(p.city, x.tail) for x in places(g, i))]


def _count(g, p, found, *keys):
    return [{**dict(zip(keys, key, strict=True)), "pilots": len(each), "evidence": ends(g, (i for _, i in each), ("HOSTED_BY",), p.city)}
            for key, each in groups(found, lambda f: f[0]).items()]


@oracle("pilots-by-level-and-topic", {"city": "湘潭市"}, {"years": "2018"})
def pilots_by_level_and_topic(g, p):
    found = [((i.get("topic"), i.get("level")), i) for i in _graded(g, p) if i.get("topic") and reported_in(p, i)]
    return order(_count(g, p, found, "topic", "level"), "topic", "level")


@oracle("pilots-by-year", {"city": "湘潭市"}, {"topic": "医疗卫生"}, {"years": "2018-2019"})
def pilots_by_year(g, p):
    found = [((y, i.get("level")), i) for i in _graded(g, p) if is_topic(p, i) for y in i.get("years") if in_years(p, y)]
    return order(_count(g, p, found, "year", "level"), "year", "level")


@oracle("pilot-map", {"level": "national"}, {"topic": "医疗卫生"}, {"subject": "无废"})
def pilot_map(g, p):
    found = [x for x in _hosted(g, p) if x.tail.get("lon") and p.level in (None, x.head.get("level")) and has_text(x.head, p.subject)]
    rows = []
    for c, links in groups(found, lambda x: x.tail).items():
        rows.append({"city": c.name, "city_id": c.id, "province": c.get("province"), "lon": c.get("lon"), "lat": c.get("lat"),
                     "pilots": len(links), "evidence": ends(g, (x.head for x in links), ("HOSTED_BY",), c.id)})
    return order(rows, "-pilots", "city", "city_id")


@oracle("pilots-elsewhere", {"city": "湘潭市", "topic": "*"}, {"city": "淄博市", "topic": "*"}, {"city": "*", "topic": "生态环境"}, {"topic": "*", "subject": "公立医院"},
        {"topic": "医疗卫生", "level": "provincial"})
def pilots_elsewhere(g, p):
    rows = [{"item": i.name, "item_id": i.id, "level": i.get("level"), "city": x.tail.name, "city_id": x.tail.id,
             "province": x.tail.get("province"), "status": i.get("status"), "year": i.get("year"), "outcomes": len(g.out(i, "ACHIEVED")),
             "recognitions": len(g.out(i, "RECOGNISED_BY")), "evidence": x.evidence}
            for x in _hosted(g, p) if not within(g, p, x.tail) and has_text(i := x.head, p.subject)
            and p.level in (None, i.get("level"))]
    return order(rows, "-outcomes", "-recognitions", "level", "item", "item_id", "city_id")


@oracle("national-pilots-on-a-topic", {"topic": "医疗卫生"}, {"topic": "*", "level": "*"}, {"topic": "财税金融"}, {"topic": "医疗卫生", "level": "市级"})
def national_pilots_on_a_topic(g, p):
    rows = []
    for i in g.all("Pilot"):
        hosts = sorted(places(g, i), key=lambda x: (x.tail.name, x.tail.id))
        if hosts and is_topic(p, i) and p.level in (None, i.get("level")):
            rows.append({"item": i.name, "item_id": i.id, "level": i.get("level"), "cities": [x.tail.name for x in hosts],
                         "year": i.get("year"), "status": i.get("status"), "policies": _policies(g, i),
                         "evidence": [e for x in hosts for e in x.evidence][:5]})
    return order(rows, "item", "item_id")


def _outcome(o):
    return {"outcome": o.name, "outcome_id": o.id}


@oracle("outcomes-of-a-reform", {"reform": "改革"}, {"reform": "改革", "city": "淄博市", "years": "2018"}, {"reform": "绿金"})
def outcomes_of_a_reform(g, p):
    rows = [{"city": x.tail.name, "city_id": x.tail.id, "item": i.name, "item_id": i.id, "kind": i.label, **_outcome(o := y.tail),
             "indicator": o.get("indicator"), "value": o.get("value"), "unit": o.get("unit"), "change": o.get("change"), "year": o.get("year"),
             "evidence": y.evidence}
            for i in items(g) if has_text(i, p.reform) for x in places(g, i) if is_city(p.city, x.tail)
            for y in g.out(i, "ACHIEVED") if in_years(p, y.tail.get("year"))]
    return order(rows, "city", "city_id", "item", "item_id", "year", "outcome", "outcome_id")


@oracle("outcomes-reached-with", {"city": "*", "topic": "医疗卫生"}, {"city": "淄博市", "topic": "*"}, {"city": "湘潭市", "topic": "*", "reform": "一次办好"},
        {"topic": "生态环境"})
def outcomes_reached_with(g, p):
    rows = [{"item": i.name, "item_id": i.id, "city": x.tail.name, "city_id": x.tail.id, "province": x.tail.get("province"),
             **_outcome(o := y.tail), "value": o.get("value"), "unit": o.get("unit"), "change": o.get("change"), "year": o.get("year"),
             "evidence": y.evidence}
            for i in items(g) if is_topic(p, i) and has_text(i, p.reform) for x in places(g, i) if not within(g, p, x.tail)
            for y in g.out(i, "ACHIEVED")]
    return order(rows, "item", "item_id", "city_id", "year", "outcome", "outcome_id")


def _values(g, p):
    """(outcome, city) → the first supports of all its links, for indicators that are asked for."""
    found = {}
    for x in g.of("ACHIEVED", "REPORTED"):
        o = x.tail
        if o.label == "Outcome" and o.get("year") and o.get("indicator") and p.indicator == o.get("indicator") and in_years(p, o.get("year")):
            for c in place_or_none(g, x.head):
                if c:
                    found.setdefault((o, c), []).append(x.evidence[0])
    return {key: sorted(each, key=support_key) for key, each in found.items()}


@oracle("outcome-series", {"indicator": "高新技术", "city": "淄博市"}, {"indicator": "审批事项", "years": "2017-2020"}, {"indicator": "排名"})
def outcome_series(g, p):
    rows = []
    for (o, c), supports in _values(g, p).items():
        if is_city(p.city, c):
            unit = f" ({o.get('unit')})" if o.get("unit") else ""
            rows.append({"series": f"{c.name} {o.get('indicator')}{unit}", "city": c.name, "city_id": c.id, "indicator": o.get("indicator"),
                         "year": o.get("year"), "value": o.get("value"), "unit": o.get("unit"), "change": o.get("change"), **_outcome(o),
                         "evidence": supports[:5]})
    return order(rows, "series", "city_id", "year", "value", "outcome_id")


@oracle("indicator-by-city", {"indicator": "审批"}, {"indicator": "高新技术企业", "years": "2016-2017"}, {"indicator": "排名"})
def indicator_by_city(g, p):
    rows = []
    grouped = groups(_values(g, p).items(), lambda f: (f[0][1], f[0][0].get("indicator"), f[0][0].get("unit") or ""))
    for (c, indicator, unit), each in grouped.items():
        (o, _), supports = min(each, key=lambda f: (-f[0][0].get("year"), f[0][0].id))
        rows.append({"city": c.name, "city_id": c.id, "indicator": indicator, "value": o.get("value"), "unit": unit, "year": o.get("year"),
                     **_outcome(o), "evidence": supports[:5]})
    return order(rows, "indicator", "unit", "-value", "city", "city_id")


@oracle("targets-and-outcomes", {"city": "湘潭市"})
def targets_and_outcomes(g, p):
    links = g.out(node(g, p.city), "REPORTED")
    rows = [{"indicator": t.get("indicator"), "target": t.get("value"), "by": t.get("by"), "unit": t.get("unit"), "stated_in": t.get("year"),
             "value": o.get("value"), "year": o.get("year"), "target_id": t.id, **_outcome(o), "evidence": (x.evidence + y.evidence)[:5]}
            for x in links if (t := x.tail).label == "Target" and t.get("indicator")
            for y in links if (o := y.tail).label == "Outcome" and o.get("indicator") == t.get("indicator") and o.get("unit") == t.get("unit")]
    return order(rows, "indicator", "unit", "target_id", "year", "outcome_id")


@oracle("targets-of-a-city", {"city": "长沙市"}, {"city": "淄博市", "indicator": "高新"}, {"city": "淄博市", "years": "2018"})
def targets_of_a_city(g, p):
    rows = [{"target": t.name, "target_id": t.id, "indicator": t.get("indicator"), "value": t.get("value"), "unit": t.get("unit"),
             "by": t.get("by"), "stated_in": t.get("year"), "evidence": x.evidence}
            for x in g.out(node(g, p.city), "REPORTED") if (t := x.tail).label == "Target" and in_years(p, t.get("year"))
            and (p.indicator is None or p.indicator in (t.get("indicator") or ""))]
    return order(rows, "stated_in", lambda r: None if r["by"] is None else str(r["by"]), "indicator", "target_id")


@oracle("policies-and-reforms", {"policy": "河长制方案"}, {"city": "湘潭市"}, {"topic": "医疗卫生"}, {"policy": "<script>"})
def policies_and_reforms(g, p):
    rows = [{"source": i.name, "source_id": i.id, "source_label": i.label, "type": x.type, "target": x.tail.name, "target_id": x.tail.id,
             "target_label": "Policy", "number": x.tail.get("number"), "evidence": x.evidence}
            for x in g.of("GOVERNED_BY") if has_text(x.tail, p.policy) and is_topic(p, i := x.head)
            and any(is_city(p.city, c) for c in place_or_none(g, i))]
    return order(rows, "target", "target_id", "source", "source_id")


@oracle("policies-with-most-items", {"top": 1}, {"topic": "营商环境与政务服务"})
def policies_with_most_items(g, p):
    rows = []
    for policy in g.all("Policy"):
        links = sorted((x for x in g.into(policy, "GOVERNED_BY") if is_topic(p, x.head)), key=lambda x: (x.head.name, x.head.id))
        if links:
            issuers = sorted(g.into(policy, "ISSUED"), key=lambda x: (x.head.name, x.head.id))
            rows.append({"policy": policy.name, "policy_id": policy.id, "number": policy.get("number"), "items": len(links),
                         "city_count": len({y.tail.id for x in links for y in places(g, x.head)}),
                         "issuers": "、".join(x.head.name for x in issuers), "evidence": [x.evidence[0] for x in links][:5]})
    return order(rows, "-items", "policy", "policy_id")[: p.top]


@oracle("policies-elsewhere", {"city": "*", "topic": "*"}, {"city": "湘潭市", "topic": "财税金融"})
def policies_elsewhere(g, p):
    found = [(x, y.tail) for x in g.of("GOVERNED_BY") if is_topic(p, x.head) for y in places(g, x.head) if not within(g, p, y.tail)]
    rows = []
    for (policy, c), each in groups(sorted(found, key=lambda f: (f[0].head.name, f[0].head.id)), lambda f: (f[0].tail, f[1])).items():
        rows.append({"policy": policy.name, "policy_id": policy.id, "number": policy.get("number"), "city": c.name, "city_id": c.id,
                     "issued_here": any(x.head is c for x in g.into(policy, "ISSUED")), "item_names": [x.head.name for x, _ in each],
                     "evidence": [x.evidence[0] for x, _ in each][:5]})
    return order(rows, "policy", "policy_id", "city", "city_id")


@oracle("districts-of-a-city", {"city": "淄博市"}, {"city": "湘潭市", "topic": "医疗卫生"}, {"city": "山东省", "years": "2019"})
def districts_of_a_city(g, p):
    upper = node(g, p.city)
    near = [x.head for x in g.into(upper, "PART_OF")]
    parts = {c.id: c for c in near + [y.head for c in near for y in g.into(c, "PART_OF")]}.values()
    rows = [{"city": c.name, "city_id": c.id, "city_level": c.get("level"), "item": i.name, "item_id": i.id, "kind": i.label,
             "topic": i.get("topic"), "status": i.get("status"), "year": i.get("year"), "evidence": x.evidence}
            for c in parts for x in run_in(g, c) if is_topic(p, i := x.head) and reported_in(p, i)]
    return order(rows, "city", "city_id", "item", "item_id")
