"""What a person adds or corrects is the thing that it would be had extraction found it; on one report's graph, without a store."""
from __future__ import annotations

import pytest

from graph.decisions import Decision, FactRef, Ref, correct
from graph.decisions.records import parse
from graph.errors import BadDecision
from graph.resolve import ReportGraph, ids, resolve
from tests.graph.graph_facts import city_report, entity, report

SAID = "全市实现生产总值1000亿元，贯彻《民法典》和《实施方案》，对接长沙市和国务院办公厅，推行最多跑一次，破解办事难，周小雨领衔。"


def told(number: int = 1, city: str = "佛山市", province: str = "广东省", year: int = 2020, found: tuple = ()) -> ReportGraph:
    return resolve(report(number, [entity("City", "C1", city, SAID), *found], [], SAID, city=city, province=province, year=year))


def added(graph: ReportGraph, label: str, name: str, **values) -> tuple[dict, list]:
    """What comes to the graph: nodes by id, and the relationships."""
    after, dormant = correct(graph, [Decision("1", "add", "me", "1", things=(Ref(graph.report, label, name, SAID),), set=values)])
    assert not dormant
    return {i: n for i, n in after.nodes.items() if i not in graph.nodes}, [k for k in after.relationships if k not in graph.relationships]


@pytest.mark.parametrize("label, name, values", [
    ("Outcome", "生产总值", {"indicator": "生产总值", "value": 1000.0, "unit": "亿元"}),
    ("Target", "生产总值", {"indicator": "生产总值", "value": 1200.0, "unit": "亿元", "by": 2025}),
    ("Policy", "民法典", {}),
    ("Policy", "实施方案", {}),
    ("Problem", "办事难", {}),
    ("Organisation", "国务院办公厅", {"kind": "organ"}),
    ("Organisation", "市发改委", {}),
    ("City", "长沙市", {}),
    ("Reform", "最多跑一次", {"status": "planned", "topic": "司法"}),
    ("Leader", "周小雨", {"post": "市长"}),
])
def test_it_has_the_id_and_attributes_that_extraction_would_give_it(label, name, values) -> None:
    found = told(found=(entity(label, "X1", name, SAID, **values),))
    [(node, made)] = added(told(), label, name, **values)[0].items()
    said, same = made.contribution, found.nodes[node].contribution
    assert (said.name, said.attrs, made.scope) == (same.name, same.attrs, found.nodes[node].scope)
    assert said.confidence == 1.0 and set(values) <= set(said.told)


@pytest.mark.parametrize("label, wrong, right", [
    ("Organisation", "市发改委员会", "市发改委"), ("Organisation", "发改委", "山东省发改委"), ("Policy", "民法", "民法典"), ("Policy", "民法典", "实施方案"),
    ("Problem", "办事", "办事难")])
def test_what_is_known_by_its_name_is_the_thing_of_the_name_that_a_person_corrects(label, wrong, right) -> None:
    said = f"{SAID}市发改委员会、发改委、山东省发改委和市发改委贯彻民法。"
    one, known, both = (resolve(report(1, [entity("City", "C1", "佛山市", said), *(entity(label, f"X{i}", name, said) for i, name in enumerate(each))], [], said,
                                       city="佛山市", province="广东省")) for each in ((wrong,), (right,), (wrong, right)))
    decision = Decision("1", "correct", "me", "1", things=(Ref(one.report, label, wrong, said),), set={"name": right})
    for graph in (one, both):
        after, dormant = correct(graph, [decision])
        assert not dormant and after.nodes.keys() == known.nodes.keys() and {m.node for m in after.mentions} == set(after.nodes)
        [made] = [n.contribution for n in after.nodes.values() if n.label == label]
        assert (made.name, wrong in made.aliases, made.told) == (right, True, ("name",))


def test_a_document_that_is_corrected_to_a_common_title_is_its_issuers() -> None:
    graph = resolve(city_report())
    after, _ = correct(graph, [Decision("1", "correct", "me", "1", things=(Ref(graph.report, "Policy", "放权办法实施中的若干问题"),), set={"name": "实施方案"})])
    assert ("ISSUED", "city:370300", ids.named("Policy", "实施方案", "city:370300")) in after.relationships


def test_two_years_of_one_number_are_two_and_are_of_its_series() -> None:
    made = [added(told(n, year=year), "Outcome", "生产总值", indicator="生产总值", value=value, unit="亿元")
            for n, year, value in ((1, 2020, 1000.0), (2, 2021, 1100.0))]
    assert len({i for nodes, _ in made for i in nodes}) == 2
    assert {n.contribution.attrs["series"] for nodes, _ in made for n in nodes.values()} == {"地区生产总值"}
    assert [tied[0][:2] for _, tied in made] == [("REPORTED", "city:440600")] * 2


def test_it_is_not_something_of_a_like_name_in_the_same_sentence() -> None:
    graph = told(found=(entity("City", "X1", "长沙市", SAID), entity("Reform", "X2", "推行最多跑一次", SAID)))
    assert list(added(graph, "City", "长沙县")[0]) == ["city:430121"]
    assert list(added(graph, "Reform", "推行最少跑一次")[0]) == [ids.item("Reform", "city:440600", "推行最少跑一次")]


def test_a_document_that_is_named_is_not_stated_to_be_the_citys_own() -> None:
    assert added(told(), "Policy", "民法典")[1] == []


def test_a_leader_of_the_nation_has_no_post_in_the_city() -> None:
    nodes, tied = added(told(), "Leader", "周小雨", post="总理", of="国务院")
    assert list(nodes) == [ids.leader("周小雨", "national")] and tied == []


def test_the_months_of_a_ledger_stay_when_its_status_is_corrected() -> None:
    row = "台账第一行：一窗受理改革"
    months = [{"month": "2024年1月", "status": "planned", "start": 0, "end": 3, "evidence": "台账第"},
              {"month": "2024年2月", "status": "underway", "start": 3, "end": 5, "evidence": "一行"}]
    graph = resolve(report(1, [entity("City", "C1", "淄博市", row), entity("Reform", "R1", "一窗受理改革", row, status="underway", months=months)], [], row))
    after, _ = correct(graph, [Decision("x", "correct", "me", "t", things=(Ref(graph.report, "Reform", "一窗受理改革"),), set={"status": "completed"})])
    assert sorted(s.lists[:2] for s in next(iter(after.told.values()))) == [("completed", ""), ("planned", "2024年1月"), ("underway", "2024年2月")]


def test_a_report_whose_own_place_is_settled_is_of_that_place() -> None:
    """As if the report had said which of the places of that name it is of."""
    graph, known = (resolve(city_report(city="鼓楼区", province=province)) for province in ("", "福建省"))
    text = graph.passages[0]["text"]
    assert graph.properties["place"].startswith("city:鼓楼区@") and known.properties["place"] == "city:350102"
    after, dormant = correct(graph, [
        Decision("1", "correct", "me", "1", things=(Ref(graph.report, "City", "鼓楼区"),), set={"adcode": "350102"}),
        Decision("2", "add", "me", "2", things=(Ref(graph.report, "Reform", "另一项改革", text[:12]),))])
    assert not dormant and after.properties["place"] == "city:350102"
    new = ids.item("Reform", "city:350102", "另一项改革")
    assert ("CARRIED_OUT_IN", new, "city:350102") in after.relationships
    for label in ("Reform", "Leader", "Outcome", "Target", "Policy", "Organisation", "Problem"):
        mine, theirs = ({i: (n.scope, n.contribution.attrs) for i, n in g.nodes.items() if n.label == label and i != new} for g in (after, known))
        assert mine == theirs, label


def test_an_indicator_that_is_taken_away_takes_its_series_along() -> None:
    graph = resolve(city_report())
    after, _ = correct(graph, [Decision("1", "correct", "me", "1", things=(Ref(graph.report, "Outcome", "办件时间压缩40%"),), set={"indicator": ""})])
    [said] = [n.contribution for n in after.nodes.values() if n.label == "Outcome"]
    assert not {"indicator", "series"} & said.attrs.keys()


def test_what_is_added_is_tied_to_what_the_report_has_and_without_that_it_is_not() -> None:
    graph = told(found=(entity("Reform", "R1", "最多跑一次", SAID),))
    ref = {label: Ref(graph.report, label, name, SAID) for label, name in (("Reform", "最多跑一次"), ("Problem", "办事难"), ("Organisation", "国务院办公厅"))}
    new = [Decision(label, "add", "me", "1", things=(ref[label],)) for label in ("Problem", "Organisation")]
    ties = [Decision("3", "add", "me", "2", fact=FactRef("ADDRESSES", ref["Reform"], ref["Problem"], SAID)),
            Decision("4", "add", "me", "2", fact=FactRef("RESPONSIBLE_FOR", ref["Organisation"], ref["Reform"], SAID), set={"role": "牵头"})]
    alone, tied = correct(graph, new), correct(graph, [*new, *map(parse, (each.as_json() for each in ties))])
    assert not alone[1] and not tied[1]
    more = {key[0]: supports for key, supports in tied[0].relationships.items() if key not in alone[0].relationships}
    assert {kind: [(s.quote, s.confidence, s.lists) for s in each] for kind, each in more.items()} == {
        "ADDRESSES": [(SAID, 1.0, ())], "RESPONSIBLE_FOR": [(SAID, 1.0, ("牵头",))]}
    assert [d.id for d in correct(graph, ties)[1]] == ["3", "4"], "both wait for their things"


@pytest.mark.parametrize("kind, tail, quote", [("ADDRESSES", Ref("r1", "Problem", "办事难"), ""), ("ADDRESSES", Ref("r2", "Problem", "办事难"), SAID)])
def test_a_relationship_without_a_sentence_or_of_two_reports_is_not_added(kind, tail, quote) -> None:
    with pytest.raises(BadDecision):
        parse(Decision("1", "add", fact=FactRef(kind, Ref("r1", "Reform", "最多跑一次"), tail, quote)).as_json())
