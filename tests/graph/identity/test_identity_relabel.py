"""A report's graph under other ids, and kept as JSON."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.identity.relabel import relabel
from graph.resolve import resolve
from graph.resolve.stored import from_json, to_json
from tests.graph.graph_facts import city_report, entity, fact_files, relation, report


@given(fact_files(1))
def test_json_gives_the_graph_back(facts) -> None:
    graph = resolve(facts)
    assert from_json(to_json(graph)) == graph


@given(fact_files(1))
def test_no_id_changed_leaves_the_graph(facts) -> None:
    graph = resolve(facts)
    assert relabel(graph, {"reform:unknown": "reform:x"}) is graph


@given(fact_files(1), st.data())
def test_relabelled_back_is_the_same(facts, data) -> None:
    graph = resolve(facts)
    some = data.draw(st.sampled_from(sorted(graph.nodes))) if graph.nodes else None
    there = {some: "reform:0"} if some else {}
    back = relabel(relabel(graph, there), {"reform:0": some} if some else {})
    assert back.nodes == graph.nodes and back.relationships == graph.relationships and back.told == graph.told
    assert sorted(back.mentions, key=lambda m: (m.node, m.passage)) == sorted(graph.mentions, key=lambda m: (m.node, m.passage))


def test_two_items_of_a_report_become_one_with_the_supports_of_both() -> None:
    text = "推行一窗受理改革。深化一窗受理,压缩40%。"
    facts = report(1, [
        entity("City", "C1", "淄博市"), entity("Reform", "R1", "一窗受理改革", text, status="planned"),
        entity("Reform", "R2", "深化一窗受理", text, status="underway"), entity("Outcome", "O1", "压缩40%", text, value=40, unit="%"),
    ], [relation("CARRIED_OUT_IN", "R1", "C1"), relation("CARRIED_OUT_IN", "R2", "C1", (5, 9)), relation("ACHIEVED", "R2", "O1")], text)
    graph = resolve(facts)
    one, two = sorted(i for i, n in graph.nodes.items() if n.label == "Reform")
    made = relabel(graph, {two: one})
    assert two not in made.nodes and len(made.told[one]) == 2
    said = made.nodes[one].contribution
    assert {said.name, *said.aliases} >= {"一窗受理改革", "深化一窗受理"} and said.attrs["status"] == "underway"
    assert len(made.relationships["CARRIED_OUT_IN", one, "city:370300"]) == 2
    assert any(kind == "ACHIEVED" and head == one for kind, head, _ in made.relationships)
    assert all(two not in key for key in made.relationships)


def test_a_relation_of_a_thing_to_itself_goes() -> None:
    graph = resolve(city_report(1))
    inner = next(i for i, n in graph.nodes.items() if "高新区" in (n.contribution.name, *n.contribution.aliases))
    made = relabel(graph, {inner: "city:370300"})
    assert not any(kind == "PART_OF" for kind, _, _ in made.relationships)
