"""Merging many reports: order never matters, and forgetting leaves exactly what the others say."""
from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.resolve import Contribution, Support, resolve
from graph.resolve.merge import combine, merge_node, merge_relationship, split_node, split_relationship
from tests.graph.graph_facts import city_report, entity, fact_files, relation, report
from tests.graph.memory_graph import MemoryGraph, afresh


@given(st.data())
def test_any_order_of_loads_and_forgets_equals_a_rebuild(data: st.DataObject) -> None:
    versions = {n: [resolve(data.draw(fact_files(n))) for _ in range(2)] for n in range(4)}
    steps = data.draw(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(("first", "second", "forget"))), max_size=12))
    graph, present = MemoryGraph(), {}
    for number, step in steps:
        if step == "forget":
            graph.forget(f"r{number:016x}")
            present.pop(number, None)
        else:
            present[number] = versions[number][step == "second"]
            graph.put(present[number])
    nodes, labels, relationships = afresh(list(present.values()))
    assert graph.nodes == nodes
    assert graph.labels == labels
    assert graph.relationships == relationships


@given(st.data())
def test_resolving_is_deterministic_and_reads_back(data: st.DataObject) -> None:
    facts = data.draw(fact_files(1))
    graph, again = resolve(facts), resolve(type(facts).from_bytes(facts.to_bytes()))
    assert graph == again
    for node, fact in graph.nodes.items():
        merged = merge_node(fact.label, {graph.report: fact.contribution})
        assert split_node(merged) == {graph.report: fact.contribution}, node
    for (kind, _, _), supports in graph.relationships.items():
        assert split_relationship(kind, merge_relationship(kind, supports)) == supports


def test_the_name_most_reports_use_wins_and_the_others_are_aliases() -> None:
    said = {"r1": Contribution("放管服改革", year=2017), "r2": Contribution("“放管服”改革", year=2018), "r3": Contribution("“放管服”改革", ("放管服",), year=2019)}
    merged = merge_node("Reform", said)
    assert merged["name"] == "“放管服”改革"
    assert merged["aliases"] == ["放管服", "放管服改革"]
    assert (merged["year"], merged["years"], merged["reports"]) == (2017, [2017, 2018, 2019], ["r1", "r2", "r3"])


def test_what_a_decision_says_counts_before_what_reports_say() -> None:
    said = {
        "r1": Contribution("正名", ("错名",), {"topic": "司法", "status": "underway"}, year=2023, told=("name", "status", "topic")),
        "r2": Contribution("错名", attrs={"topic": "教育", "status": "completed"}, year=2023, turn=1),
        "r3": Contribution("错名", attrs={"topic": "教育", "status": "completed"}, year=2023),
    }
    merged = merge_node("Reform", said)
    assert (merged["name"], merged["topic"], merged["status"], merged["aliases"]) == ("正名", "司法", "underway", ["错名"])
    assert split_node(merged) == said
    said["r4"] = Contribution("错名", attrs={"topic": "教育", "status": "completed"}, year=2024)
    later = merge_node("Reform", said)
    assert (later["name"], later["topic"], later["status"]) == ("正名", "司法", "completed"), "a later year has its own status"
    both = combine([replace(said["r4"], year=2023), said["r1"]])
    assert (both.name, both.attrs, both.aliases, both.told) == ("正名", said["r1"].attrs, ("错名",), ("name", "status", "topic"))


def test_status_is_of_the_latest_report_that_knows_and_first_is_the_strongest() -> None:
    said = {
        "r1": Contribution("a", attrs={"status": "completed", "first": "national", "topic": "其他"}, year=2016),
        "r2": Contribution("a", attrs={"status": "planned", "first": "none", "topic": "司法"}, year=2018),
        "r3": Contribution("a", attrs={"status": "unknown", "topic": "其他"}, year=2019),
    }
    merged = merge_node("Reform", said)
    assert (merged["status"], merged["first"], merged["topic"]) == ("planned", "national", "司法")


def test_a_report_that_states_a_thing_twice_contributes_once() -> None:
    both = combine([Contribution("甲", ("乙",), {"status": "unknown", "first": "none"}, 0.4, 2017), Contribution("乙", (), {"status": "completed"}, 0.7, 2017)])
    assert both == Contribution("甲", ("乙",), {"status": "completed", "first": "none"}, 0.7, 2017)


def test_supports_are_parallel_sorted_and_counted_once() -> None:
    one, two = Support("r2", 5, 9, "乙", "r2:P1", "x", 0.5, ("市长", 2018, "2016-11", "", "")), Support("r1", 7, 9, "甲", "r1:P1", "x", 0.9, ("书记", 0, "", "", "former"))
    merged = merge_relationship("HOLDS_POST", [one, two, one])
    assert merged["reports"] == ["r1", "r2"]
    assert (merged["titles"], merged["years"], merged["confidence"]) == (["书记", "市长"], [0, 2018], 0.9)
    assert (merged["froms"], merged["tos"], merged["held"]) == (["", "2016-11"], ["", ""], ["former", ""])
    assert split_relationship("HOLDS_POST", merged) == (two, one)
    older = {k: v for k, v in merged.items() if k not in ("froms", "tos", "held")}
    assert [s.lists for s in split_relationship("HOLDS_POST", older)] == [("书记", 0, "", "", ""), ("市长", 2018, "", "", "")]


def test_a_fact_of_two_reports_survives_the_loss_of_one() -> None:
    graph = MemoryGraph()
    first, second = resolve(city_report(1)), resolve(city_report(2, year=2018))
    graph.put(first)
    alone = dict(graph.nodes), dict(graph.relationships)
    graph.put(second)
    reform = next(n for n, label in graph.labels.items() if label == "Reform")
    assert graph.nodes[reform]["reports"] == [first.report, second.report]
    graph.forget(second.report)
    assert (graph.nodes, graph.relationships) == alone
    graph.forget(first.report)
    assert not graph.nodes and not graph.relationships



def test_the_confidence_of_a_fact_is_that_of_its_surest_support_left() -> None:
    graph = MemoryGraph()
    first, second = resolve(city_report(1)), resolve(city_report(2, year=2018))
    key = next(k for k in first.relationships if k[0] == "CARRIED_OUT_IN")
    first.relationships[key] = [replace(s, confidence=0.4) for s in first.relationships[key]]
    second.relationships[key] = [replace(s, confidence=0.7) for s in second.relationships[key]]
    graph.put(first)
    assert graph.relationships[key]["confidence"] == 0.4
    graph.put(second)
    assert (graph.relationships[key]["confidence"], graph.relationships[key]["confidences"]) == (0.7, [0.4, 0.7])
    graph.forget(second.report)
    assert graph.relationships[key]["confidence"] == 0.4


def test_a_changed_report_replaces_its_own_facts_only() -> None:
    graph = MemoryGraph()
    other = resolve(report(2, [entity("City", "C1", "淄博市"), entity("Reform", "R1", "河长制")], [relation("CARRIED_OUT_IN", "R1", "C1")]))
    graph.put(other)
    graph.put(resolve(city_report(1)))
    graph.put(resolve(report(1, [entity("City", "C1", "淄博市")], [])))
    nodes, _, relationships = afresh([other, resolve(report(1, [entity("City", "C1", "淄博市")], []))])
    assert (graph.nodes, graph.relationships) == (nodes, relationships)


def test_changes_to_an_export_hold_until_a_later_year_says_otherwise():
    said = {
        "r1": Contribution("河长制", attrs={"status": "completed", "deadline": "2023年底", "topic": "司法"}, year=2023),
        "l1": Contribution("河湖长制", attrs={"status": "underway", "deadline": "2024年底"}, year=2023, turn=1),
        "l2": Contribution("河湖长制", attrs={"deadline": "2024年6月"}, year=2023, turn=2),
    }
    merged = merge_node("Reform", said)
    assert (merged["name"], merged["status"], merged["deadline"], merged["topic"]) == ("河湖长制", "underway", "2024年6月", "司法")
    assert split_node(merged) == said
    later = merge_node("Reform", said | {"r2": Contribution("河长制", attrs={"status": "completed"}, year=2024)})
    assert (later["status"], later["deadline"]) == ("completed", "2024年6月")
