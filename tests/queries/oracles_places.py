"""Answers of the queries about how places relate: benchmarks, likeness, and the way from one thing to another."""
from __future__ import annotations

from collections import deque

from tests.queries.oracle import groups, is_city, is_topic, items, node, oracle, order, places, run_in


@oracle("benchmarking", {"city": "湘潭市"}, {"city": "长沙市"})
def benchmarking(g, p):
    rows = [{"source": x.head.name, "source_id": x.head.id, "source_label": "City", "type": x.type, "target": x.tail.name,
             "target_id": x.tail.id, "target_label": "City", "evidence": x.evidence}
            for x in g.of("BENCHMARKS") if is_city(p.city, x.head) or is_city(p.city, x.tail)]
    return order(rows, "source", "source_id", "target", "target_id")


@oracle("benchmark-on-our-topic", {"city": "淄博市", "topic": "国资国企"}, {"city": "湘潭市"}, {"city": "长沙市"})
def benchmark_on_our_topic(g, p):
    rows = [{"city": b.tail.name, "city_id": b.tail.id, "item": i.name, "item_id": i.id, "kind": i.label, "topic": i.get("topic"),
             "status": i.get("status"), "year": i.get("year"), "outcomes": len(g.out(i, "ACHIEVED")), "evidence": x.evidence}
            for b in g.out(node(g, p.city), "BENCHMARKS") for x in run_in(g, b.tail) if is_topic(p, i := x.head)]
    return order(rows, "city", "city_id", "topic", "item", "item_id")


@oracle("cities-alike", {"city": "青岛市"}, {"city": "湘潭市", "topic": "医疗卫生"})
def cities_alike(g, p):
    """Places that share names with ours, with a sentence of either side for each name."""
    runs = {}
    for i in items(g):
        for x in places(g, i):
            runs.setdefault((x.tail, i.name), []).append(x)

    def first(links):
        return min(links, key=lambda x: (x.properties["reports"][0], x.properties["starts"][0])).evidence[0]

    rows, a = [], node(g, p.city)
    for b in (c for c in g.all("City") if c is not a):
        shared = sorted(name for (c, name), links in runs.items() if c is a and any(is_topic(p, x.head) for x in links) and (b, name) in runs)
        if shared:
            pairs = [(first(runs[a, n]), first(runs[b, n])) for n in shared]
            rows.append({"city": b.name, "city_id": b.id, "province": b.get("province"), "shared_count": len(shared), "shared": shared,
                         "evidence": [e for pair in pairs for e in pair][:5]})
    return order(rows, "-shared_count", "city", "city_id")


def shortest(g, start, end):
    """All shortest ways from `start` to `end` over facts, either direction, as lists of links; [] where there is none within six."""
    steps = groups([(n, x) for x in g.links if x.type not in ("ABOUT", "TOLD_IN") for n in (x.head, x.tail)], lambda f: f[0])
    ways, queue, best = [], deque([(start, [])]), 6
    while queue:
        here, way = queue.popleft()
        if here is end:
            ways.append(way)
            best = len(way)
        elif len(way) < best:
            for _, x in steps.get(here, ()):
                there = x.tail if x.head is here else x.head
                if x not in way:
                    queue.append((there, [*way, x]))
    return [w for w in ways if len(w) == min(map(len, ways))]


@oracle("path-between", {"from": "leader:zhao-zb", "to": "长沙市"}, {"from": "周五", "to": "新华网"}, {"from": "吴六", "to": "县卫健局"})
def path_between(g, p):
    """Where several ways are equally short either is right: the test looks which one a store took (`way_rows`); these cases have one."""
    return way_rows(shortest(g, node(g, getattr(p, "from")), node(g, p.to))[0])


def way_rows(way):
    """The rows of one way."""
    return [{"step": n, "source": x.head.name, "source_id": x.head.id, "source_label": x.head.label, "type": x.type, "target": x.tail.name,
             "target_id": x.tail.id, "target_label": x.tail.label, "evidence": x.evidence} for n, x in enumerate(way, 1)]
