"""Answers of the queries about what places run: portfolios, topics, status, names in common, first of all."""
from __future__ import annotations

from tests.queries.fixed_graph import FORMULA
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
    places,
    reported_in,
    run_in,
    within,
)


@oracle("city-portfolio", {"city": "长沙"}, {"city": "青岛市", "topic": "国资国企"}, {"city": "淄博市", "years": "2016-2016"}, {"city": "某新城"},
        {"city": "鼓楼区（江苏省）"}, {"city": "city:350102"})
def city_portfolio(g, p):
    rows = [{"item": x.head.name, "item_id": x.head.id, "kind": x.head.label, "topic": x.head.get("topic"), "status": x.head.get("status"),
             "first_year": x.head.get("year"), "years": x.head.get("years"), "evidence": x.evidence}
            for x in run_in(g, node(g, p.city)) if is_topic(p, x.head) and reported_in(p, x.head)]
    return order(rows, "topic", "first_year", "item", "item_id")


def _counted(g, p, found, *keys):
    """Rows {keys…, items, evidence} of (key values, item)."""
    return [{**dict(zip(keys, key, strict=True)), "items": len(each), "evidence": ends(g, (i for _, i in each), ("CARRIED_OUT_IN", "HOSTED_BY"), p.city)}
            for key, each in groups(found, lambda f: f[0]).items()]


@oracle("city-topics-by-year", {"city": "湘潭市"}, {"city": "淄博市", "years": "2017-2018"})
def city_topics_by_year(g, p):
    found = [((x.head.get("topic"), y), x.head) for x in run_in(g, node(g, p.city)) if x.head.get("topic")
             for y in x.head.get("years") if in_years(p, y)]
    rows = [{"topic": key[0], "year": key[1], "items": len(each), "evidence": ends(g, (i for _, i in each), ("CARRIED_OUT_IN", "HOSTED_BY"), p.city)}
            for key, each in groups(found, lambda f: f[0]).items()]
    return order(rows, "topic", "year")


@oracle("topics-by-city", {"places": 2}, {"level": "county"}, {"places": "3", "years": "2018-"})
def topics_by_city(g, p):
    cities = [c for c in g.all("City") if p.level in (None, c.get("level"))]
    top = sorted(cities, key=lambda c: (-len(run_in(g, c)), c.name, c.id))[: p.places]
    rows = []
    for c in top:
        links = [x for x in run_in(g, c) if x.head.get("topic") and reported_in(p, x.head)]
        for topic, each in groups(links, lambda x: x.head.get("topic")).items():
            rows.append({"city": c.name, "city_id": c.id, "topic": topic, "items": len(each), "total": len(run_in(g, c)),
                         "evidence": ends(g, (x.head for x in each), ("CARRIED_OUT_IN", "HOSTED_BY"), c.id)})
    return order(rows, "-total", "city", "city_id", "-items", "topic")


def _run(g, p):
    """Items that are run in the city that is asked for, or in any."""
    return [i for i in items(g) if any(is_city(p.city, x.tail) for x in places(g, i))]


@oracle("status-by-topic", {"city": "淄博市"}, {"years": "2019-2020"})
def status_by_topic(g, p):
    found = [((i.get("topic"), i.get("status")), i) for i in _run(g, p) if i.label == "Reform" and i.get("topic") and reported_in(p, i)]
    return order(_counted(g, p, found, "topic", "status"), "topic", "status")


@oracle("first-in-nation", {"first": "national"}, {"first": "全省首创"}, {"city": "长沙市"}, {"topic": "医疗卫生"})
def first_in_nation(g, p):
    rows = [{"item": i.name, "item_id": i.id, "first": i.get("first"), "city": x.tail.name, "city_id": x.tail.id, "topic": i.get("topic"),
             "status": i.get("status"), "year": i.get("year"), "evidence": x.evidence}
            for i in g.all("Reform") if i.get("first") != "none" and p.first in (None, i.get("first")) and is_topic(p, i)
            for x in places(g, i) if is_city(p.city, x.tail)]
    return order(rows, "first", "city", "city_id", "item", "item_id")


@oracle("adoption-by-year", {"city": "湘潭市"}, {"topic": "生态环境"}, {"years": "2018-2020"})
def adoption_by_year(g, p):
    found = [((i.get("year"), i.label), i) for i in _run(g, p) if i.get("year") and is_topic(p, i) and in_years(p, i.get("year"))]
    return order(_counted(g, p, found, "year", "kind"), "year", "kind")


def _firsts(links, first):
    """The places of the items of the first year."""
    return list(dict.fromkeys(x.tail.name for x in links if first and x.head.get("year") == first))


@oracle("same-reform-in-many-cities", {"places": 3, "topic": "*"}, {"topic": "医疗卫生"})
def same_reform_in_many_cities(g, p):
    rows = []
    for name, named in groups((i for i in items(g) if i.get("topic") and is_topic(p, i)), lambda i: i.name).items():
        links = sorted((x for i in named for x in places(g, i)), key=lambda x: (x.head.get("year") or 9999, x.tail.name, x.tail.id, x.head.id))
        ids = list(dict.fromkeys(x.tail.id for x in links))
        if len(ids) >= p.places:
            years = [x.head.get("year") for x in links if x.head.get("year")]
            rows.append({"item": name, "city_count": len(ids), "first_year": min(years, default=None), "first_cities": _firsts(links, min(years, default=None)),
                         "last_year": max(years, default=None), "cities": list(dict.fromkeys(x.tail.name for x in links)),
                         "evidence": [x.evidence[0] for x in links][:5]})
    return order(rows, "-city_count", "first_year", "item")


@oracle("who-did-it-first", {"reform": "河长"}, {"reform": "改革", "years": "2018-2019"}, {"reform": FORMULA}, {"reform": "5g ppp"})
def who_did_it_first(g, p):
    rows = []
    for c in g.all("City"):
        links = sorted((x for x in run_in(g, c) if has_text(x.head, p.reform) and x.head.get("year")),
                       key=lambda x: (x.head.get("year"), x.head.name, x.head.id))
        if links and in_years(p, links[0].head.get("year")):
            i = links[0].head
            rows.append({"first_year": i.get("year"), "city": c.name, "city_id": c.id, "province": c.get("province"), "item": i.name,
                         "item_id": i.id, "status": i.get("status"), "first": i.get("first"), "items": len(links), "evidence": links[0].evidence})
    return order(rows, "first_year", "city", "city_id")


@oracle("neighbours-run-we-do-not", {"city": "淄博市"}, {"city": "湘潭市", "topic": "生态环境"}, {"city": "青岛", "years": "2016-2017"})
def neighbours_run_we_do_not(g, p):
    own = node(g, p.city)
    ours = {x.head.name for x in run_in(g, own)}
    rows = [{"city": c.name, "city_id": c.id, "item": x.head.name, "item_id": x.head.id, "kind": x.head.label, "topic": x.head.get("topic"),
             "status": x.head.get("status"), "year": x.head.get("year"), "outcomes": len(g.out(x.head, "ACHIEVED")), "evidence": x.evidence}
            for c in g.all("City") if c is not own and c.get("province") == own.get("province") and c.get("level") == own.get("level")
            for x in run_in(g, c) if x.head.name not in ours and is_topic(p, x.head) and reported_in(p, x.head)]
    return order(rows, "-outcomes", "topic", "item", "item_id", "city_id")


@oracle("completed-elsewhere", {"city": "湘潭市", "topic": "国资国企"}, {"city": "淄博市", "topic": "*"}, {"city": "*", "topic": "*"}, {"topic": "生态环境", "years": "2017"})
def completed_elsewhere(g, p):
    rows = [{"item": i.name, "item_id": i.id, "city": x.tail.name, "city_id": x.tail.id, "province": x.tail.get("province"),
             "year": i.get("year"), "first": i.get("first"), "outcomes": len(g.out(i, "ACHIEVED")), "evidence": x.evidence}
            for i in g.all("Reform") if i.get("status") == "completed" and is_topic(p, i) and reported_in(p, i)
            for x in places(g, i) if not within(g, p, x.tail)]
    return order(rows, "-outcomes", "item", "item_id", "city_id")


@oracle("what-only-we-run", {"city": "长沙市"}, {"city": "淄博市", "topic": "国资国企"}, {"city": "厦门"})
def what_only_we_run(g, p):
    own = node(g, p.city)
    elsewhere = {i.name for i in items(g) if any(x.tail is not own for x in places(g, i))}
    rows = [{"item": i.name, "item_id": i.id, "kind": i.label, "topic": i.get("topic"), "status": i.get("status"), "first": i.get("first"),
             "year": i.get("year"), "outcomes": len(g.out(i, "ACHIEVED")), "recognitions": len(g.out(i, "RECOGNISED_BY")), "evidence": x.evidence}
            for x in run_in(g, own) if is_topic(p, i := x.head) and i.name not in elsewhere]
    return order(rows, "-outcomes", "-recognitions", "item", "item_id")


@oracle("problems-and-answers", {"problem": "看病"}, {"city": "湘潭县"}, {"topic": "营商环境与政务服务"}, {"problem": "$city` \\u0027"})
def problems_and_answers(g, p):
    rows = [{"problem": x.tail.name, "problem_id": x.tail.id, "item": x.head.name, "item_id": x.head.id, "kind": x.head.label,
             "topic": x.head.get("topic"), "status": x.head.get("status"), "city": c and c.name, "city_id": c and c.id, "evidence": x.evidence}
            for x in g.of("ADDRESSES") if has_text(x.tail, p.problem) and is_topic(p, x.head)
            for c in ([y.tail for y in places(g, x.head)] or [None]) if is_city(p.city, c)]
    return order(rows, "problem", "problem_id", "item", "item_id", "city_id")


@oracle("problems-like-ours", {"city": "湘潭市"}, {"city": "青岛市"})
def problems_like_ours(g, p):
    ours = {}
    for x in run_in(g, node(g, p.city)):
        for y in g.out(x.head, "ADDRESSES"):
            ours.setdefault(y.tail, set()).add(x.head.name)
    rows = [{"problem": q.name, "problem_id": q.id, "item": x.head.name, "item_id": x.head.id, "kind": x.head.label,
             "status": x.head.get("status"), "city": y.tail.name, "city_id": y.tail.id, "our_items": len(mine), "evidence": x.evidence}
            for q, mine in ours.items() for x in g.into(q, "ADDRESSES") for y in places(g, x.head) if y.tail.id != p.city]
    return order(rows, "problem", "problem_id", "item", "item_id", "city_id")
