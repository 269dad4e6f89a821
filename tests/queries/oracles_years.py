"""Answers of the queries that follow things through the years: status, ideas, leaders, promises, series."""
from __future__ import annotations

from tests.queries.oracle import (
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
    support_key,
    told,
)

STATUSES = ["planned", "underway", "completed", "unknown"]


def _sentences(link, *statuses):
    """The supports of a TOLD_IN with one of these statuses."""
    p = link.properties
    rows = zip(p["reports"], p["starts"], p["ends"], p["quotes"], p["statuses"], strict=True)
    return [{"report": r, "start": s, "end": e, "quote": q} for r, s, e, q, status in rows if status in statuses]


def _tellings(g, item):
    """The links of an item to the reports that tell of it, by report."""
    return sorted(g.out(item, "TOLD_IN"), key=lambda x: x.tail.id)


@oracle("status-history", {"reform": "一次办好"}, {"reform": "改革", "city": "湘潭市"}, {"reform": "*", "years": "2017"}, {"reform": "绿金"},
        {"reform": "不知何地"}, {"reform": "*", "topic": "生态环境"})
def status_history(g, p):
    rows = []
    for i in items(g):
        links = [x for x in _tellings(g, i) if in_years(p, x.tail.get("year"))]
        if has_text(i, p.reform) and is_topic(p, i):
            for (year, status), found in _by_year(links).items():
                rows += [{"item": i.name, "item_id": i.id, "kind": i.label, "city": c and c.name, "city_id": c and c.id, "year": year, "status": status,
                          "sentences": len(found), "evidence": found[:5]} for c in place_or_none(g, i) if is_city(p.city, c)]
    return order(rows, "item", "item_id", "city_id", "year", lambda r: STATUSES.index(r["status"]))


def _by_year(links):
    found = {}
    for x in links:
        for status in STATUSES:
            if said := _sentences(x, status):
                found.setdefault((x.tail.get("year"), status), []).extend(said)
    return found


def _instances(g, p, concept, *kept):
    """(item, city, first sentence) of what is an instance of the concept."""
    found = [(x.head, y.tail, x.evidence[0]) for x in g.into(concept, "INSTANCE_OF") if is_topic(p, x.head) and all(k(x.head) for k in kept)
             for y in places(g, x.head)]
    return sorted(found, key=lambda f: (f[0].get("year") or 9999, f[1].name, f[1].id, f[0].id))


def _furthest(statuses):
    return next((s for s in ("completed", "underway", "planned") if s in statuses), "unknown")


@oracle("concept-spread", {"concept": "一次办成"}, {"concept": "河长"}, {"concept": "*", "years": "2018"}, {"concept": "*", "topic": "医疗卫生"})
def concept_spread(g, p):
    rows = []
    for k in g.all("Concept"):
        if has_text(k, p.concept):
            for c, each in groups(_instances(g, p, k), lambda f: f[1]).items():
                each.sort(key=lambda f: (f[0].get("year") or 9999, f[0].name, f[0].id))
                first = each[0][0].get("year")
                if in_years(p, first):
                    rows.append({"concept": k.name, "concept_id": k.id, "first_year": first, "city": c.name, "city_id": c.id,
                                 "province": c.get("province"), "items": len(each), "item_names": [f[0].name for f in each],
                                 "levels": _distinct(f[0].get("level") for f in each), "batches": _distinct(f[0].get("batch") for f in each),
                                 "status": _furthest([f[0].get("status") for f in each]), "evidence": [f[2] for f in each][:5]})
    return order(rows, "concept", "concept_id", "first_year", "city", "city_id")


def _distinct(values):
    return list(dict.fromkeys(v for v in values if v is not None))


@oracle("programme-pilots", {"concept": "医共体"}, {"topic": "财税金融"}, {"years": "2018"})
def programme_pilots(g, p):
    rows = []
    for k in g.all("Concept"):
        pilots = [x for x in g.into(k, "INSTANCE_OF") if x.head.label == "Pilot"]
        if has_text(k, p.concept) and any(x.head.get("level") == "national" for x in pilots):
            rows += [{"programme": k.name, "programme_id": k.id, "batch": x.head.get("batch"), "level": x.head.get("level"), "city": at.tail.name,
                      "city_id": at.tail.id, "year": x.head.get("year"), "status": x.head.get("status"), "item": x.head.name, "item_id": x.head.id,
                      "evidence": x.evidence[:5]} for x in pilots if is_topic(p, x.head) and in_years(p, x.head.get("year")) for at in places(g, x.head)]
    return order(rows, "programme", "programme_id", "year", "city", "city_id", "item_id")


@oracle("concepts-most-spread", {"topic": "*", "places": 3}, {"topic": "医疗卫生"}, {"topic": "*", "places": 1, "years": "2017-2018"}, {"topic": "*"})
def concepts_most_spread(g, p):
    rows = []
    for k in g.all("Concept"):
        each = _instances(g, p, k, lambda i: in_years(p, i.get("year")))
        ids = list(dict.fromkeys(c.id for _, c, _ in each))
        if len(ids) >= p.places:
            years = [i.get("year") for i, _, _ in each if i.get("year")]
            first, last = min(years, default=None), max(years, default=None)
            rows.append({"concept": k.name, "concept_id": k.id, "city_count": len(ids), "items": len({i.id for i, _, _ in each}), "first_year": first,
                         "first_cities": list(dict.fromkeys(c.name for i, c, _ in each if first and i.get("year") == first)),
                         "last_year": last, "span": last - first if first else None,
                         "cities": list(dict.fromkeys(c.name for _, c, _ in each)), "evidence": [e for _, _, e in each][:5]})
    return order(rows, "-city_count", "-items", "concept", "concept_id")


@oracle("leaders-over-time", {"city": "青岛市"}, {"city": "*", "post": "书记"}, {"city": "*", "leader": "赵", "years": "2018"}, {"city": "鹏城"},
        {"city": "*", "years": "2017"}, {"city": "*", "years": "2013"})
def leaders_over_time(g, p):
    rows = []
    for x in g.of("HOLDS_POST"):
        q = x.properties
        if is_city(p.city, x.tail) and has_text(x.head, p.leader):
            for post in dict.fromkeys(q["titles"]):
                at = [n for n, t in enumerate(q["titles"]) if t == post]
                years = [q["years"][n] for n in at if q["years"][n]]
                since, until = (told(q[name][n] for n in at if q.get(name) and q[name][n]) for name in ("froms", "tos"))
                within = in_years(p, *years) or (since and until and in_years(p, *range(int(since[0][:4]), int(until[0][:4]) + 1)))
                if (p.post is None or p.post in post) and within:
                    said = [{"report": q["reports"][n], "start": q["starts"][n], "end": q["ends"][n], "quote": q["quotes"][n]} for n in at]
                    held = "former" if any(q.get("held") and q["held"][n] == "former" for n in at) else None
                    rows.append({"city": x.tail.name, "city_id": x.tail.id, "since": since, "until": until, "held": held,
                                 "first_year": min(years, default=None), "last_year": max(years, default=None),
                                 "post": post or None, "leader": x.head.name, "leader_id": x.head.id, "reports": len(told(q["reports"][n] for n in at)),
                                 "evidence": said[:5]})
    def began(r):
        return int((r["since"] or r["until"])[0][:4]) if r["since"] or r["until"] else r["first_year"]

    return order(rows, "city", "city_id", began, "first_year", "last_year", lambda r: r["post"] or "", "leader", "leader_id")


@oracle("promises-kept", {"city": "*", "years": "*"}, {"city": "湘潭市"}, {"city": "*", "years": "*", "outcome": "未再提及"},
        {"city": "*", "years": "*", "outcome": "repeated"}, {"city": "*", "years": "2017"}, {"city": "*", "years": "2016-", "outcome": "told"},
        {"city": "*", "topic": "营商环境与政务服务", "years": "*", "outcome": "kept"}, {"city": "长沙市"})
def promises_kept(g, p):
    until = {}
    for r in g.all("Report"):
        if r.get("place") and r.get("year") and not r.get("kind"):
            until[r.get("place")] = max(r.get("year"), until.get(r.get("place"), 0))
    rows = []
    for i in items(g):
        plans = {(x.tail.get("place"), x.tail.get("year")) for x in _tellings(g, i) if "planned" in x.properties["statuses"]}
        for place, year in plans:
            if place and is_city(p.city, c := node(g, place)) and year < until[place] and in_years(p, year) and is_topic(p, i):
                own = [x for x in _tellings(g, i) if x.tail.get("place") == place]
                result, later, wanted = _answer([(y, s) for y, s in _by_year(own) if y > year])
                if p.outcome in (None, result):
                    plan = [e for x in own if x.tail.get("year") == year for e in _sentences(x, "planned")][:2]
                    then = [e for x in own if x.tail.get("year") == later for e in _sentences(x, *wanted)][:3]
                    rows.append({"city": c.name, "city_id": c.id, "year": year, "item": i.name, "item_id": i.id, "kind": i.label,
                                 "topic": i.get("topic"), "result": result, "later": later, "until": until[place], "evidence": plan + then})
    return order(rows, "city", "city_id", "year", "item", "item_id")


def _answer(said):
    """What later reports tell, the first year they do, and the statuses of the sentences to show."""
    for result, wanted in (("kept", ("completed", "underway")), ("repeated", ("planned",)), ("told", ("unknown",))):
        years = [y for y, s in said if s in wanted]
        if years:
            return result, min(years), wanted
    return "silent", None, ()


HEADS = ("书记", "省长", "自治区主席", "市长", "州长", "县长", "区长")


@oracle("contradicting-reports", {"attribute": "status"}, {"attribute": "级别"}, {"attribute": "post", "city": "潍坊市"}, {"subject": "改革", "years": "2017-2018"},
        {"city": "长沙市"})
def contradicting_reports(g, p):
    found = []
    for i in items(g):
        by_report = [(x, {s for s in x.properties["statuses"] if s in ("planned", "completed")}) for x in _tellings(g, i) if x.tail.get("year")]
        one = [(x, *said) for x, said in by_report if len(said) == 1]
        done = [x.tail.get("year") for x, said in one if said == "completed"]
        plan = [x.tail.get("year") for x, said in one if said == "planned"]
        if done and plan and min(done) <= max(plan):
            found += [(i, at.tail, "status", said, year, e) for x, said in one if min(done) <= (year := x.tail.get("year")) <= max(plan)
                      for e in _sentences(x, said) for at in places(g, i)]
        graded = [(level, x.tail.get("year"), e) for x in _tellings(g, i) for level, e in zip(x.properties["levels"], _sentences(x, *STATUSES), strict=True)
                  if level not in ("", "unknown")]
        if i.label == "Pilot" and len({level for level, *_ in graded}) > 1:
            found += [(i, at.tail, "level", *each) for each in graded for at in places(g, i)]
    for person in g.all("Leader"):
        each = list(_headed(g, person))
        for seat, post, year, span, e in each:
            if any(other != seat and o["report"] != e["report"] and set(span) & set(years) for other, _, _, years, o in each):
                found.append((person, seat[0], "post", post, year, e))
    rows = [{"thing": t.name, "thing_id": t.id, "city": c.name, "city_id": c.id, "attribute": attribute, "value": value, "year": year,
             "sentences": len(said), "evidence": sorted((e for *_, e in said), key=support_key)[:5]}
            for (t, c, attribute, value, year), said in groups(found, lambda f: f[:5]).items()
            if is_city(p.city, c) and p.attribute in (None, attribute) and has_text(t, p.subject) and in_years(p, year)]
    return order(rows, "attribute", "thing", "thing_id", "city_id", "year", "value")


def _headed(g, person):
    """The offices of head that a person holds: (place and which of the two), the post, the report's year, the years of the post, the sentence."""
    for x in g.out(person, "HOLDS_POST"):
        q = x.properties
        for n, title in enumerate(q["titles"]):
            since, until = (int(q[name][n][:4]) if q[name][n] else None for name in ("froms", "tos"))
            year = q["years"][n] or None
            last = until or max((y for y in (year, since) if y), default=0)
            for post in title.split("、"):
                if post.endswith(HEADS) and "副" not in post and q["held"][n] != "former":
                    said = {"report": q["reports"][n], "start": q["starts"][n], "end": q["ends"][n], "quote": q["quotes"][n]}
                    yield (x.tail, post.endswith("书记")), post, year or last, range(since or until or year or 0, last + 1), said


def _numbers(g, p):
    """(outcome, city) → the first sentences of its links."""
    found = {}
    for x in g.of("ACHIEVED", "REPORTED"):
        o = x.tail
        if o.label == "Outcome" and o.get("year") and o.get("series") and in_years(p, o.get("year")):
            for c in place_or_none(g, x.head):
                if c:
                    found.setdefault((o, c), []).append(x.evidence[0])
    return {key: sorted(each, key=support_key) for key, each in found.items()}


@oracle("indicator-beside", {"city": "淄博市", "indicator": "地区生产总值"}, {"city": "淄博市", "indicator": "高新技术", "beside": "湘潭市"},
        {"city": "湘潭市", "indicator": "高新技术企业", "beside": "淄博市", "years": "2018"})
def indicator_beside(g, p):
    ours = node(g, p.city)
    shown = {p.city, p.beside} if p.beside else {p.city, *(x.tail.id for x in g.out(ours, "BENCHMARKS"))} if ours else set()
    rows = []
    for (o, c), supports in _numbers(g, p).items():
        if c.id in shown and o.get("series") == p.indicator:
            unit = f" ({o.get('unit')})" if o.get("unit") else ""
            rows.append({"series": f"{c.name} {o.get('series')}{unit}", "city": c.name, "city_id": c.id, "indicator": o.get("indicator"),
                         "year": o.get("year"), "value": o.get("value"), "unit": o.get("unit"), "change": o.get("change"), "outcome": o.name,
                         "outcome_id": o.id, "evidence": supports[:5]})
    return order(rows, "series", "city_id", "year", "value", "outcome_id")


TIMES = ["一季度", "二季度", "三季度", "四季度", "上半年", "下半年", "两年", "三年", "五年", "十一五", "十二五", "十三五", "十四五", "十五五", "以来", "累计",
         "年均", "月均", "日均", *(f"{m}月" for m in range(1, 13))]


@oracle("contradicting-figures", {"city": "*"}, {"city": "长沙市"}, {"city": "*", "indicator": "总数"}, {"city": "*", "years": "2018"},
        {"city": "*", "indicator": "高新"})
def contradicting_figures(g, p):
    comparable, named = {}, set()
    for x in g.of("ACHIEVED", "REPORTED"):
        o = x.tail
        if o.label == "Outcome" and o.get("year") and o.get("series") and in_years(p, o.get("year")):
            moved = o.get("change") in ("up", "down")
            for c in place_or_none(g, x.head):
                if c and is_city(p.city, c):
                    series = (c, o.get("series"), o.get("unit") or "", o.get("year"), moved)
                    if p.indicator is None or any(p.indicator in n for n in (o.get("series"), o.get("indicator"))):
                        named.add(series)
                    for e in x.evidence:
                        times = [t for t in (*TIMES, *(f"{y}年" for y in range(o.get("year") - 12, o.get("year") + 2) if y != o.get("year"))) if t in e["quote"]]
                        said = comparable.setdefault((*series, "、".join(times)), {}).setdefault(tuple(e.items()), [])
                        said += [o] if o not in said else []
    rows = []
    for (*series, period), sentences in comparable.items():
        sayings = {e: outcomes for e, outcomes in sentences.items() if len({o.get("value") for o in outcomes}) == 1}
        found = dict.fromkeys(o for outcomes in sayings.values() for o in outcomes)
        figures = {o.get("value") for o in found}
        if tuple(series) in named and len(figures) > 1:
            c, name, unit, year, _ = series
            for o in found:
                evidence = sorted((dict(e) for e, outcomes in sayings.items() if o in outcomes), key=support_key)
                rows.append({"city": c.name, "city_id": c.id, "series": name, "unit": unit, "year": year, "period": period, "value": o.get("value"),
                             "change": o.get("change"), "indicator": o.get("indicator"), "figures": len(figures), "outcome": o.name,
                             "outcome_id": o.id, "evidence": evidence[:5]})
    return order(rows, "city", "city_id", "figures", "series", "unit", "year", "period", "value", "outcome_id")
