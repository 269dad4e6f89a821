"""Answers of the queries about leaders, organisations and who recognised what."""
from __future__ import annotations

from tests.queries.fixed_graph import NASTY_LEADER
from tests.queries.oracle import (
    groups,
    has_text,
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
    told,
    within,
)


@oracle("who-leads-what", {"leader": "赵"}, {"leader": "BOB"}, {"leader": NASTY_LEADER}, {"city": "淄博"}, {"topic": "医疗卫生"},
        {"years": "2016"}, {"years": "2018-2019", "city": "淄博市"})
def who_leads_what(g, p):
    rows = [{"leader": x.head.name, "leader_id": x.head.id, "post": x.head.get("post"), "item": x.tail.name, "item_id": x.tail.id,
             "kind": x.tail.label, "topic": x.tail.get("topic"), "status": x.tail.get("status"), "city": c and c.name, "city_id": c and c.id,
             "year": x.tail.get("year"), "evidence": x.evidence}
            for x in g.of("LEADS") if has_text(x.head, p.leader) and is_topic(p, x.tail) and reported_in(p, x.tail)
            for c in place_or_none(g, x.tail) if is_city(p.city, c)]
    return order(rows, "leader", "leader_id", "item", "item_id", "city_id")


@oracle("leaders-across-posts", {"leader": "赵"}, {"leader": "李四"})
def leaders_across_posts(g, p):
    rows = []
    held = [x for x in g.of("HOLDS_POST") if has_text(x.head, p.leader)]
    for name, links in groups(sorted(held, key=lambda x: (x.tail.name, x.tail.id, x.head.id)), lambda x: x.head.name).items():
        cities, titles = told(x.tail.name for x in links), told(t for x in links for t in x.properties["titles"])
        if len(cities) > 1 or len(titles) > 1:
            heads = {x.head.id: x.head for x in links}.values()
            rows.append({"leader": name, "cities": cities, "titles": titles, "city_count": len(cities),
                         "items": sum(len(g.out(h, "LEADS")) for h in heads), "evidence": [x.evidence[0] for x in links][:5]})
    return order(rows, "-city_count", lambda r: -len(r["titles"]), "leader")


def stated(values):
    return told(v for v in values or () if v)


@oracle("leaders-of-a-city", {"city": "青岛"}, {"city": "长沙市"}, {"city": "鹏城"})
def leaders_of_a_city(g, p):
    rows = [{"leader": x.head.name, "leader_id": x.head.id, "titles": told(x.properties["titles"]), "years": told(x.properties["years"]),
             "since": stated(x.properties.get("froms")), "until": stated(x.properties.get("tos")),
             "items": len(g.out(x.head, "LEADS")), "evidence": x.evidence} for x in g.into(node(g, p.city), "HOLDS_POST")]
    return order(rows, "-items", "leader", "leader_id")


def _edge(link, label=None):
    return {"source": link.head.name, "source_id": link.head.id, "source_label": link.head.label, "type": link.type,
            "target": link.tail.name, "target_id": link.tail.id, "target_label": link.tail.label}


@oracle("co-led-items", {"city": "长沙市"}, {"topic": "营商环境与政务服务"})
def co_led_items(g, p):
    rows = [_edge(x) | {"evidence": x.evidence} for i in items(g) if is_topic(p, i) and any(is_city(p.city, c) for c in place_or_none(g, i))
            for x in g.into(i, "LEADS") if len(g.into(i, "LEADS")) > 1]
    return order(rows, "target", "target_id", "source", "source_id")


@oracle("leader-network", {"city": "湘潭市"}, {"city": "长沙市", "topic": "财税金融"})
def leader_network(g, p):
    rows = [_edge(x) | {"evidence": x.evidence} for y in run_in(g, node(g, p.city)) if is_topic(p, y.head) for x in g.into(y.head, "LEADS")]
    return order(rows, "source", "source_id", "target", "target_id")


@oracle("organisations-and-duties", {"organisation": "发改委"}, {"city": "湘潭县"}, {"topic": "国资国企", "city": "淄博市"})
def organisations_and_duties(g, p):
    rows = [{"organisation": x.head.name, "organisation_id": x.head.id, "roles": told(x.properties["roles"]), "item": x.tail.name,
             "item_id": x.tail.id, "kind": x.tail.label, "topic": x.tail.get("topic"), "city": c and c.name, "city_id": c and c.id,
             "evidence": x.evidence}
            for x in g.of("RESPONSIBLE_FOR") if has_text(x.head, p.organisation) and is_topic(p, x.tail)
            for c in place_or_none(g, x.tail) if is_city(p.city, c)]
    return order(rows, "organisation", "organisation_id", "item", "item_id", "city_id")


@oracle("responsible-elsewhere", {"reform": "医保", "city": "湘潭县"}, {"reform": "绿金"}, {"reform": "混合所有制改革"}, {"reform": "不知何地"})
def responsible_elsewhere(g, p):
    rows = [{"item": x.tail.name, "item_id": x.tail.id, "city": c and c.name, "city_id": c and c.id, "responsible": x.head.name,
             "responsible_id": x.head.id, "responsible_label": x.head.label, "relation": x.type,
             "post": x.head.get("post") if x.head.label == "Leader" else None, "evidence": x.evidence}
            for x in g.of("RESPONSIBLE_FOR", "LEADS") if has_text(x.tail, p.reform)
            for c in place_or_none(g, x.tail) if is_city(p.city, c)]
    return order(rows, "item", "item_id", "city_id", "responsible_label", "responsible", "responsible_id")


def _recogniser_kind(thing):
    return "leader" if thing.label == "Leader" else thing.get("kind")


@oracle("recognised-by-whom", {"recogniser_kind": "leader"}, {"recogniser": "国办"}, {"city": "淄博市"}, {"topic": "医疗卫生", "recogniser_kind": "机关"})
def recognised_by_whom(g, p):
    rows = [{"recogniser": x.tail.name, "recogniser_id": x.tail.id, "recogniser_kind": _recogniser_kind(x.tail), "item": x.head.name,
             "item_id": x.head.id, "kind": x.head.label, "forms": told(x.properties["forms"]), "city": c and c.name, "city_id": c and c.id,
             "evidence": x.evidence}
            for x in g.of("RECOGNISED_BY") if has_text(x.tail, p.recogniser) and is_topic(p, x.head)
            and p.recogniser_kind in (None, _recogniser_kind(x.tail)) for c in place_or_none(g, x.head) if is_city(p.city, c)]
    return order(rows, "recogniser", "recogniser_id", "item", "item_id", "city_id")


@oracle("co-recognised", {"recogniser_kind": "award"}, {"recogniser": "吴六"})
def co_recognised(g, p):
    rows = []
    for w in g.all("Organisation", "Leader"):
        links = g.into(w, "RECOGNISED_BY") if has_text(w, p.recogniser) and p.recogniser_kind in (None, _recogniser_kind(w)) else []
        rows += [_edge(x) | {"together": len(links), "evidence": x.evidence} for x in links if len(links) > 1]
    return order(rows, "-together", "target", "target_id", "source", "source_id")


@oracle("recognition-by-city", {"topic": "医疗卫生"}, {"level": "county"})
def recognition_by_city(g, p):
    found = [(c, x) for x in g.of("RECOGNISED_BY") if is_topic(p, x.head) for c in place_or_none(g, x.head)
             if c and (p.level is None or c.get("level") == p.level)]
    found.sort(key=lambda f: support_key(f[1].evidence[0]))
    rows = [{"city": c.name, "city_id": c.id, "recogniser_kind": kind, "recognitions": len(each), "evidence": [x.evidence[0] for _, x in each][:5]}
            for (c, kind), each in groups(found, lambda f: (f[0], _recogniser_kind(f[1].tail))).items()]
    return order(rows, "-recognitions", "city", "city_id", "recogniser_kind")


@oracle("recognised-on-a-topic", {"topic": "生态环境"}, {"topic": "营商环境与政务服务", "years": "2017"}, {"topic": "*"})
def recognised_on_a_topic(g, p):
    rows = [{"item": x.head.name, "item_id": x.head.id, "kind": x.head.label, "city": c and c.name, "city_id": c and c.id,
             "recogniser": x.tail.name, "recogniser_id": x.tail.id, "recogniser_kind": _recogniser_kind(x.tail),
             "forms": told(x.properties["forms"]), "year": x.head.get("year"), "evidence": x.evidence}
            for x in g.of("RECOGNISED_BY") if x.head.label != "City" and is_topic(p, x.head) and reported_in(p, x.head)
            for c in place_or_none(g, x.head)]
    return order(rows, "item", "item_id", "city_id", "recogniser", "recogniser_id")


@oracle("quick-wins", {"city": "湘潭市"}, {"city": "淄博市"}, {"city": "*"}, {"topic": "医疗卫生"})
def quick_wins(g, p):
    rows = []
    for i in items(g):
        praise = sorted(g.out(i, "RECOGNISED_BY"), key=lambda x: (x.tail.name, x.tail.id))
        proof = sorted(g.out(i, "ACHIEVED"), key=lambda x: (x.tail.name, x.tail.id))
        if praise and proof and is_topic(p, i):
            rows += [{"item": i.name, "item_id": i.id, "kind": i.label, "topic": i.get("topic"), "city": x.tail.name, "city_id": x.tail.id,
                      "outcomes": len(proof), "results": [y.tail.name for y in proof][:5], "recognisers": [y.tail.name for y in praise],
                      "evidence": [y.evidence[0] for y in proof][:3] + [y.evidence[0] for y in praise][:2]}
                     for x in places(g, i) if not within(g, p, x.tail)]
    return order(rows, "-outcomes", lambda r: -len(r["recognisers"]), "item", "item_id", "city_id")
