"""Reading the graph for people, on both stores, over the app's sample graph."""
from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from graph import browse
from graph.load import load
from graph.model import LABELS
from graph.overview import overview
from graph.search import best
from tests.stores.both import KINDS
from tests.views.sample_graph import IMAGE, MARKDOWN, SCRIPT, ZIBO, reports, write


@pytest.fixture(scope="module", params=KINDS)
def sample(stores, request):
    """The store with the sample graph, loaded once: these tests only read."""
    opened = stores.get(request.param)
    write(opened.workspace.facts)
    load(opened, opened.workspace)
    return opened


def id_of(store, name: str, label: str = "") -> str:
    return next(node.id for node in best(store, name) if node.name == name and label in ("", node.label))


def test_search_ranks_equal_names_then_names_that_contain_the_words(sample):
    found = best(sample, "改革")
    assert {"一窗受理改革", "混合所有制改革"} <= {node.name for node in found}
    assert best(sample, "淄博市")[0].name == "淄博市"
    assert [node.name for node in best(sample, "一窗受理改革")][:2] == ["一窗受理改革"] * 2
    assert [node.name for node in best(sample, "河")] == ["河长制"]
    assert [node.label for node in best(sample, "淄博", ["City"])] == ["City", "City"]
    assert best(sample, "淄博", ["Nonsense"]) == []
    assert best(sample, "zbs")[0].name == "淄博市"
    assert best(sample, "   ") == []
    assert len(best(sample, "改革", limit=2)) == 2


STRANGE = ('"', "AND", "a AND NOT (", "name:*", "\\", "') MATCH (n) DETACH DELETE n //", "$x", "*" * 300, "~", "😀")


def test_search_takes_any_text_as_data(sample):
    for text in STRANGE:
        assert isinstance(best(sample, text), list)
    assert len(browse.reports(sample)) == 3


def test_names_full_of_markup_are_found_and_come_back_unchanged(sample):
    for name, label in ((SCRIPT, "Reform"), (MARKDOWN, "Policy"), (IMAGE, "Pilot")):
        node = next(n for n in best(sample, name) if n.label == label)
        assert node.name == name
        assert browse.things(sample, [node.id])[node.id] == node


def test_details_have_every_fact_with_its_sentence(sample):
    found = browse.details(sample, "city:370300")
    assert found.node.name == "淄博市" and found.node.properties["province"] == "山东省"
    edges = {(e.type, found.around.nodes[e.tail if e.head == found.node.id else e.head].name): e for e in found.around.edges}
    assert set(edges) == {
        ("CARRIED_OUT_IN", "一窗受理改革"), ("CARRIED_OUT_IN", "混合所有制改革"), ("HOLDS_POST", "王小明"),
        ("ISSUED", "国企改革三年行动方案"), ("PART_OF", "淄博高新区"), ("BENCHMARKS", "潍坊市"),
    }
    post = edges["HOLDS_POST", "王小明"]
    assert "市长" in post.extra["titles"]
    support = post.evidence[0]
    assert support.quote == ZIBO[support.start : support.end] == "市长王小明领衔一窗受理改革，市行政审批局牵头。"
    assert found.degree == 6 and found.around.omitted == 0
    assert browse.details(sample, "city:none") is None


def test_details_keep_to_their_limit_and_say_what_is_left_out(sample):
    found = browse.details(sample, "city:370300", limit=2)
    assert len(found.around.nodes) == 2 and found.around.omitted == 4
    types = [edge.type for edge in found.around.edges]
    assert len(set(types)) == len(types)  # taken from the types in turn


def test_counts_tell_types_and_labels(sample):
    assert browse.counts(sample, "city:370300") == {
        "types": {"CARRIED_OUT_IN": 2, "HOLDS_POST": 1, "ISSUED": 1, "PART_OF": 1, "BENCHMARKS": 1},
        "labels": {"Reform": 2, "Leader": 1, "Policy": 1, "City": 2},
    }
    assert set(browse.counts(sample, id_of(sample, "审批服务试点"))["labels"]) == {"City", "Topic"}


def test_neighbours_of_several_things_are_one_subgraph(sample):
    found = browse.neighbours(sample, ["city:370300", "city:370700"])
    assert {"淄博市", "潍坊市", "河长制", "王小明", "李大海"} <= {node.name for node in found.nodes.values()}
    assert all(edge.head in found.nodes and edge.tail in found.nodes for edge in found.edges)
    assert ("BENCHMARKS", "city:370700", "city:370300") in {(e.type, e.head, e.tail) for e in found.edges}
    assert found.omitted == 0


def test_neighbours_are_filtered_and_bounded(sample):
    leaders = browse.neighbours(sample, ["city:370300"], labels=["Leader"])
    assert {node.label for node in leaders.nodes.values()} == {"City", "Leader"}
    issued = browse.neighbours(sample, ["city:370300"], types=["ISSUED"])
    assert {node.label for node in issued.nodes.values()} == {"City", "Policy"} and {e.type for e in issued.edges} == {"ISSUED"}
    few = browse.neighbours(sample, ["city:370300"], limit=3)
    assert len(few.nodes) == 3 and few.omitted == 4
    assert browse.neighbours(sample, ["city:none"]).nodes == {}


def test_a_path_leads_from_one_thing_to_the_other(sample):
    first, second = id_of(sample, "李大海"), id_of(sample, "王小明")
    found = browse.path(sample, first, second)
    order = list(found.nodes)
    assert order[0] == first and order[-1] == second
    assert [found.nodes[key].name for key in order] == ["李大海", "潍坊市", "淄博市", "王小明"]
    assert {frozenset((edge.head, edge.tail)) for edge in found.edges} == {frozenset(pair) for pair in pairwise(order)}
    assert all(edge.evidence for edge in found.edges)
    assert browse.path(sample, first, first) is None
    assert browse.path(sample, first, id_of(sample, SCRIPT, "Reform")) is None
    assert browse.path(sample, first, "no such") is None


def test_two_things_are_not_tied_by_the_report_that_tells_of_both(sample):
    pilot, reform = id_of(sample, "审批服务试点"), id_of(sample, "混合所有制改革")
    for confidence in (0, .4):
        assert [node.name for node in browse.path(sample, pilot, reform, confidence).nodes.values()] == ["审批服务试点", "淄博高新区", "淄博市", "混合所有制改革"]


def test_a_path_over_sure_facts_may_be_longer_or_none(sample):
    first, second = id_of(sample, "李大海"), id_of(sample, "王小明")

    def names(confidence):
        found = browse.path(sample, first, second, confidence)
        return found and [found.nodes[key].name for key in found.nodes]

    assert names(.4) == names(0) == ["李大海", "潍坊市", "淄博市", "王小明"]
    over_the_idea = ["李大海", "一窗受理改革", "一窗受理改革", "一窗受理改革", "王小明"]  # of 潍坊, the idea, of 淄博
    assert names(.45) in (["李大海", "一窗受理改革", "潍坊市", "淄博市", "王小明"], over_the_idea)
    assert names(.6) == over_the_idea
    assert names(.95) is None
    assert browse.path(sample, first, first, .4) is None and browse.path(sample, first, "no such", .4) is None


def test_facts_below_the_threshold_are_left_out_and_counted(sample):
    every, sure = browse.details(sample, "city:370700"), browse.details(sample, "city:370700", confidence=.8)
    assert {edge.type for edge in every.around.edges} - {edge.type for edge in sure.around.edges} == {"HOLDS_POST", "BENCHMARKS"}
    assert {edge.confidence for edge in sure.around.edges} == {.8} and sure.degree == every.degree - 2
    assert browse.hidden(sample, "city:370700", .8) == 2 and browse.hidden(sample, "city:370700", 0) == 0
    pilot = id_of(sample, "审批服务试点")
    assert browse.hidden(sample, pilot, .95) == len(browse.details(sample, pilot).around.edges)  # the report that tells of it is not drawn
    drawn = browse.neighbours(sample, ["city:370700"], confidence=.8)
    assert "city:370300" not in drawn.nodes and all(edge.confidence >= .8 for edge in drawn.edges)
    assert "city:370300" in browse.neighbours(sample, ["city:370700"]).nodes


def test_edges_keep_the_supports_that_reach_the_threshold():
    both = browse.Edge("LEADS", "a", "b", (browse.Evidence("r1", 0, 1, "甲", "", .4), browse.Evidence("r2", 0, 1, "乙", "", .9)), {}, .9)
    unsure, silent = browse.Edge("LEADS", "a", "c", both.evidence[:1]), browse.Edge("LEADS", "a", "d", (browse.Evidence("r1", 0, 1, "甲"),))
    assert browse.sure([both, unsure, silent], 0) == [both, unsure, silent]
    assert [(e.tail, [s.report for s in e.evidence]) for e in browse.sure([both, unsure, silent], .5)] == [("b", ["r2"]), ("d", ["r1"])]


def test_the_overview_counts_what_reaches_the_threshold(sample):
    every, sure, nothing = overview(sample), overview(sample, .8), overview(sample, .95)
    assert (every.hidden, sure.hidden, sure.facts) == (0, 3, every.facts - 3)
    assert sure.cities == every.cities and len(sure.reports) == 3
    assert sure.nodes == {**every.nodes, "Outcome": every.nodes["Outcome"] - 1}  # the one whose only fact has a confidence of 0.3
    assert nothing.facts == 0 and nothing.cities == [] and nothing.topics == {} and not nothing.empty
    assert nothing.nodes == {label: every.nodes[label] for label in ("Concept", "Topic", "Report", "Passage")}


@pytest.mark.parametrize("confidence", [.25, .3, .4, .45, .5, .7, .8, .85, .9])
def test_a_thing_counts_where_a_fact_at_it_does(sample, confidence):
    rows = sample.read("MATCH (a:Thing)-[r]->(b:Thing) WHERE r.confidence IS NOT NULL AND NOT type(r) IN ['MENTIONED_IN', 'FROM_REPORT'] "
                       "RETURN type(r) AS type, r.confidence AS confidence, a.id AS a, labels(a) AS of_a, b.id AS b, labels(b) AS of_b, b.name AS name").rows
    labels = {end: next(n for n in names if n != "Thing") for _, _, a, of_a, b, of_b, _ in rows for end, names in ((a, of_a), (b, of_b))}
    kept = [(kind, a, b, name) for kind, reached, a, _, b, _, name in rows if reached >= confidence]
    things = Counter(labels[end] for end in {end for _, a, b, _ in kept for end in (a, b)})
    found = overview(sample, confidence)
    stating = [label for label, node in LABELS.items() if node.fact]
    assert {label: found.nodes.get(label, 0) for label in stating} == {label: things[label] for label in stating}
    assert found.facts == len(kept)
    topics = Counter((name, labels[a]) for kind, a, _, name in kept if kind == "ABOUT")
    assert {(topic, label): many for topic, by_label in found.topics.items() for label, many in by_label.items()} == topics
    assert sum(city.reforms for city in found.cities) == sum(kind == "CARRIED_OUT_IN" for kind, *_ in kept)
    assert sum(city.pilots for city in found.cities) == sum(kind == "HOSTED_BY" for kind, *_ in kept)


def test_reports_tell_what_they_lack(sample):
    found = browse.reports(sample)
    assert [(row.title, row.city, row.year, row.names) for row in found] == [
        ("潍坊市改革总结", "潍坊市", 2018, "weifang"), ("淄博市改革总结", "淄博市", 2017, "zibo"), (SCRIPT, "", None, "nasty")]
    assert {"city", "year"} <= set(found[2].gaps) and found[0].gaps == ()
    assert found[1].things == 11
    assert browse.find_report(sample, found[0].id) == found[0]
    assert browse.find_report(sample, "r0") is None


def test_the_passages_of_a_report_are_its_text(sample):
    zibo = reports()[0]
    found = browse.passages(sample, zibo.report)
    assert "\n".join(passage.text for passage in found) == ZIBO
    assert all(ZIBO[p.start : p.end] == p.text for p in found)
    assert browse.passages(sample, "r0") == []


def test_the_facts_of_a_report_are_those_it_states(sample):
    zibo, weifang = reports()[:2]
    found = browse.report_facts(sample, weifang.report)
    nodes, first, edges = found.nodes, found.first, found.edges
    assert {"潍坊市", "淄博市", "河长制", "水污染"} <= {node.name for node in nodes.values()}
    assert "王小明" not in {node.name for node in nodes.values()}
    assert all(e.head in nodes and e.tail in nodes for e in edges)
    assert {support.report for edge in edges for support in edge.evidence} == {weifang.report}
    assert {edge.type for edge in edges} >= {r.type for r in weifang.relations}
    assert first["city:370700"].start == 0
    assert browse.report_facts(sample, zibo.report).nodes["city:370300"].name == "淄博市"


def test_a_report_has_as_many_things_wherever_they_are_counted(sample):
    for row in browse.reports(sample):
        found = browse.report_facts(sample, row.id)
        assert row.things == len(found.things) == len(set(found.things)) == len(browse.counting(found.things, found.edges, 0))
        assert set(found.things) <= set(found.nodes) and set(found.first) <= set(found.things)
        assert {node.label for id, node in found.nodes.items() if id not in found.things} <= {"Topic", "Report", "City", "Concept", "Organisation"}
    zibo = browse.report_facts(sample, reports()[0].report)
    sure = browse.counting(zibo.things, browse.sure(zibo.edges, .8), .8)
    assert [zibo.nodes[id].name for id in zibo.things if id not in sure] == ["引入资本12亿元"]


def test_mentions_are_where_the_name_stands(sample):
    found = browse.mentions(sample, "city:370300")
    texts = {facts.report: "\n".join(p.text for p in facts.passages) for facts in reports()}
    assert found
    assert {texts[m.report][m.start : m.end] for m in found} == {"淄博市"}
    assert len({m.report for m in found}) == 2


def test_the_overview_counts_all(sample):
    found = overview(sample)
    assert not found.empty and len(found.reports) == 3
    assert {label: found.nodes[label] for label in ("City", "Reform", "Pilot", "Leader", "Outcome", "Passage")} == {
        "City": 4, "Reform": 5, "Pilot": 2, "Leader": 2, "Outcome": 3, "Passage": 11}
    assert found.topics["营商环境与政务服务"] == {"Reform": 2, "Pilot": 1}
    assert next(iter(found.topics)) == "营商环境与政务服务"
    assert found.years == {2017: 1, 2018: 1, None: 1}
    cities = {city.name: (city.reforms, city.pilots) for city in found.cities}
    assert cities == {"淄博市": (2, 0), "潍坊市": (2, 0), "未名市": (1, 1), "淄博高新区": (0, 1)}
    assert all(city.lon is not None for city in found.cities if city.name in ("淄博市", "潍坊市"))
    assert found.facts == sum(found.relationships.values()) > 20
