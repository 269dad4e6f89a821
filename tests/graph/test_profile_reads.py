"""What profiles say of a small graph, on both stores: counted by hand."""
from __future__ import annotations

import json

import pytest

from graph.browse import Evidence, Node
from graph.load import load
from graph.profile import city, compare, item, leader
from graph.profile.city_records import Outcomes, Wanted
from graph.profile.shapes import Ref
from graph.profile.similar_cities import similar_cities
from graph.resolve.records import Contribution
from tests.graph.command_line import run
from tests.graph.folders import keep
from tests.graph.profile_graph import ENVIRONMENT, MAY, RIVERS, SERVICE, TOPIC, profile_reports
from tests.stores.both import KINDS

ZIBO, WEIFANG, FOSHAN = "city:370300", "city:370700", "city:440600"


@pytest.fixture(scope="module", params=KINDS)
def graph(stores, request):
    """The store with the reports of `profile_graph`, loaded once: these tests only read."""
    opened = stores.get(request.param)
    for facts in profile_reports():
        keep(opened.workspace, facts)
    load(opened, opened.workspace)
    return opened


def id_of(store, name: str, place: str) -> str:
    return store.read("MATCH (n:Thing {name: $name})-[:CARRIED_OUT_IN]->(:Thing {id: $place}) RETURN n.id AS id", name=name, place=place).single()


def test_a_city_is_counted_by_topic_and_year_with_what_lies_within(graph):
    found = city.city(graph, ZIBO)
    assert found.node.name == "淄博市"
    assert found.topics == {TOPIC: {"Reform": 1, "Pilot": 1}, ENVIRONMENT: {"Reform": 1}}
    assert found.many() == 3 and found.many("Pilot") == 1
    assert found.statuses == {"completed": 1, "underway": 1, "unknown": 1}
    assert found.years == {(TOPIC, 2017): 2, (TOPIC, 2018): 1, (ENVIRONMENT, 2017): 1}
    assert [(part.place.name, part.items) for part in found.parts] == [("博山区", 0)] and found.above == ()
    assert [(r.title, r.year) for r in found.reports.rows] == [("淄博市2018年报告", 2018), ("淄博市2017年报告", 2017)]
    assert {choice.id for choice in city.choices(graph)} == {ZIBO, WEIFANG} < {choice.id for choice in city.every(graph)} and city.any_report(graph)
    assert city.city(graph, "city:none") is None and city.city(graph, id_of(graph, SERVICE, ZIBO)) is None


def test_items_are_narrowed_and_paged_in_the_store(graph):
    listed = city.items(graph, ZIBO)
    assert listed.total == 3
    assert [(row.item.name, row.first, row.last, row.outcomes) for row in listed.rows] == [
        (SERVICE, 2017, 2018, 1), (RIVERS, 2017, 2017, 0), ("审批服务试点", 2017, 2017, 0)]
    assert listed.rows[0].evidence.quote == "计划推行一窗受理改革，2017年12月底前完成。" and listed.rows[0].status == "completed"
    second = city.items(graph, ZIBO, limit=1, offset=1)
    assert [row.item.name for row in second.rows] == [RIVERS] and (second.total, second.left) == (3, 2)
    for wanted, names in ((Wanted(topic=ENVIRONMENT), [RIVERS]), (Wanted(label="Pilot"), ["审批服务试点"]), (Wanted(year=2018), [SERVICE]),
                          (Wanted(status="completed"), [SERVICE]), (Wanted(text="河长"), [RIVERS]), (Wanted(topic=TOPIC, text="河长"), [])):
        assert [row.item.name for row in city.items(graph, ZIBO, wanted).rows] == names, wanted
    pilots = city.pilots(graph, ZIBO)
    assert [(row.item.name, row.level, row.batch) for row in pilots.rows] == [("审批服务试点", "national", "第一批")]


def test_leaders_numbers_approvals_problems_and_models_of_a_city(graph):
    (post,) = city.leaders(graph, ZIBO).rows
    assert (post.leader.name, post.titles, post.years, post.led) == ("王小明", ("市长", "市委书记"), (2017, 2018), 1)
    assert post.terms == (("市长", ("2013-03", "2017-11", True)),)
    found = city.outcomes(graph, ZIBO)
    assert found.numbers == 3 and found.series.total == 2
    jobs, time = found.series.rows
    assert (jobs.name, jobs.unit, [(p.year, p.value, p.item) for p in jobs.points]) == ("城镇新增就业", "万人", [(2017, 5, None), (2018, 6, None)])
    assert [(p.value, p.change, p.item.name) for p in time.points] == [(40, "down", SERVICE)] and jobs.years == (2017, 2018)
    (praised,) = city.recognitions(graph, ZIBO).rows
    assert (praised.subject.name, praised.recogniser.name, praised.kind, praised.forms, praised.levels, praised.dates, praised.year) == (
        SERVICE, "新华网", "media", ("推介",), ("national",), ("2017-11",), 2017)
    (problem,) = city.problems(graph, ZIBO).rows
    assert (problem.problem.name, problem.area, [i.name for i in problem.items], problem.many) == ("办事难", "政务", [SERVICE], 1)
    (open_one,) = city.problems(graph, WEIFANG).rows  # named by its report, answered by none of its items
    assert (open_one.problem.name, open_one.area, open_one.items, open_one.many, open_one.evidence.quote) == ("融资难", "金融", (), 0, "还要看到，融资难仍待破解。")
    assert city.problems(graph, WEIFANG, limit=0).total == 1 and city.problems(graph, WEIFANG, confidence=0.1).total == 0
    assert [(b.city.name, b.outward, b.evidence.quote) for b in city.benchmarks(graph, ZIBO).rows] == [
        ("佛山市", True, "淄博市向佛山市学习。"), ("潍坊市", False, "潍坊市对标淄博市。")]


def test_the_threshold_leaves_out_what_is_less_sure(graph):
    assert [b.city.name for b in city.benchmarks(graph, ZIBO, confidence=0.6).rows] == ["潍坊市"]
    assert city.items(graph, ZIBO, confidence=0.85).total == 0
    assert city.city(graph, ZIBO, 0.85).topics == {} and city.outcomes(graph, ZIBO, confidence=0.85).numbers == 0
    sure = item.item(graph, id_of(graph, SERVICE, ZIBO), 0.85)
    assert [f.type for f in sure.facts.rows] == ["INSTANCE_OF"] and [t.status for t in sure.tellings] == ["planned", "underway", "completed"]  # entities are told of at 0.9


def test_an_item_has_its_history_by_month_its_facts_and_its_idea_elsewhere(graph):
    found = item.item(graph, id_of(graph, SERVICE, ZIBO))
    assert [(step.status, step.first, step.last) for step in item.history(found.tellings)] == [
        ("planned", "2017", "2017"), ("underway", "2018-05", "2018-05"), ("completed", "2018", "2018")]
    assert found.tellings[1].evidence.quote == MAY and found.reports == 2
    assert found.node.properties["deadline"] == "2017年12月底前"
    assert found.stated["deadline"].quote == found.stated["first"].quote == "计划推行一窗受理改革，2017年12月底前完成。"
    assert found.stated["status"].quote == "一窗受理改革已全面完成。"
    facts = {(fact.type, fact.other.name): fact.said for fact in found.facts.rows}
    assert facts["LEADS", "王小明"] == {"since": ("2017年3月",)} and facts["RESPONSIBLE_FOR", "市行政审批局"] == {"roles": ("lead",)}
    assert facts["RECOGNISED_BY", "新华网"] == {"forms": ("推介",), "levels": ("national",), "dates": ("2017-11",)}
    assert {kind for kind, _ in facts} == {"CARRIED_OUT_IN", "LEADS", "RESPONSIBLE_FOR", "RECOGNISED_BY", "ACHIEVED", "ADDRESSES", "INSTANCE_OF"}
    assert [(e.item.name, e.place.name, e.status) for e in found.elsewhere.rows] == [(SERVICE, "潍坊市", "underway")]
    short = item.item(graph, id_of(graph, SERVICE, ZIBO), 0.0, 0, 1)
    assert (short.elsewhere.rows, short.elsewhere.total, len({t.evidence.report for t in short.tellings}), short.reports) == ((), 1, 1, 2)
    assert item.item(graph, ZIBO) is None and item.item(graph, "reform:none") is None


def test_what_a_ledger_tells_of_an_item_names_its_cells(graph):
    found = item.item(graph, id_of(graph, "容缺受理改革", WEIFANG))
    assert [(t.title, t.where, t.status) for t in found.tellings] == [("潍坊市2018年报告", "", "unknown"), ("潍坊市任务台账", "工作表“任务”A3:B3", "underway")]


def test_a_leader_has_posts_by_year_and_items_led(graph):
    who = city.leaders(graph, ZIBO).rows[0].leader.id
    found = leader.leader(graph, who)
    assert [(post.place.name, post.title, post.years, post.evidence.quote) for post in found.posts] == [
        ("淄博市", "市长", (2017,), "市长王小明领衔一窗受理改革。"), ("淄博市", "市委书记", (2018,), "市委书记王小明讲话。")]
    assert [post.term for post in found.posts] == [("2013-03", "2017-11", True), ("", "", False)]
    assert found.topics == {TOPIC: 1} and found.approved.total == found.scores.total == 0
    (led,) = leader.led(graph, who).rows
    assert (led.item.name, [p.name for p in led.places], led.since, led.status) == (SERVICE, ["淄博市"], ("2017年3月",), "completed")
    assert leader.leader(graph, ZIBO) is None


def test_an_idea_that_most_of_the_others_have_is_missing():
    def idea(name: str, *cities: str) -> compare.Idea:
        return compare.Idea(Ref(name, "Concept", name), 9, dict.fromkeys(cities, 1))

    ideas = [idea("四", *"bcde"), idea("三", *"bcd"), idea("二", *"bc"), idea("自有", *"abcd")]
    assert [each.concept.name for each in compare._missing(ideas, "a", 5, 20).rows] == ["四", "三"]
    assert (compare._missing(ideas, "a", 5, 1).left, compare._missing(ideas, "a", 2, 20).total) == (1, 3)
    assert [each.concept.name for each in compare._missing([idea("一", "b"), idea("两", *"bc")], "a", 3, 20).rows] == ["两"]


def test_cities_beside_each_other_share_and_lack_ideas_and_indicators(graph):
    found = compare.compare(graph, [ZIBO, WEIFANG, "city:none", ZIBO])
    assert [node.name for node in found.cities] == ["淄博市", "潍坊市"]
    assert found.totals[ZIBO] == compare.Totals(reforms=2, pilots=1, national=1, completed=1, with_outcomes=1, recognised=1, first=1, leaders=1, reports=2,
                                                years=(2017, 2018))
    assert found.totals[WEIFANG] == compare.Totals(reforms=3, reports=2, years=(2018, 2018))
    assert found.topics == {TOPIC: {ZIBO: 2, WEIFANG: 2}, ENVIRONMENT: {ZIBO: 1, WEIFANG: 1}}
    assert sorted(idea.concept.name for idea in found.shared.rows) == sorted((SERVICE, RIVERS)) and all(idea.places == 2 for idea in found.shared.rows)
    assert found.missing[ZIBO].rows == found.missing[WEIFANG].rows == ()  # an idea of one place is no concept
    assert found.series.rows == (("城镇新增就业", "万人", 2, 3),)
    points = compare.points(graph, [ZIBO, WEIFANG], "城镇新增就业", "万人")
    assert {(p.city, p.year, p.value) for p in points} == {(ZIBO, 2017, 5), (ZIBO, 2018, 6), (WEIFANG, 2018, 7)}
    idea = next(idea.concept.id for idea in found.shared.rows if idea.concept.name == RIVERS)
    assert {city: [(x.item.name, x.first) for x in items] for (_, city), items in compare.items_of(graph, [ZIBO, WEIFANG], [idea]).items()} == {
        ZIBO: [(RIVERS, 2017)], WEIFANG: [(RIVERS, 2018)]}
    alone = compare.compare(graph, [ZIBO])
    assert len(alone.cities) == 1 and not alone.topics


def test_the_cities_most_alike_come_with_reasons(graph):
    (found,) = similar_cities(graph, ZIBO, {ZIBO: {"陶瓷": 2}, WEIFANG: {"陶瓷": 2}})
    assert (found.city.name, found.shared, sorted(idea.name for idea in found.ideas)) == ("潍坊市", 2, sorted((SERVICE, RIVERS)))
    assert found.likenesses == {"level": 1.0, "region": 1.0, "province": 1.0, "industry": 1.0} and found.region == "东部"
    assert found.places == found.score == 1.0
    assert similar_cities(graph, FOSHAN) == []  # it runs nothing


def test_a_city_that_runs_nothing_has_an_empty_profile(graph):
    assert city.city(graph, FOSHAN).topics == {}
    assert [b.outward for b in city.benchmarks(graph, FOSHAN).rows] == [False]
    assert city.outcomes(graph, FOSHAN) == Outcomes() and city.leaders(graph, FOSHAN).total == 0


def test_what_reports_state_otherwise_is_kept_beside_what_is_held() -> None:
    said = {"r1": ({"level": "national", "topic": TOPIC, "description": "一"}, 2017), "r2": ({"level": "provincial", "topic": TOPIC, "description": "二"}, 2018),
            "r3": ({"level": "provincial", "deadline": "2020"}, 2019), "r4": ({"level": "unknown"}, 2020), "r5": ({"level": "municipal"}, 2021)}
    rows = [[list(said), [Contribution("医养结合试点", (), attrs, 1.0, year).to_json() for attrs, year in said.values()]]]
    tellings = tuple(item.Telling(Evidence(report, 0, 4, report, ""), "", year) for report, (_, year) in said.items() if report != "r5")
    node = Node("pilot:1", "Pilot", "医养结合试点", properties={"level": "national", "topic": TOPIC, "description": "一", "deadline": "2019"})
    stated, otherwise = item._stated(node, rows, tellings)
    assert {name: each.report for name, each in stated.items()} == {"level": "r1", "topic": "r1", "description": "r1"}
    assert {name: [(o.value, o.year, o.evidence.report) for o in each] for name, each in otherwise.items()} == {
        "level": [("provincial", 2018, "r2")], "deadline": [("2020", 2019, "r3")]}, "where no sentence can be shown nothing is said"


def test_profiles_are_printed_as_text_and_as_json(graph, stores, monkeypatch, capfd):
    for name, value in stores.environment(graph.kind).items():
        if name.startswith(("NEO4J_", "REFORMGRAPH_")):
            monkeypatch.setenv(name, value)

    def told(*arguments: str, status: int = 0) -> str:
        ended, out, err = run(*arguments, capfd=capfd)
        assert ended == status, err
        return out if status == 0 else err

    text = told("profile", "city", "淄博")
    assert "淄博市  city:370300" in text and "改革 2，试点 1，本地报告 2" in text and "## 历任领导  1" in text and "王小明" in text
    assert "## Problems  1" in (english := told("profile", "city", WEIFANG, "--lang", "en")) and "no answer on record" in english
    found = json.loads(told("profile", "city", "淄博市", "--json"))
    assert (found["items"]["total"], found["city"]["node"]["id"], len(found["city"]["years"])) == (3, ZIBO, 3)
    assert found["problems"]["rows"][0]["evidence"]["quote"] == "办件时间压缩40%，破解办事难。"
    several = told("profile", "item", SERVICE, status=2)
    assert "可指 2 项" in several and id_of(graph, SERVICE, ZIBO) in several and "（潍坊市）" in several
    assert "完成时限" in (one := told("profile", "item", SERVICE, "--city", "淄博")) and "2018-05" in one and "潍坊市" in one
    assert "名为 一窗 的" in told("profile", "item", "一窗", status=2) and SERVICE in told("profile", "item", "一窗", status=2)
    assert "市委书记" in told("profile", "leader", "王小明") and "没有名为 张三 的领导" in told("profile", "leader", "张三", status=2)
    beside = told("compare", "淄博", "潍坊市")
    assert RIVERS in beside and "城镇新增就业（万人）" in beside and "共有的理念  2" in beside
    assert json.loads(told("compare", "淄博", "潍坊", "--json"))["indicator"] == ["城镇新增就业", "万人"]
    assert "two to five" in told("compare", "淄博", status=2) and "different" in told("compare", "淄博", "淄博市", status=2)
    assert "城镇新增就业（万人）" in told("compare", "淄博", "潍坊", "--indicator", "无", status=2)
