"""The one fixed graph of these tests. Nothing in it is true: the places exist, what they are said to do is made up.

It holds what graphs of real reports hold: shared names, several supports, several hosts, gaps (no year, no topic, no province, no place),
namesakes, and names made of quotes, Cypher and markup.
"""
from __future__ import annotations

from typing import Any

from tests.queries.graph_data import HIGH, LOW, GraphData, Thing

NASTY_LEADER = 'Robert"); DETACH DELETE n //'
NASTY_ITEM = "'}) MATCH (n) DETACH DELETE n // 改革"
NASTY_POLICY = "<script>alert(1)</script>实施意见"
NASTY_PROBLEM = "`$city` \\u0027 {id: 1} 难"
FORMULA = '=HYPERLINK("http://x";"y")改革'


def build() -> GraphData:
    """The graph, the same every time."""
    g = GraphData()
    c = _cities(g)
    r = _reports(g, c)
    items = _items(g, c, r)
    _people(g, c, r, items)
    _outcomes(g, c, r, items)
    _policies(g, c, r, items)
    _recognition(g, c, r, items)
    _problems(g, r, items)
    _places(g, c, r)
    _told(g, r, items)
    _concepts(g, r, items)
    _figures(g, c, r, items)
    _ledgers(g, c, r, items)
    _unsure(g, c, r)
    _contradictions(g, c, r, items)
    return g


def _cities(g: GraphData) -> dict[str, Thing]:
    rows = [("370000", "山东省", "province", "山东省", 117.0, 36.6), ("370300", "淄博市", "prefecture", "山东省", 118.05, 36.81),
            ("370200", "青岛市", "prefecture", "山东省", 120.38, 36.07), ("370700", "潍坊市", "prefecture", "山东省", 119.16, 36.71),
            ("370303", "张店区", "county", "山东省", 118.02, 36.81), ("430300", "湘潭市", "prefecture", "湖南省", 112.94, 27.83),
            ("430100", "长沙市", "prefecture", "湖南省", 112.94, 28.23), ("430321", "湘潭县", "county", "湖南省", 112.95, 27.58),
            ("350200", "厦门市", "prefecture", "福建省", 118.09, 24.48), ("350102", "鼓楼区", "county", "福建省", 119.3, 26.08),
            ("320106", "鼓楼区", "county", "江苏省", 118.77, 32.07)]
    made = {code: g.add("City", code, name, level=level, adcode=code, province=province, lon=lon, lat=lat,
                        aliases=["鹏城"] if name == "厦门市" else []) for code, name, level, province, lon, lat in rows}
    made["zone"] = g.add("City", "淄博高新区@370300", "淄博高新区", level="zone", province="山东省")  # no code, no coordinates
    made["odd"] = g.add("City", "某新城@?", "某新城")                                                 # nothing known of it
    return made


def _reports(g: GraphData, c: dict[str, Thing]) -> dict[str, Thing]:
    made = {}
    for code, years in (("370300", (2016, 2017, 2018)), ("370200", (2017, 2019)), ("370700", (2018,)), ("430300", (2016, 2018)),
                        ("430100", (2017, 2020)), ("350200", (2019,)), ("350102", (2018,)), ("320106", (2018,)), ("370000", (2020,))):
        for year in years:
            key = f"r{code}{year}"
            name = f"{c[code].name}{year}年改革工作报告"
            made[key] = g.add("Report", key, name, title=name, city=c[code].name, place=c[code].id, year=year, files=[f"{key}.facts.json"])
    made["rx"] = g.add("Report", "rx", "来历不明的报告", title="", files=["odd.txt"], gaps=["city", "year"])
    return made


ITEMS = [
    # key, label, name, topic, status or level, first, [city codes], [report keys], aliases
    ("a1", "Reform", "一次办好改革", "营商环境与政务服务", "underway", "none", ["370300"], ["r3703002017", "r3703002018"], ["一次办好"]),
    ("a2", "Reform", "一次办好改革", "营商环境与政务服务", "completed", "none", ["370200"], ["r3702002019"], []),
    ("a3", "Reform", "一次办好改革", "营商环境与政务服务", "completed", "national", ["430300"], ["r4303002016"], []),
    ("a4", "Reform", "一次办好改革", "营商环境与政务服务", "planned", "none", ["350200"], ["r3502002019"], []),
    ("b1", "Reform", "河长制", "生态环境", "completed", "none", ["370300"], ["r3703002017"], []),
    ("b2", "Reform", "河长制", "生态环境", "completed", "provincial", ["430100"], ["r4301002017", "r4301002020"], []),
    ("b3", "Reform", "河长制", "生态环境", "underway", "none", ["370700"], ["r3707002018"], []),
    ("d1", "Reform", "医共体改革", "医疗卫生", "underway", "none", ["430300"], ["r4303002018"], []),
    ("d2", "Reform", "医共体改革", "医疗卫生", "completed", "national", ["430321"], ["r4303002018"], []),
    ("e1", "Reform", "“六个一”督察制度", "营商环境与政务服务", "underway", "none", ["370300"], ["r3703002016", "r3703002017", "r3703002018"], ["六个一"]),
    ("e2", "Reform", "国有资本投资公司改革", "国资国企", "completed", "none", ["370300"], ["r3703002018"], []),
    ("e3", "Reform", "混合所有制改革", "国资国企", "underway", "none", ["370200"], ["r3702002017"], []),
    ("e4", "Reform", "混合所有制改革", "国资国企", "completed", "none", ["430100"], ["r4301002020"], []),
    ("e5", "Reform", "税务征管改革", "财税金融", "unknown", "none", ["370200"], ["r3702002019"], []),
    ("e6", "Reform", "城市更新条例起草机制", None, "planned", "none", ["370200"], ["r3702002019"], []),
    ("e7", "Reform", "街道体制改革", "营商环境与政务服务", "completed", "none", ["370303"], ["r3703002018"], []),
    ("e8", "Reform", "园区赋权改革", "营商环境与政务服务", "underway", "provincial", ["zone"], ["r3703002018"], ["赋权"]),
    ("e9", "Reform", "网格化治理改革", "营商环境与政务服务", "completed", "none", ["350102"], ["r3501022018"], []),
    ("f1", "Reform", "网格化治理改革", "营商环境与政务服务", "underway", "none", ["320106"], ["r3201062018"], []),
    ("f2", "Reform", NASTY_ITEM, "财税金融", "completed", "national", ["430100"], ["r4301002020"], []),
    ("f3", "Reform", FORMULA, "国资国企", "completed", "none", ["350200"], ["r3502002019"], []),
    ("f4", "Reform", "全省通办改革", "营商环境与政务服务", "completed", "provincial", ["370000"], ["r3700002020"], []),
    ("f5", "Reform", "无名之地改革", "生态环境", "underway", "none", ["odd"], ["rx"], []),
    ("f6", "Reform", "不知何地改革", "财税金融", "underway", "none", [], ["rx"], []),
    ("f7", "Reform", "排污权交易改革", "生态环境", "completed", "none", ["370200"], ["r3702002017"], []),
    ("f8", "Reform", "信用承诺制", "营商环境与政务服务", "completed", "none", ["430100"], ["r4301002017"], []),
    ("p1", "Pilot", "公立医院综合改革试点", "医疗卫生", "national", None, ["430300"], ["r4303002016", "r4303002018"], []),
    ("p2", "Pilot", "公立医院综合改革试点", "医疗卫生", "provincial", None, ["370700"], ["r3707002018"], []),
    ("p3", "Pilot", "绿色金融改革试验区", "财税金融", "national", None, ["430100", "430300"], ["r4301002017"], ["绿金试验区"]),
    ("p4", "Pilot", "国家自主创新示范区", "国资国企", "national", None, ["370300"], ["r3703002017"], []),
    ("p5", "Pilot", "无废城市试点", "生态环境", "national", None, ["350200"], ["r3502002019"], []),
    ("p6", "Pilot", "医保支付方式改革试点", "医疗卫生", "municipal", None, ["430321"], ["r4303002018"], []),
    ("p7", "Pilot", "放管服改革试点", "营商环境与政务服务", "provincial", None, ["370303", "zone"], ["r3703002018"], []),
    ("p8", "Pilot", "无废城市试点", "生态环境", "national", None, ["370200"], ["r3702002019"], []),
    ("p9", "Pilot", "商事制度示范区", "营商环境与政务服务", "unknown", None, ["odd"], ["rx"], []),
    ("q1", "Pilot", "5G PPP 示范区", "营商环境与政务服务", "provincial", None, ["370300"], ["r3703002018"], ["ppp示范"]),
]


def _items(g: GraphData, c: dict[str, Thing], r: dict[str, Thing]) -> dict[str, Thing]:
    topics = {t: g.add("Topic", t, t) for t in ("营商环境与政务服务", "医疗卫生", "生态环境", "国资国企", "财税金融")}
    made = {}
    for key, label, name, topic, status, first, codes, reports, aliases in ITEMS:
        years = sorted({r[k].get("year") for k in reports if r[k].get("year")})
        own = {"topic": topic, "aliases": aliases, "year": years[0] if years else None, "years": years,
               "city": c[codes[0]].name if codes else None}
        own |= {"status": status, "first": first} if label == "Reform" else {"level": status, "status": "underway"}
        made[key] = g.add(label, key, name, **own)
        for code in codes:
            g.link("CARRIED_OUT_IN" if label == "Reform" else "HOSTED_BY", made[key], c[code], *(r[k] for k in reports))
        if topic:
            g.link("ABOUT", made[key], topics[topic], r[reports[0]])
    return made


def _people(g: GraphData, c: dict[str, Thing], r: dict[str, Thing], items: dict[str, Thing]) -> None:
    def leader(key: str, name: str, post: str, of: str, *posts: tuple[str, list[str], list[str], list[int]], aliases: tuple = ()) -> Thing:
        made = g.add("Leader", key, name, post=post, of=of, aliases=list(aliases))
        for code, reports, titles, years in posts:
            g.link("HOLDS_POST", made, c[code], *(r[k] for k in reports), titles=titles, years=years)
        return made

    zhao = leader("zhao-zb", "赵一", "市委书记", "淄博市", ("370300", ["r3703002016", "r3703002017", "r3703002018"],
                  ["市长", "市委书记", "市委书记"], [2016, 2017, 2018]))
    zhao2 = leader("zhao-xt", "赵一", "市长", "湘潭市", ("430300", ["r4303002018"], ["市长"], [2018]))
    g.into(c["370300"], "HOLDS_POST")[0].properties.update(froms=["2012-03", "2016-11", ""], tos=["2015", "", ""], held=["former", "", ""])
    qian = leader("qian", "钱二", "副市长", "淄博市", ("370300", ["r3703002017"], ["副市长"], [2017]))
    sun = leader("sun", "孙三", "副市长", "青岛市", ("370200", ["r3702002019"], ["副市长"], [0]))
    li = leader("li", "李四", "省长", "山东省", ("370000", ["r3700002020"], ["省长"], [2020]), ("370200", ["r3702002017"], ["市委书记"], [2017]))
    bob = leader("bob", NASTY_LEADER, "主任", "长沙市", ("430100", ["r4301002017", "r4301002020"], ["", "主任"], [0, 2020]), aliases=("bob",))
    zhou = leader("zhou", "周五", "", "", ("350200", ["r3502002019"], [""], [0]))
    for head, key, reports in (
            (zhao, "a1", ["r3703002017", "r3703002018"]), (zhao, "e1", ["r3703002016"]), (qian, "a1", ["r3703002018"]),
            (qian, "b1", ["r3703002017"]), (zhao, "p4", ["r3703002017"]), (zhao2, "d1", ["r4303002018"]), (sun, "e5", ["r3702002019"]),
            (li, "f4", ["r3700002020"]), (li, "e3", ["r3702002017"]), (bob, "f2", ["r4301002020"]), (bob, "p3", ["r4301002017"]),
            (zhao2, "p3", ["r4301002017"]), (zhou, "f6", ["rx"]), (zhou, "p5", ["r3502002019"])):
        g.link("LEADS", head, items[key], *(r[k] for k in reports))
    for key, name, _city, duties in (
            ("fgw-zb", "市发改委", "淄博市", [("a1", ["r3703002017", "r3703002018"], ["lead", "lead"]), ("e2", ["r3703002018"], ["support"])]),
            ("gzw", "市国资委", "淄博市", [("e2", ["r3703002018"], ["lead"])]),
            ("fgw-qd", "市发改委", "青岛市", [("e3", ["r3702002017"], ["lead"]), ("p8", ["r3702002019"], [""])]),
            ("wjw", "县卫健局", "湘潭县", [("d2", ["r4303002018"], ["lead"]), ("p6", ["r4303002018"], ["lead"])]),
            ("x", "某办公室", "", [("f6", ["rx"], [""])])):
        body = g.add("Organisation", key, name)
        for item, reports, roles in duties:
            g.link("RESPONSIBLE_FOR", body, items[item], *(r[k] for k in reports), roles=roles)


def _outcomes(g: GraphData, c: dict[str, Thing], r: dict[str, Thing], items: dict[str, Thing]) -> None:
    rows = [
        # key, name, indicator, value, unit, change, year, city, [item keys], [city codes], report
        ("o1", "审批事项减少43项", "审批事项", 43.0, "项", "down", 2017, "淄博市", ["a1"], [], "r3703002017"),
        ("o2", "审批事项减少60项", "审批事项", 60.0, "项", "down", 2018, "淄博市", ["a1"], ["370300"], "r3703002018"),
        ("o3", "办理时限压缩50%", "办理时限", 50.0, "%", "down", 2019, "青岛市", ["a2"], [], "r3702002019"),
        ("o4", "审批事项减少35项", "审批事项", 35.0, "项", "down", 2016, "湘潭市", ["a3"], [], "r4303002016"),
        ("o5", "高新技术企业120家", "高新技术企业", 120.0, "家", "up", 2016, "淄博市", [], ["370300"], "r3703002016"),
        ("o6", "高新技术企业150家", "高新技术企业", 150.0, "家", "up", 2017, "淄博市", ["p4"], ["370300"], "r3703002017"),
        ("o7", "高新技术企业210家", "高新技术企业", 210.0, "家", "up", 2018, "淄博市", [], ["370300"], "r3703002018"),
        ("o8", "高新技术企业产值3.5亿元", "高新技术企业", 3.5, "亿元", "up", 2018, "淄博市", [], ["370300"], "r3703002018"),
        ("o9", "高新技术企业99家", "高新技术企业", 99.0, "家", "none", 2018, "湘潭市", [], ["430300"], "r4303002018"),
        ("o10", "住院费用下降8.2%", "住院费用", 8.2, "%", "down", 2018, "湘潭市", ["d1", "p1"], [], "r4303002018"),
        ("o11", "县域就诊率90%", "县域就诊率", 90.0, "%", None, 2018, "湘潭县", ["d2"], [], "r4303002018"),
        ("o12", "排名第3位", "排名", 3.0, "位", None, 2020, "长沙市", ["e4", "p3"], [], "r4301002020"),
        ("o13", "首位", None, 1.0, None, None, None, None, ["f5"], [], "rx"),
        ("o14", "绿色贷款5万亿元", "绿色贷款", 50000.0, "亿元", "up", 2017, "长沙市", ["p3"], [], "r4301002017"),
        ("o15", "排名第1位", "排名", 1.0, "位", None, 2017, "青岛市", ["f7"], [], "r3702002017"),
    ]
    for key, name, indicator, value, unit, change, year, city, of_items, of_cities, report in rows:
        made = g.add("Outcome", key, name, indicator=indicator, series=indicator, value=value, unit=unit, change=change, year=year, city=city)
        for item in of_items:
            g.link("ACHIEVED", items[item], made, r[report])
        for code in of_cities:
            g.link("REPORTED", c[code], made, r[report])
    for key, name, indicator, value, unit, by, year, code, report in (
            ("t1", "到2018年高新技术企业200家", "高新技术企业", 200.0, "家", 2018, 2017, "370300", "r3703002017"),
            ("t2", "十四五末审批事项100项", "审批事项", 100.0, "项", "十四五末", 2018, "370300", "r3703002018"),
            ("t3", "力争1000家", None, 1000.0, "家", None, 2018, "370300", "r3703002018"),
            ("t4", "高新技术企业90家", "高新技术企业", 90.0, "家", 2018, 2016, "430300", "r4303002016"),
            ("t5", "优良天数300天", "优良天数", 300.0, "天", 2025, 2020, "430100", "r4301002020")):
        made = g.add("Target", key, name, indicator=indicator, series=indicator, value=value, unit=unit, by=by, year=year, city=c[code].name)
        g.link("REPORTED", c[code], made, r[report])


def _policies(g: GraphData, c: dict[str, Thing], r: dict[str, Thing], items: dict[str, Thing]) -> None:
    rows = [
        ("k1", "关于深化一次办好改革的实施意见", "鲁办发〔2018〕1号", [], [("a1", "r3703002018"), ("a2", "r3702002019"), ("q1", "r3703002018")],
         [("370000", "r3700002020")]),
        ("k2", "淄博市河长制工作方案", None, ["河长制方案"], [("b1", "r3703002017")], [("370300", "r3703002017")]),
        ("k3", NASTY_POLICY, None, [], [("f2", "r4301002020"), ("p3", "r4301002017")], [("430100", "r4301002020"), ("430300", "r4303002018")]),
        ("k4", "公立医院改革指导意见", "国办发〔2015〕38号", [], [("p1", "r4303002016"), ("p2", "r3707002018"), ("d2", "r4303002018"), ("d1", "r4303002018")], []),
        ("k5", "从未落实的文件", None, [], [], [("370200", "r3702002017")]),
        ("k6", "无处可依的办法", None, [], [("f6", "rx")], [])]
    for key, name, number, aliases, governed, issuers in rows:
        made = g.add("Policy", key, name, number=number, aliases=aliases)
        for item, report in governed:
            g.link("GOVERNED_BY", items[item], made, r[report])
        for code, report in issuers:
            g.link("ISSUED", c[code], made, r[report])


def _recognition(g: GraphData, c: dict[str, Thing], r: dict[str, Thing], items: dict[str, Thing]) -> None:
    media = g.add("Organisation", "xhw", "新华网", kind="media")
    organ = g.add("Organisation", "gwy", "国务院办公厅", kind="organ", aliases=["国办"])
    award = g.add("Organisation", "award", "全国改革十佳", kind="award")
    plain = g.add("Organisation", "plain", "不明机构")
    li, premier = g.nodes["leader:li"], g.add("Leader", "premier", "吴六", post="副总理", of="国务院")
    for head, tail, reports, forms in (
            (items["a1"], media, ["r3703002017", "r3703002018"], ["推介", "推介"]), (items["a1"], li, ["r3703002018"], ["批示肯定"]),
            (items["a3"], organ, ["r4303002016"], ["通报表扬"]), (items["d1"], premier, ["r4303002018"], ["批示肯定"]),
            (items["p1"], premier, ["r4303002018"], [""]), (c["370300"], award, ["r3703002018"], ["荣誉"]),
            (c["430100"], award, ["r4301002020"], ["荣誉"]), (items["p3"], media, ["r4301002017"], [""]),
            (items["f2"], plain, ["r4301002020"], [""]), (items["f6"], media, ["rx"], ["报道"]), (items["d2"], organ, ["r4303002018"], ["通报表扬"]),
            (items["f7"], award, ["r3702002017"], ["荣誉"])):
        g.link("RECOGNISED_BY", head, tail, *(r[k] for k in reports), forms=forms)


def _problems(g: GraphData, r: dict[str, Thing], items: dict[str, Thing]) -> None:
    for key, name, answers in (
            ("n1", "办事难", [("a1", "r3703002017"), ("a2", "r3702002019"), ("e9", "r3501022018"), ("f6", "rx")]),
            ("n2", "看病贵", [("d1", "r4303002018"), ("p1", "r4303002016"), ("p2", "r3707002018")]),
            ("n3", NASTY_PROBLEM, [("f2", "r4301002020")]),
            ("n4", "看病难", [("d2", "r4303002018"), ("p6", "r4303002018")])):
        problem = g.add("Problem", key, name)
        for item, report in answers:
            g.link("ADDRESSES", items[item], problem, r[report])


def _places(g: GraphData, c: dict[str, Thing], r: dict[str, Thing]) -> None:
    for head, tail, reports in (
            ("370300", "370200", ["r3703002017", "r3703002018"]), ("370300", "430100", ["r3703002018"]), ("430300", "430100", ["r4303002018"]),
            ("430100", "350200", ["r4301002020"])):
        g.link("BENCHMARKS", c[head], c[tail], *(r[k] for k in reports))
    for head, tail, report in (("370303", "370300", "r3703002018"), ("zone", "370300", "r3703002018"), ("370300", "370000", "r3700002020"),
                               ("430321", "430300", "r4303002018"), ("370200", "370000", "r3700002020")):
        g.link("PART_OF", c[head], c[tail], r[report])


TOLD = {
    # item: {report: statuses of its sentences}
    "a1": {"r3703002016": ["planned"], "r3703002017": ["planned", "underway"], "r3703002018": ["underway", "completed"]},
    "e1": {"r3703002016": ["planned", "planned"], "r3703002017": ["planned"], "r3703002018": ["unknown"]},
    "p4": {"r3703002017": ["planned"]}, "b1": {"r3703002016": ["planned"], "r3703002017": ["completed"]}, "e2": {"r3703002018": ["planned"]},
    "p1": {"r4303002016": ["planned", "underway"], "r4303002018": ["planned"]}, "a3": {"r4303002016": ["completed"]},
    "d1": {"r4303002018": ["planned"]}, "p3": {"r4303002016": ["planned"], "r4301002017": ["planned"], "r4303002018": ["underway"]},
    "b2": {"r4301002017": ["planned", "unknown"], "r4301002020": ["completed"]}, "f8": {"r4301002017": ["planned"]},
    "e3": {"r3702002017": ["planned"]}, "f7": {"r3702002017": ["planned"], "r3702002019": ["unknown"]}, "a4": {"r3502002019": ["planned"]},
    "f5": {"rx": ["planned"]}, "f6": {"rx": ["underway", "unknown"]}, "f2": {"r4301002020": ["completed"]},
}
"""a1 planned and carried out in one report and later, e1 planned again and then told without a status, p4, f8 and e3 never told again, e2 and d1 planned in
the last report of their place, p3 told by reports of two places, f5 and f6 by one without year and place."""


def _told(g: GraphData, r: dict[str, Thing], items: dict[str, Thing]) -> None:
    for key, reports in TOLD.items():
        for report, statuses in reports.items():
            g.link("TOLD_IN", items[key], r[report], *[r[report]] * len(statuses), statuses=statuses)


def _concepts(g: GraphData, r: dict[str, Thing], items: dict[str, Thing]) -> None:
    rows = [("c1", "一次办好", ["一次办成", "“一次办好”改革"], [("a1", ["r3703002017", "r3703002018"]), ("a2", ["r3702002019"]), ("a3", ["r4303002016"]),
                                                           ("a4", ["r3502002019"]), ("f4", ["r3700002020"])]),
            ("c2", "河长制", [], [("b1", ["r3703002017"]), ("b2", ["r4301002017", "r4301002020"]), ("b3", ["r3707002018"])]),
            ("c3", "医共体", ["紧密型医共体"], [("d1", ["r4303002018"]), ("d2", ["r4303002018"]), ("p1", ["r4303002016", "r4303002018"]),
                                  ("p2", ["r3707002018"])]),
            ("c4", "网格化治理", [], [("e9", ["r3501022018"]), ("f1", ["r3201062018"]), ("f5", ["rx"]), ("f6", ["rx"])]),
            ("c5", "绿色金融", [], [("p3", ["r4301002017"])])]
    for key, name, aliases, instances in rows:
        concept = g.add("Concept", key, name, aliases=aliases)
        for item, reports in instances:
            g.link("INSTANCE_OF", items[item], concept, *(r[k] for k in reports))


def _figures(g: GraphData, c: dict[str, Thing], r: dict[str, Thing], items: dict[str, Thing]) -> None:
    """Numbers that differ for one series: stated in other words, by an item, of other times, and two of one sentence, which do not contradict each
    other."""
    def number(key: str, indicator: str, series: str, value: float, unit: str, year: int, city: str, head: Thing, report: str,
               quote: str | None = None) -> Any:
        made = g.add("Outcome", key, f"{indicator}{value:g}{unit}", indicator=indicator, series=series, value=value, unit=unit, year=year, city=city)
        return g.link("REPORTED" if head.label == "City" else "ACHIEVED", head, made, r[report], quote=quote)

    number("u1", "国高企", "高新技术企业", 160.0, "家", 2017, "淄博市", c["370300"], "r3703002017")
    number("u2", "高企总数", "高新技术企业", 150.0, "家", 2017, "淄博市", c["370300"], "r3703002018")
    number("u3", "审批事项", "审批事项", 66.0, "项", 2018, "淄博市", items["e1"], "r3703002018")
    one, other = (number(key, "就业率", "就业率", value, "%", 2018, "湘潭市", c["430300"], "r4303002018") for key, value in (("u4", 95.0), ("u5", 97.0)))
    for name in ("starts", "ends", "quotes", "confidences", "confidence"):
        other.properties[name] = one.properties[name]
    number("u6", "GDP", "地区生产总值", 5000.0, "亿元", 2018, "淄博市", c["370300"], "r3703002018")
    number("u7", "地区生产总值", "地区生产总值", 4800.0, "亿元", 2017, "淄博市", c["370300"], "r3703002017")
    number("u8", "生产总值", "地区生产总值", 12000.0, "亿元", 2019, "青岛市", c["370200"], "r3702002019")
    number("u9", "地区生产总值", "地区生产总值", 11000.0, "亿元", 2017, "长沙市", c["430100"], "r4301002017")
    number("u10", "地区生产总值", "地区生产总值", 11500.0, "亿元", 2017, "长沙市", items["p3"], "r4301002017")
    for key, value, quote in (("u11", 2400.0, "上半年地区生产总值2400亿元。"), ("u12", 2500.0, "2018年上半年，全市地区生产总值2500亿元。"),
                              ("u13", 4900.0, "2017年地区生产总值4900亿元。")):
        number(key, "地区生产总值", "地区生产总值", value, "亿元", 2018, "淄博市", c["370300"], "r3703002018", quote)


def _ledgers(g: GraphData, c: dict[str, Thing], r: dict[str, Thing], items: dict[str, Thing]) -> None:
    """Ledgers after the last report of their place: what they tell counts, what they do not tell of is not silence."""
    for code, year, told in (("370300", 2020, {"p4": "completed"}), ("350200", 2020, {"p5": "planned"})):
        ledger = g.add("Report", f"s{code}{year}", f"{c[code].name}{year}年改革台账", title="改革台账", city=c[code].name, place=c[code].id, year=year,
                       files=[f"s{code}{year}.facts.json"], kind="ledger", register="tasks")
        for key, status in told.items():
            g.link("TOLD_IN", items[key], ledger, ledger, statuses=[status])


def _unsure(g: GraphData, c: dict[str, Thing], r: dict[str, Thing]) -> None:
    """A leader one of whose two posts is unsure."""
    leader = g.add("Leader", "zheng", "郑七", post="县委书记", of="湘潭县")
    link = g.link("HOLDS_POST", leader, c["430321"], r["r4303002016"], r["r4303002018"], titles=["县长", "县委书记"], years=[2016, 2018])
    link.properties.update(confidences=[LOW, HIGH], confidence=HIGH)


def _contradictions(g: GraphData, c: dict[str, Thing], r: dict[str, Thing], items: dict[str, Thing]) -> None:
    """Completed before it is planned, a pilot of two levels, a head of two places at once by the years of the posts; and what only looks so: planned and
    completed in one report, a level that is not known, a post held before, two heads of one report, a deputy."""
    for key, report, statuses in (("a3", "r4303002018", ["planned"]), ("e4", "r4301002017", ["completed", "completed"]), ("e4", "r4301002020", ["planned"]),
                                  ("e9", "r3501022018", ["completed", "planned"])):
        g.link("TOLD_IN", items[key], r[report], *[r[report]] * len(statuses), statuses=statuses)
    for key, levels in (("p1", [["national", "national"], ["provincial"]]), ("p3", [["national"], [""], ["unknown"]])):
        for link, each in zip(g.out(items[key], "TOLD_IN"), levels, strict=True):
            link.properties["levels"] = each
    def posts(key: str, name: str, *each: tuple[str, str, str, int, str]) -> None:
        leader = g.add("Leader", key, name, post=each[-1][2], of=c[each[-1][0]].name)
        for code, report, title, year, since in each:
            g.link("HOLDS_POST", leader, c[code], r[report], titles=[title], years=[year], froms=[since])

    posts("feng", "冯八", ("370200", "r3702002017", "市长", 2017, ""), ("370700", "r3707002018", "市委常委、市委书记", 2018, "2017-05"))
    posts("chen", "陈九", ("370200", "r3702002017", "市长", 2017, ""), ("370700", "r3707002018", "市委书记", 2018, ""))
    posts("chu", "褚十", ("350102", "r3501022018", "区长", 2018, ""), ("320106", "r3201062018", "副区长", 2018, ""))
    posts("wei", "卫十一", ("370700", "r3707002018", "市长", 2018, ""), ("370300", "r3707002018", "市委书记", 2018, ""))
