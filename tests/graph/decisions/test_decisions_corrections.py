"""What people say of single facts: confirmed, hidden, corrected, added; after a newer extractor too; on both stores."""
from __future__ import annotations

from dataclasses import replace

import pytest

from graph.decisions import Decision, DecisionLog, FactRef, Ref
from graph.dump import dump
from graph.load import forget, load, rebuild, resolve_again
from graph.resolve import ids
from graph.review.queue import history
from tests.graph.folders import keep
from tests.graph.review.review_reports import report

PLAN, DONE, MISSED = "今年启动社区食堂惠民改革。", "社区食堂惠民改革全面完成。", "另有夜间门诊改革由周小雨推动。"
R1, R2 = f"r{1:016x}", f"r{2:016x}"
REF = Ref(R1, "Reform", "社区食堂惠民改革", PLAN)
MAYOR = Ref(R1, "Leader", "周小雨", MISSED)
CITY = Ref(R1, "City", "淄博市")


def first(name: str = "社区食堂惠民改革", **reform):
    return report(1, 2019, ("Reform", name, PLAN, {"status": "planned", "topic": "其他", **reform}), ("City", "淄博市", "淄博市记事。", {"level": "prefecture"}),
                  ("Leader", "周小雨", MISSED, {"post": "市长"}),
                  relations=(("CARRIED_OUT_IN", "Reform0", "City1", PLAN, {"confidence": 0.5}), ("HOLDS_POST", "Leader2", "City1", MISSED, {"title": "市长"}),
                             ("LEADS", "Leader2", "Reform0", PLAN)))


@pytest.fixture
def told(store):
    """The data folder with two reports in the store: a plan, and that it is done."""
    keep(store.workspace, first())
    keep(store.workspace, report(2, 2021, ("Reform", "社区食堂惠民改革", DONE, {"status": "completed"}), ("City", "淄博市", "淄博市后记。", {"level": "prefecture"}),
                                 relations=(("CARRIED_OUT_IN", "Reform0", "City1", DONE),)))
    load(store, store.workspace)
    return store.workspace


def decide(store, workspace, *decisions: Decision) -> list[Decision]:
    """Record them, and let the graph follow; a rebuild gives the same graph."""
    made = [DecisionLog(workspace).add(d) for d in decisions]
    resolve_again(store, workspace)
    follows = list(dump(store))
    rebuild(store, workspace)
    assert list(dump(store)) == follows
    return made


def reform(store) -> dict:
    [found] = store.read("MATCH (n:Reform) RETURN properties(n) AS n").column("n")
    return found


def undone(store, workspace, made: list[Decision], before: list[str]) -> None:
    for decision in made:
        DecisionLog(workspace).undo(decision.id)
    resolve_again(store, workspace)
    assert list(dump(store)) == before


@pytest.mark.parametrize("decision, query, before, after", [
    (Decision("", "keep", things=(REF,)), "MATCH (n:Reform) RETURN n.confidence", 0.9, 1.0),
    (Decision("", "correct", things=(REF,), set={"topic": "社会保障与扶贫"}), "MATCH (:Reform)-[:ABOUT]->(t:Topic) RETURN t.name", "其他", "社会保障与扶贫"),
    (Decision("", "correct", things=(REF,), set={"status": "underway"}), "MATCH (:Reform)-[r:TOLD_IN]->(p:Report) WHERE p.year = 2019 RETURN r.statuses[0]",
     "planned", "underway"),
    (Decision("", "correct", things=(REF, Ref(R2, "Reform", "社区食堂惠民改革")), set={"name": "社区食堂改革"}), "MATCH (n:Reform) RETURN n.name", "社区食堂惠民改革",
     "社区食堂改革"),
    (Decision("", "hide", things=(Ref(R1, "Leader", "周小雨"),)), "MATCH (n:Leader) RETURN count(n)", 1, 0),
    (Decision("", "hide", fact=FactRef("LEADS", Ref(R1, "Leader", "周小雨"), REF, PLAN)), "MATCH (:Leader)-[r:LEADS]->() RETURN count(r)", 1, 0),
    (Decision("", "keep", fact=FactRef("CARRIED_OUT_IN", REF, CITY, PLAN)),
     "MATCH (:Reform)-[r:CARRIED_OUT_IN]->() UNWIND r.confidences AS c RETURN max(c)", 0.8, 1.0),
    (Decision("", "correct", fact=FactRef("HOLDS_POST", MAYOR, CITY, MISSED), set={"title": "代市长", "from": "2016-11", "held": "former"}),
     "MATCH (:Leader)-[r:HOLDS_POST]->() RETURN r.titles[0] + r.froms[0] + r.held[0]", "市长", "代市长2016-11former"),
    (Decision("", "add", things=(Ref(R1, "Reform", "夜间门诊改革", MISSED),), set={"topic": "医疗卫生"}),
     "MATCH (n:Reform)-[:CARRIED_OUT_IN]->(c:City) WHERE n.topic = '医疗卫生' RETURN count(c)", 0, 1),
    (Decision("", "add", fact=FactRef("LEADS", MAYOR, Ref(R1, "Reform", "社区食堂惠民改革"), MISSED)), "MATCH (:Leader)-[r:LEADS]->() RETURN size(r.quotes)", 1, 2),
])
def test_a_word_on_a_fact_is_done_survives_a_rebuild_and_is_undone(told, store, decision, query, before, after) -> None:
    dumped = list(dump(store))
    assert store.read(query + " AS v").single() == before
    made = decide(store, told, decision)
    assert store.read(query + " AS v").single() == after
    assert [(force, dormant) for _, force, dormant in history(told)] == [(True, False)]
    undone(store, told, made, dumped)


def test_a_thing_hidden_in_one_report_stays_as_the_other_tells_it(told, store) -> None:
    before = list(dump(store))
    made = decide(store, told, Decision("", "hide", things=(REF,)))
    assert (reform(store)["reports"], reform(store)["years"]) == ([R2], [2021])
    more = decide(store, told, Decision("", "hide", things=(Ref(R2, "Reform", "社区食堂惠民改革", DONE),)))
    assert store.read("MATCH (n:Reform) RETURN count(n) AS n").single() == 0
    undone(store, told, made + more, before)


def test_what_was_added_can_be_corrected_joined_and_tied(told, store) -> None:
    added = Ref(R1, "Reform", "夜间门诊改革", MISSED)
    decide(store, told, Decision("", "add", things=(added,), set={"status": "planned"}), Decision("", "correct", things=(added,), set={"name": "夜间门诊制度改革"}),
           Decision("", "add", fact=FactRef("LEADS", MAYOR, Ref(R1, "Reform", "夜间门诊制度改革"), MISSED)),
           Decision("", "same", things=(Ref(R1, "Reform", "夜间门诊制度改革"),), others=(Ref(R2, "Reform", "社区食堂惠民改革"),)))
    found = store.read("MATCH (l:Leader)-[:LEADS]->(n:Reform) RETURN n.name AS name, n.aliases AS aliases, n.years AS years ORDER BY name").rows
    assert [({name, *aliases}, years) for name, aliases, years in found] == [({"社区食堂惠民改革", "夜间门诊制度改革", "夜间门诊改革"}, [2019, 2021])]
    assert not any(dormant for _, _, dormant in history(told))


@pytest.mark.parametrize("name, found", [("社区食堂改革", True), ("惠民改革", True), ("河湖治理", False)])
def test_after_a_newer_extractor_the_sentence_finds_the_thing_that_is_named_otherwise(told, store, name, found) -> None:
    decide(store, told, Decision("", "correct", things=(REF,), set={"topic": "社会保障与扶贫"}),
           Decision("", "hide", fact=FactRef("LEADS", Ref(R1, "Leader", "周小雨", PLAN), REF, PLAN)))
    keep(told, first(name, status="underway"))
    summary = load(store, told)
    topics = store.read("MATCH (n:Reform)-[:ABOUT]->(t:Topic) WHERE $report IN n.reports RETURN t.name AS t", report=R1).column("t")
    # What is named quite otherwise is another thing: then what the person corrected stays beside it, and what was hidden is not said of it.
    assert sorted(topics) == (["社会保障与扶贫"] if found else ["其他", "社会保障与扶贫"])
    assert (store.read("MATCH ()-[r:LEADS]->() RETURN count(r) AS n").single() == 0) == found
    assert [dormant for _, _, dormant in history(told)] == [False, not found]
    assert summary.dormant == [d.id for d, _, dormant in history(told) if dormant] and ("find nothing any more" in summary.as_text()) == (not found)
    keep(told, first(name, status="completed"))
    assert load(store, told).dormant == [], "known since the load before"
    follows = list(dump(store))
    rebuild(store, told)
    assert list(dump(store)) == follows


def test_decisions_on_a_report_that_goes_wait_for_it(told, store) -> None:
    decide(store, told, Decision("", "correct", things=(REF,), set={"topic": "社会保障与扶贫"}),
           Decision("", "different", things=(REF,), others=(Ref(R2, "Reform", "社区食堂惠民改革", DONE),)),
           Decision("", "keep", things=(REF, Ref(R2, "Reform", "社区食堂惠民改革"))))
    with_both = list(dump(store))
    assert store.read("MATCH (n:Reform) RETURN count(n) AS n").single() == 2
    forget(store, told, R1)
    assert [(d.do, dormant) for d, _, dormant in history(told)] == [("correct", True), ("different", True), ("keep", False)]
    keep(told, first())
    load(store, told)
    assert list(dump(store)) == with_both and not any(dormant for _, _, dormant in history(told))


def test_a_sentence_that_does_not_stand_in_the_report_does_nothing(told, store) -> None:
    before = list(dump(store))
    decide(store, told, Decision("", "add", things=(Ref(R1, "Reform", "凭空改革", "报告里没有这句话。"),)), Decision("", "hide", things=(Ref("r9", "Reform", "社区食堂惠民改革"),)),
           Decision("", "hide", fact=FactRef("LEADS", MAYOR, REF, "报告里没有这句话。")))
    assert list(dump(store)) == before and [dormant for _, _, dormant in history(told)] == [True] * 3


def test_a_word_outweighs_other_reports_of_its_year_and_later_ones_where_nothing_changes_with_the_years(told, store) -> None:
    keep(told, report(3, 2021, ("Reform", "社区食堂惠民改革", DONE, {"status": "completed", "topic": "其他"}), ("City", "淄博市", "淄博市又记。", {"level": "prefecture"}),
                      relations=(("CARRIED_OUT_IN", "Reform0", "City1", DONE),)))
    load(store, told)
    before, second = list(dump(store)), Ref(R2, "Reform", "社区食堂惠民改革", DONE)
    made = decide(store, told, Decision("", "correct", things=(second,), set={"status": "underway"}), Decision("", "correct", things=(REF, second), set={"topic": "教育"}))
    assert (reform(store)["status"], reform(store)["topic"]) == ("underway", "教育")
    undone(store, told, made, before)
    for decision in made:
        DecisionLog(told).add(replace(decision, id="", when=""))
    for number in (4, 5):
        keep(told, report(number, 2018 + number, ("Reform", "社区食堂惠民改革", DONE, {"status": "completed", "topic": "司法"}), ("City", "淄博市", "淄博市再记。", {}),
                          relations=(("CARRIED_OUT_IN", "Reform0", "City1", DONE),)))
    load(store, told)
    assert (reform(store)["status"], reform(store)["topic"]) == ("completed", "教育")
    follows = list(dump(store))
    rebuild(store, told)
    assert list(dump(store)) == follows


def test_a_report_whose_own_place_is_settled_is_the_places(told, store) -> None:
    keep(told, report(6, 2020, ("Reform", "社区食堂惠民改革", DONE, {"status": "completed"}), ("City", "鼓楼区", "鼓楼区记事。", {"level": "county"}),
                      city="鼓楼区", province="", relations=(("CARRIED_OUT_IN", "Reform0", "City1", DONE),)))
    load(store, told)
    before = list(dump(store))
    made = decide(store, told, Decision("", "correct", things=(Ref(f"r{6:016x}", "City", "鼓楼区"),), set={"adcode": "350102"}))
    found = store.read("MATCH (r:Report {year: 2020}), (c:City {id: r.place})<-[:CARRIED_OUT_IN]-(n:Reform) RETURN c.id AS place, n.city AS city, n.id AS item").rows
    assert found == [["city:350102", "鼓楼区", ids.item("Reform", "city:350102", "社区食堂惠民改革")]]
    undone(store, told, made, before)


def test_on_one_fact_the_last_word_counts(told, store) -> None:
    decide(store, told, *(Decision("", "correct", things=(REF,), set={"topic": topic}) for topic in ("司法", "教育")))
    assert sorted(store.read("MATCH (:Reform)-[:ABOUT]->(t:Topic) RETURN t.name AS t").column("t")) == ["教育"]
    decide(store, told, Decision("", "hide", things=(REF,)), Decision("", "keep", things=(REF,)))
    assert reform(store)["reports"] == [R2] and [d for _, _, d in history(told)] == [False, False, False, True]
