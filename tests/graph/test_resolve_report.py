"""One fact file to nodes, relationships, passages and mentions."""
from __future__ import annotations

import json
from dataclasses import replace

import pytest

from graph.model import LABELS, TYPES
from graph.resolve import resolve
from ingest.facts import FactFile, Mention
from tests.graph.graph_facts import city_report, entity, relation, report


def ids(facts: FactFile, label: str) -> set[str]:
    return {i for i, fact in resolve(facts).nodes.items() if fact.label == label}


def test_every_end_exists_and_fits_the_model() -> None:
    graph = resolve(city_report(1))
    passages = {p["id"] for p in graph.passages}
    assert {k for k, _, _ in graph.relationships} == {t for t, r in TYPES.items() if r.fact} - {"INSTANCE_OF", "BENCHMARKS", "AIMS_AT", "SCORED"} | {"ABOUT"}
    for kind, head, tail in graph.relationships:
        assert graph.nodes[head].label in TYPES[kind].heads
        assert kind == "ABOUT" or graph.nodes[tail].label in TYPES[kind].tails
        assert all(s.passage in passages for s in graph.relationships[kind, head, tail])
    assert {m.node for m in graph.mentions} == set(graph.nodes)
    assert {m.passage for m in graph.mentions} <= passages
    for fact in graph.nodes.values():
        assert set(fact.contribution.attrs) <= set(LABELS[fact.label].properties)


def test_the_same_thing_in_two_reports_has_one_id() -> None:
    one, other = city_report(1), city_report(2, year=2018)
    shared = resolve(one).nodes.keys() & resolve(other).nodes.keys()
    assert {i.split(":")[0] for i in shared} == {"city", "reform", "pilot", "leader", "target", "policy", "organisation", "problem"}
    assert not ids(one, "Outcome") & ids(other, "Outcome")  # another year, another number


def test_writing_differs_and_the_thing_does_not() -> None:
    for a, b in (("“六个一”督察制度", "六个一督察制度"), ("“互联网＋”行动", "互联网+行动"), ("一窗 受理改革", "一窗受理改革"), ("ETC改革", "etc改革")):
        assert ids(city_report(1, a), "Reform") == ids(city_report(2, b), "Reform")
    for a, b in (("“六个一”制度", "“七个一”制度"), ("2017年行动", "2018年行动"), ("第1批改革", "第2批改革"), ("1.5模式", "15模式")):
        assert ids(city_report(1, a), "Reform") != ids(city_report(2, b), "Reform")


def test_items_of_two_cities_stay_apart() -> None:
    assert not ids(city_report(1), "Reform") & ids(city_report(2, city="湘潭市", province="湖南省"), "Reform")


def test_a_reform_and_a_pilot_of_one_name_are_two() -> None:
    facts = report(1, [entity("Reform", "R", "医联体"), entity("Pilot", "P", "医联体")], [])
    assert len(resolve(facts).nodes) == 2


def test_a_post_that_means_a_person_is_no_name_of_the_person() -> None:
    leader = replace(entity("Leader", "L", "王建国"), aliases=["王建国同志"], mentions=[Mention(0, 3, "王建国"), Mention(3, 7, "市委书记")])
    graph = resolve(report(1, [leader], []))
    assert [fact.contribution.aliases for fact in graph.nodes.values() if fact.label == "Leader"] == [("王建国同志",)]
    assert [m.texts for m in graph.mentions] == [("王建国", "市委书记")]


def test_the_own_city_runs_what_several_host() -> None:
    cities = [entity("City", "C1", "佛山市"), entity("City", "C2", "淄博市")]
    facts = report(1, [*cities, entity("Pilot", "P", "试点")], [relation("HOSTED_BY", "P", "C1"), relation("HOSTED_BY", "P", "C2", (6, 8))])
    alone = report(2, [cities[1], entity("Pilot", "P", "试点")], [relation("HOSTED_BY", "P", "C2")])
    assert ids(facts, "Pilot") == ids(alone, "Pilot")


def test_without_a_city_things_belong_to_the_report() -> None:
    nowhere = [report(n, [entity("Reform", "R", "河长制")], [], city="", province="") for n in (1, 2)]
    assert not ids(nowhere[0], "Reform") & ids(nowhere[1], "Reform")
    assert "city" not in next(iter(resolve(nowhere[0]).nodes.values())).contribution.attrs


def test_numbers_that_are_equal_are_one_outcome() -> None:
    def outcome(value: object, city: str = "淄博市"):
        return ids(report(1, [entity("Outcome", "O", "x", indicator="时间", value=value, unit="%")], [], city=city), "Outcome")

    assert outcome(40) == outcome(40.0) != outcome(41)
    assert outcome(40) != outcome(40, "潍坊市")
    assert all(len(outcome(v)) == 1 for v in (True, "40", None, float("inf"), 10**400))


def test_bodies_named_relative_to_their_place() -> None:
    def body(name: str, city: str = "淄博市", province: str = "山东省", **attrs: str):
        return ids(report(1, [entity("Organisation", "G", name, **attrs)], [], city=city, province=province), "Organisation")

    assert body("市发改委") != body("市发改委", "潍坊市")
    assert body("省委", kind="organ") == body("省委", "潍坊市", kind="organ") != body("省委", "湘潭市", "湖南省", kind="organ")
    assert body("新华网", kind="media") == body("新华网", "湘潭市", "湖南省", kind="media")
    assert body("山东省发改委") == body("山东省发改委", "湘潭市", "湖南省")


def test_documents_whose_title_says_too_little_belong_to_their_city() -> None:
    def document(name: str, city: str = "淄博市"):
        return ids(report(1, [entity("City", "C", city), entity("Policy", "D", name)], [relation("ISSUED", "C", "D")], city=city), "Policy")

    assert document("实施方案") != document("实施方案", "潍坊市")
    assert document("关于深化改革的意见") != document("关于深化改革的意见", "潍坊市")
    assert document("优化营商环境条例") == document("优化营商环境条例", "潍坊市")
    assert document("民法典") == document("民法典", "潍坊市")


def test_leaders_of_national_organs_are_one_everywhere() -> None:
    def leader(city: str, **attrs: str):
        return ids(report(1, [entity("Leader", "L", "王小明", **attrs)], [], city=city), "Leader")

    assert leader("淄博市", of="国务院") == leader("潍坊市", of="国务院")
    assert leader("淄博市") != leader("潍坊市")


def test_an_inline_recogniser_is_an_organisation_with_its_kind_and_its_words() -> None:
    graph = resolve(city_report(1))
    node, fact = next((i, f) for i, f in graph.nodes.items() if f.contribution.name == "新华网")
    assert (fact.label, fact.contribution.attrs) == ("Organisation", {"kind": "media"})
    mention = next(m for m in graph.mentions if m.node == node)
    assert mention.texts == ("新华网",)
    assert graph.passages[0]["text"][mention.starts[0] : mention.ends[0]] == "新华网"


def test_facts_without_passages_get_their_sentences() -> None:
    facts = replace(city_report(1), passages=[])
    graph = resolve(facts)
    assert {m.node for m in graph.mentions} == set(graph.nodes)
    assert {p["text"] for p in graph.passages} >= {"一句原文"}


def test_a_name_is_looked_for_only_in_its_passage_and_spans_outside_belong_to_the_nearest() -> None:
    facts = report(1, [entity("Problem", "B", "难")], [], text="短")
    facts.entities[0].start = facts.entities[0].end = 10_000
    assert resolve(facts).mentions[0].passage == f"{facts.report}:P1"


BROKEN = [
    ("entities", 0, "name", 7), ("entities", 0, "name", " "), ("entities", 0, "start", -1), ("entities", 0, "start", 1.5),
    ("entities", 0, "start", 10**30), ("entities", 0, "end", True), ("entities", 0, "confidence", 2), ("entities", 0, "confidence", "high"),
    ("entities", 0, "aliases", "x"), ("entities", 0, "attrs", []), ("relations", 0, "evidence", None), ("relations", 0, "attrs", None),
    ("relations", 0, "end", -5), ("passages", 0, "path", "x"), ("passages", 0, "text", 5),
]


@pytest.mark.parametrize(("part", "index", "key", "value"), BROKEN)
def test_values_that_no_fact_file_has(part, index, key, value) -> None:
    raw = json.loads(city_report(1).to_bytes())
    raw[part][index][key] = value
    facts = FactFile.from_bytes(json.dumps(raw).encode())
    with pytest.raises(TypeError):
        resolve(facts)


def test_years_that_are_none() -> None:
    for year in (None, 0, "两千", 10**30, True):
        assert "year" not in resolve(report(1, [], [], year=year)).properties
    assert resolve(report(1, [], [], year="2017")).properties["year"] == 2017
