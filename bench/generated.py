"""A generated graph of the size that some hundred and fifty real reports give, for benchmarks that need no reports. The same every time."""
from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from graph.load.ends import Ends
from graph.load.transaction import Transaction, batches
from ingest.facts import TOPICS

CITIES, REPORTS, ITEMS, LEADERS, OUTCOMES, POLICIES, BODIES, PROBLEMS, TARGETS = 400, 150, 12_000, 1_200, 12_000, 1_500, 1_500, 1_500, 3_000


def write_generated(store: Any, times: int = 1) -> None:
    """Fill an empty store: about 33,000 nodes and 60,000 relationships, with supports as the loader makes them; `times` as many, with the same places
    and leaders."""
    nodes, links = _graph(random.Random(7), times)
    own: dict[str, str] = {}
    for label, rows in nodes.items():
        for batch in batches(rows):
            store.write(lambda tx, b=batch, n=label: Ends(tx).make(n, b))
        own.update(store.read(f"MATCH (n:{label}) RETURN n.id AS id, elementId(n) AS own").rows)
    for kind, rows in links.items():
        for batch in batches(rows):
            store.write(lambda tx, b=batch, k=kind: _tie(tx, k, b, own))


def _tie(tx: Transaction, kind: str, rows: list[dict[str, Any]], own: Mapping[str, str]) -> None:
    """With the ends that are known: one lookup costs more than a relationship."""
    ends = Ends(tx)
    ends.learn((end, own[end]) for end in own.keys() & {row[side] for row in rows for side in ("from", "to")})
    ends.tie(kind, rows)


def _graph(chance: random.Random, times: int = 1) -> tuple[dict[str, list[dict]], dict[str, list[dict]]]:
    nodes: dict[str, list[dict]] = {}
    links: dict[str, dict[tuple[str, str], dict]] = {}

    def node(label: str, number: int, name: str, **properties: Any) -> dict:
        made = {"id": f"{label.lower()}:{number}", "name": name, "aliases": [], "confidence": 0.9, **properties}
        nodes.setdefault(label, []).append(made)
        return made

    def link(kind: str, head: dict, tail: dict, report: int, **lists: Any) -> None:
        start = chance.randrange(20_000)
        links.setdefault(kind, {})[head["id"], tail["id"]] = {
            "reports": [f"r{report}"], "passages": [f"r{report}:P1"], "quotes": [f"{head['name']}，{tail['name']}。" + "原句" * 20], "starts": [start],
            "ends": [start + 40], "extractors": ["1"], "confidences": [0.9], "confidence": 0.9, **lists}

    def some(rows: list[dict]) -> dict:
        return rows[int(len(rows) * chance.random() ** 2)]  # a few are frequent, as in reports

    reports, many_items, outcomes, targets, problem_count = (each * times for each in (REPORTS, ITEMS, OUTCOMES, TARGETS, PROBLEMS))
    years = [2014 + chance.randrange(12) for _ in range(reports)]
    cities = [node("City", n, f"第{n}市", level="prefecture" if n % 5 else "county", province=f"第{n % 28}省", lon=100 + n / 20, lat=25 + n / 40)
              for n in range(CITIES)]
    for n in range(reports):
        own = cities[n % CITIES]
        name = f"{own['name']}{years[n]}年报告{n // CITIES or ''}"
        nodes.setdefault("Report", []).append({"id": f"r{n}", "name": name, "title": name, "city": own["name"], "place": own["id"], "year": years[n],
                                               "files": [f"{n}.facts.json"]})
    topics = [node("Topic", n, t) for n, t in enumerate(TOPICS)]
    leaders = [node("Leader", n, f"领导{n % 900}", post="副市长", of="") for n in range(LEADERS)]
    policies = [node("Policy", n, f"关于第{n}号事项的实施意见") for n in range(POLICIES)]
    kinds = ("media", "organ", "award", None)
    bodies = [node("Organisation", n, f"第{n}局", **({"kind": k} if (k := kinds[n % 4]) else {})) for n in range(BODIES)]
    problems = [node("Problem", n, f"第{n}个难题") for n in range(problem_count)]
    items = []
    for n in range(many_items):
        report = chance.randrange(reports)
        pilot, topic = n % 6 == 0, chance.randrange(len(TOPICS))
        # one name in five is shared by several places
        name = f"{'共有' if n % 5 == 0 else '独有'}{chance.randrange(600) if n % 5 == 0 else n}{'试点' if pilot else '改革'}"
        own = {"topic": TOPICS[topic], "year": years[report], "years": [years[report]], "city": cities[report % CITIES]["name"]}
        own |= {"level": chance.choice(("national", "provincial", "municipal", "unknown"))} if pilot else {
            "status": chance.choice(("planned", "underway", "completed")), "first": chance.choice(("none",) * 20 + ("national", "provincial"))}
        item = node("Pilot" if pilot else "Reform", n, name, **own)
        items.append(item)
        place = cities[report % CITIES] if chance.random() < .8 else chance.choice(cities)
        link("HOSTED_BY" if pilot else "CARRIED_OUT_IN", item, place, report)
        link("ABOUT", item, topics[topic], report)
        if chance.random() < .1:
            link("LEADS", some(leaders), item, report, since=[""])
        if chance.random() < .15:
            link("GOVERNED_BY", item, some(policies), report)
        if chance.random() < .06:
            link("RECOGNISED_BY", item, some(bodies), report, forms=["推介"], levels=[""], dates=[""])
        if chance.random() < .1:
            link("RESPONSIBLE_FOR", some(bodies), item, report, roles=["lead"])
        if chance.random() < .1:
            link("ADDRESSES", item, some(problems), report)
    for n in range(outcomes + targets):
        report, indicator = chance.randrange(reports), f"指标{int(800 * chance.random() ** 2)}"
        if n < outcomes:
            made = node("Outcome", n, f"{indicator}{n}万元", indicator=indicator, value=float(n), unit="万元", year=years[report], city=cities[report % CITIES]["name"])
            if chance.random() < .4:
                link("ACHIEVED", chance.choice(items), made, report)
                continue
        else:
            made = node("Target", n, f"{indicator}达到{n}万元", indicator=indicator, value=float(n), unit="万元", by=2025, year=years[report],
                        city=cities[report % CITIES]["name"])
        link("REPORTED", cities[report % CITIES], made, report)
    for n, leader in enumerate(leaders):
        report = n % REPORTS
        link("HOLDS_POST", leader, cities[report], report, titles=["副市长"], years=[years[report]], froms=[""], tos=[""], held=[""])
    for n, policy in enumerate(policies):
        link("ISSUED", cities[n % REPORTS], policy, n % REPORTS)
    for n in range(REPORTS, CITIES):
        link("PART_OF", cities[n], cities[n % REPORTS], n % REPORTS)
    for n in range(REPORTS):
        link("BENCHMARKS", cities[n], cities[(n * 7 + 1) % REPORTS], n)
    return nodes, {kind: [{"from": a, "to": b, "properties": p} for (a, b), p in rows.items()] for kind, rows in links.items()}
