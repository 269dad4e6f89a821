"""What a person confirmed or corrected stays when a newer extractor no longer finds it; on one report's graph, without a store."""
from __future__ import annotations

from dataclasses import replace

import pytest

from graph.decisions import Decision, FactRef, Ref, correct
from graph.resolve import ReportGraph, ids, resolve
from tests.graph.graph_facts import entity, relation, report

SAID = "我市推行一窗受理改革，王小明领衔，市发改委牵头，办件时间压缩40%。"
REPORT = f"r{1:016x}"
CITY, ITEM, HEAD = "city:370300", ids.item("Reform", "city:370300", "一窗受理改革"), ids.leader("王小明", "city:370300")
LEADS = FactRef("LEADS", Ref(REPORT, "Leader", "王小明"), Ref(REPORT, "Reform", "一窗受理改革"), SAID)


def told(*found: tuple[str, str], led: bool = False, text: str = SAID) -> ReportGraph:
    """The report as an extractor sees it that finds these (label, name)."""
    each = [entity("City", "C1", "淄博市", text), *(entity(label, label, name, text) for label, name in found)]
    return resolve(report(1, each, [replace(relation("LEADS", "Leader", "Reform"), evidence=SAID)] if led else [], text))


def decided(do: str, what: Ref | FactRef, **values) -> Decision:
    return Decision(do, do, "me", "1", things=(what,) if isinstance(what, Ref) else (), fact=what if isinstance(what, FactRef) else None, set=values)


def rows(graph: ReportGraph, label: str) -> list[tuple]:
    """What the report says of its things of this label."""
    return [(n.contribution.name, n.contribution.attrs, n.contribution.confidence, n.scope) for n in graph.nodes.values() if n.label == label]


@pytest.mark.parametrize("label, name, values", [
    ("Reform", "一窗受理改革", {}), ("Reform", "一窗受理改革", {"topic": "司法", "status": "completed"}), ("Leader", "王小明", {"post": "市长"}),
    ("Organisation", "市发改委", {}), ("Organisation", "市发改委", {"name": "淄博市发改委"}), ("Outcome", "办件时间压缩40%", {"value": 40.0, "unit": "%"}),
    ("City", "高青县", {}), ("City", "高青县", {"adcode": "370322"})])
def test_it_is_what_it_was_when_it_was_confirmed_or_corrected(label, name, values) -> None:
    text = f"{SAID}高青县跟进。"
    decision = decided("correct" if values else "keep", Ref(REPORT, label, name, text), **values)
    (before, _), (after, dormant) = (correct(graph, [decision]) for graph in (told((label, name), text=text), told(text=text)))
    assert not dormant
    assert label == "Outcome" or after.nodes.keys() == before.nodes.keys()  # a number that is added has the id that its corrected value makes
    assert rows(after, label) == rows(before, label)


def test_where_its_sentence_does_not_stand_any_more_it_waits() -> None:
    graph = told()
    for what in (Ref(REPORT, "Reform", "一窗受理改革", "从前的一句。"), Ref(REPORT, "Reform", "一窗受理改革"), replace(LEADS, quote="从前的一句。"),
                 Ref(REPORT, "Leader", "周小雨", SAID)):  # a person whom another report names
        assert correct(graph, [decided("keep", what)]) == (graph, [decided("keep", what)])


@pytest.mark.parametrize("found", [(("Reform", "一窗受理改革"), ("Leader", "王小明")), (("Reform", "一窗受理改革"),), ()])
def test_a_fact_comes_back_with_what_it_ties(found) -> None:
    after, dormant = correct(told(*found), [decided("keep", LEADS)])
    assert not dormant and [(s.quote, s.confidence, s.extractor) for s in after.relationships[("LEADS", HEAD, ITEM)]] == [(SAID, 1.0, "person:me")]
    assert not any(kind == "HOLDS_POST" for kind, _, _ in after.relationships), "nobody said where"


def test_what_somebody_hid_stays_hidden() -> None:
    item, both = LEADS.tail, (("Reform", "一窗受理改革"), ("Leader", "王小明"))
    for graph in (told(), told(*both, led=True)):
        hidden = [decided("hide", item), decided("keep", replace(item, quote=SAID)), decided("keep", LEADS)]
        after, dormant = correct(graph, hidden)
        assert ITEM not in after.nodes and {d.do for d in dormant} >= {"keep"}
        again = correct(after, hidden, lambda decision: decision.do == "keep")[0]
        assert ITEM not in again.nodes
    after, _ = correct(told(*both), [decided("hide", LEADS), decided("keep", LEADS)])
    assert ("LEADS", HEAD, ITEM) not in after.relationships


def test_what_is_found_under_a_like_name_is_no_second_thing() -> None:
    after, dormant = correct(told(("Reform", "推行一窗受理改革")), [decided("keep", Ref(REPORT, "Reform", "一窗受理改革", SAID))])
    assert not dormant and [n.contribution.name for n in after.nodes.values() if n.label == "Reform"] == ["推行一窗受理改革"]


def test_the_level_that_a_report_gives_a_pilot_is_told_with_its_sentence_and_follows_a_correction() -> None:
    graph = resolve(report(1, [entity("City", "C1", "淄博市", SAID), entity("Pilot", "P1", "一窗受理试点", SAID, status="underway", level="national")], [], SAID))
    corrected, dormant = correct(graph, [decided("correct", Ref(REPORT, "Pilot", "一窗受理试点", SAID), level="provincial")])
    assert not dormant and [[s.lists for each in g.told.values() for s in each] for g in (graph, corrected)] == [
        [("underway", "", "national")], [("underway", "", "provincial")]]
