"""The graph as networkx graphs, on both stores."""
from __future__ import annotations

import pytest

from graph import network
from graph.load import load
from tests.graph.folders import keep
from tests.graph.graph_facts import city_report, entity, relation, report


@pytest.fixture
def filled(store):
    """淄博 runs 河长制 and 一窗受理改革, 湘潭 “河长制” and something else, 佛山 nothing that others do."""
    def one(number: int, city: str, province: str, *reforms: tuple[str, str]):
        entities = [entity("City", "C", city), entity("Leader", "L", f"某{number}")]
        relations = [relation("HOLDS_POST", "L", "C")]
        for n, (name, topic) in enumerate(reforms):
            entities.append(entity("Reform", f"R{n}", name, topic=topic))
            relations += [relation("CARRIED_OUT_IN", f"R{n}", "C"), relation("LEADS", "L", f"R{n}")]
        keep(store.workspace, report(number, entities, relations, city=city, province=province))

    one(1, "淄博市", "山东省", ("河长制", "生态环境"), ("一窗受理改革", "营商环境与政务服务"))
    one(2, "湘潭市", "湖南省", ("“河长制”", "生态环境"), ("放管服改革", "营商环境与政务服务"), ("医联体", "其他"))
    one(3, "佛山市", "广东省", ("一件事改革", "其他"))
    load(store, store.workspace)
    return store


def test_cities_by_shared_reforms(filled) -> None:
    made = network.cities(filled)
    assert {n: d["name"] for n, d in made.nodes(data=True)} == {"city:370300": "淄博市", "city:430300": "湘潭市", "city:440600": "佛山市"}
    assert list(made.edges(data=True)) == [("city:370300", "city:430300", {"weight": 1, "shared": [min("河长制", "“河长制”")]})]


def test_cities_by_shared_topics(filled) -> None:
    made = network.cities(filled, sharing="topics")
    assert list(made.edges(data=True)) == [("city:370300", "city:430300", {"weight": 2, "shared": ["生态环境", "营商环境与政务服务"]})]
    with pytest.raises(ValueError, match="topics"):
        network.cities(filled, sharing="people")


def test_items_by_shared_leaders(filled) -> None:
    made = network.items(filled)
    assert made.number_of_nodes() == 6
    pairs = {frozenset(made.nodes[n]["name"] for n in edge[:2]): edge[2]["shared"] for edge in made.edges(data=True)}
    assert pairs == {frozenset(p): [who] for p, who in (
        (("河长制", "一窗受理改革"), "某1"), (("“河长制”", "放管服改革"), "某2"), (("“河长制”", "医联体"), "某2"), (("放管服改革", "医联体"), "某2"))}


def test_the_whole_graph_with_and_without_passages(store) -> None:
    keep(store.workspace, city_report(1))
    load(store, store.workspace)
    made = network.whole(store)
    assert made.number_of_nodes() == 13
    assert made.nodes["city:370300"]["label"] == "City" and made.nodes["city:370300"]["adcode"] == "370300"
    kept_aside = {"contributions", "search", "told", "vector", "embedded", "hash", "workspace", "view"}
    assert not kept_aside & {name for _, properties in made.nodes(data=True) for name in properties}
    (key, properties), = [(k, d) for _, tail, k, d in made.edges(keys=True, data=True) if k == "CARRIED_OUT_IN" and tail == "city:370300"]
    assert (key, properties["quotes"]) == ("CARRIED_OUT_IN", ["一句原文"])
    full = network.whole(store, passages=True)
    assert full.number_of_nodes() == 14
    assert full.number_of_edges() == made.number_of_edges() + 12


def test_an_empty_graph(store) -> None:
    assert network.whole(store).number_of_nodes() == network.cities(store).number_of_nodes() == network.items(store).number_of_nodes() == 0
