"""The graph as objects, on both stores; read only."""
from __future__ import annotations

import pytest
from py2neo import Node

from graph import objects
from graph.errors import GraphError, ReadOnly
from graph.load import load
from graph.model import LABELS, TYPES
from graph.objects import City, Leader, Outcome, Reform, Report, Thing, connect
from graph.settings import StoreSettings
from tests.graph.folders import keep
from tests.graph.graph_facts import city_report


@pytest.fixture
def graph(store):
    keep(store.workspace, city_report(1))
    keep(store.workspace, city_report(2, year=2018, reform="河长制"))
    load(store, store.workspace)
    return connect(store.settings, store.workspace)


def test_objects_lead_from_city_to_sentence(graph) -> None:
    city = City.match(graph, "city:370300").first()
    assert (city.name, city.level, city.adcode, city.reports) == ("淄博市", "prefecture", "370300", [f"r{1:016x}", f"r{2:016x}"])
    assert sorted(r.name for r in city.reforms) == ["一窗受理改革", "河长制"]
    reform = next(r for r in city.reforms if r.name == "河长制")
    assert isinstance(reform, Reform)
    assert [(o.indicator, o.value) for o in reform.outcomes] == [("办件时间", 40.0)]
    assert [(p.text[: 3], r.title) for p in reform.passages for r in p.from_report] == [("我市推", "报告2")]
    _, (kind, properties), other = next(iter(city.leaders.triples()))
    assert (kind, properties["titles"], other.name) == ("HOLDS_POST", ["市长", "市长"], "王小明")


def test_a_match_stands_for_its_first_object(graph) -> None:
    assert len(City.match(graph, "city:370300").reforms) == 2
    assert Report.match(graph, f"r{1:016x}").title == "报告1"
    with pytest.raises(AttributeError, match="nothing matches"):
        City.match(graph, "city:none").reforms  # noqa: B018


def test_related_things_have_the_class_of_their_label(graph) -> None:
    reform = Reform.match(graph).where(name="河长制").first()
    assert {type(t).__name__ for t in reform.recognised_by} == {"Organisation"}
    assert {type(t) for t in Leader.match(graph).first().leads} == {Reform}
    assert {type(t) for t in City.match(graph, "city:370300").reported} == {objects.Target}
    assert type(Thing.match(graph, "city:370300").first()) is City
    assert Outcome.match(graph).where("_.value > 39").count() == 2


def test_nothing_can_be_written(graph, store) -> None:
    city = City.match(graph, "city:370300").first()
    stranger = City.wrap(Node("City", id="x"))
    with pytest.raises(ReadOnly):
        city.name = "别的"
    for write in (graph.push, graph.create, graph.merge, graph.delete):
        for thing in (city, stranger):
            with pytest.raises(ReadOnly):
                write(thing)
    city.reforms.clear()
    with pytest.raises(ReadOnly):
        graph.push(city)
    with pytest.raises(ReadOnly):
        graph.run("MATCH (n) DETACH DELETE n")
    with pytest.raises(ReadOnly):
        graph.delete_all()
    assert store.read("MATCH (n:City {name: '淄博市'})<-[:CARRIED_OUT_IN]-(r) RETURN count(r) AS n").single() == 2


def test_the_classes_are_the_models() -> None:
    assert objects.CLASSES.keys() == LABELS.keys()
    assert objects.ENDS.keys() == TYPES.keys()
    for kind, relationship in TYPES.items():
        for labels, name in zip((relationship.heads, relationship.tails), objects.ENDS[kind], strict=True):
            assert all(hasattr(objects.CLASSES[label], "__dict__") and name in vars(objects.CLASSES[label]) for label in labels)
    for label, node in LABELS.items():
        assert set(node.properties) <= vars(objects.CLASSES[label]).keys()


def test_nobody_there() -> None:
    with pytest.raises(GraphError, match="status"):
        connect(StoreSettings("bolt://127.0.0.1:9", "neo4j", "x"))
