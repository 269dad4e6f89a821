"""A person says in which division a zone or township lies: it is what it would be had the report said so; on one report's graph, without a store."""
from __future__ import annotations

import pytest

from graph.decisions import Decision, DecisionLog, Ref, correct
from graph.errors import BadDecision
from graph.resolve import ReportGraph, ids, resolve
from graph.review import act
from graph.review.cards import PlaceCard
from tests.graph.graph_facts import entity, relation, report

TOWN, ZONE = "花石镇推行一窗受理改革。", "高新区推行一窗受理改革。"
REPORT = f"r{1:016x}"


def told(name: str, level: str, quote: str, city: str = "", province: str = "湖南省", before: str = "") -> ReportGraph:
    """A report in which the place runs a reform; `before` stands directly before its name."""
    text = before + quote
    each = [entity("City", "P", name, text, level=level), entity("Reform", "R", "一窗受理改革", text), *([entity("City", "C", before, text)] if before else [])]
    return resolve(report(1, each, [relation("CARRIED_OUT_IN", "R", "P")], text, city=city, province=province, year=2020))


def within(name: str, quote: str, code: str) -> Decision:
    return Decision("1", "correct", "me", "1", things=(Ref(REPORT, "City", name, quote),), set={"within": code})


@pytest.mark.parametrize("name, level, quote, city, code, division, shown", [
    ("花石镇", "township", TOWN, "湘潭市", "430321", "湘潭县", "花石镇"), ("花石镇", "township", TOWN, "", "430321", "湘潭县", "花石镇"),
    ("高新区", "zone", ZONE, "", "430300", "湘潭市", "湘潭高新区")])
def test_it_is_what_it_would_be_had_the_report_said_so(name, level, quote, city, code, division, shown) -> None:
    graph, known = told(name, level, quote, city), told(name, level, quote, city, before=division)
    assert any(n.contribution.attrs.get("open") for n in graph.nodes.values())
    after, dormant = correct(graph, [within(name, quote, code)])
    [(node, fact)] = [(i, n) for i, n in after.nodes.items() if name in (n.contribution.name, *n.contribution.aliases)]
    assert not dormant and (fact.contribution.name, fact.contribution.attrs["parent"], "open" in fact.contribution.attrs) == (shown, f"city:{code}", False)
    assert fact.contribution.attrs == known.nodes[node].contribution.attrs
    [part] = after.relationships["PART_OF", node, f"city:{code}"]
    assert (part.quote, part.extractor) == (quote, "person:me") and after.nodes[f"city:{code}"].contribution.name == division
    item = ids.item("Reform", node, "一窗受理改革")
    assert ("CARRIED_OUT_IN", item, node) in after.relationships and item in known.nodes, "what is of the place goes with it"
    assert correct(graph, []) == (graph, [])


def test_a_report_of_the_place_is_of_the_place_and_so_is_what_is_added() -> None:
    graph = told("高新区", "zone", ZONE, "高新区")
    after, dormant = correct(graph, [within("高新区", ZONE, "430300"), Decision("2", "add", "me", "2", things=(Ref(REPORT, "Reform", "窗受理", ZONE),))])
    assert not dormant and after.properties["place"] == "city:湘潭高新区@430300"
    assert ids.item("Reform", "city:湘潭高新区@430300", "窗受理") in after.nodes


def test_a_zone_of_another_name_is_the_zone_of_that_name() -> None:
    graph = told("湘潭高新园区", "zone", "湘潭高新园区推行一窗受理改革，湘潭高新区跟进。", "湘潭市")
    known = told("湘潭高新区", "zone", "湘潭高新园区推行一窗受理改革，湘潭高新区跟进。", "湘潭市")
    after, dormant = correct(graph, [Decision("1", "correct", "me", "1", things=(Ref(REPORT, "City", "湘潭高新园区"),), set={"name": "湘潭高新区"})])
    assert not dormant and after.nodes.keys() == known.nodes.keys() != graph.nodes.keys()


@pytest.mark.parametrize("name, level, values, says", [
    ("花石镇", "township", {"adcode": "430321"}, "within=430321"), ("高新区", "zone", {"adcode": "430304"}, "within=430304"),
    ("某园", "zone", {"adcode": "430304"}, "within=430304"), ("花石镇", "township", {"within": "430300"}, "a township lies within a county"),
    ("高新区", "zone", {"within": "430000"}, "too large"), ("鼓楼区", "county", {"within": "320100"}, "no zone or township"),
    ("花石镇", "township", {"within": "430321", "name": "别名"}, "set alone"), ("花石镇", "township", {"within": "1"}, "six digits")])
def test_what_does_not_fit_is_refused_with_what_to_say_instead(workspace, name, level, values, says) -> None:
    card = PlaceCard(name, [], [], [Ref(REPORT, "City", name)], "city:x", "county", level)
    with pytest.raises(BadDecision, match=says):
        act.correct(workspace, card, values)
    assert DecisionLog(workspace).read() == ([], [])


def test_what_is_called_like_a_zone_and_is_a_division_has_its_code(workspace) -> None:
    card = PlaceCard("浦东新区", [], [], [Ref(REPORT, "City", "浦东新区")], "city:x", "several", "zone")
    assert act.correct(workspace, card, {"adcode": "310115"}).set == {"adcode": "310115"} and (act.part_of(card), act.part_of(PlaceCard(
        "新区", [("130200", "唐山市")], [], [], "city:x", "several", "zone"))) == ("zone", "")
