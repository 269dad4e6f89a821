"""Identity in the store: what is one becomes one node, decisions win, undo gives the graph that was there before, on both stores."""
from __future__ import annotations

import random

import pytest

from graph.decisions import Decision, DecisionLog, Ref
from graph.dump import dump
from graph.load import forget, load, rebuild, resolve_again
from ingest.facts import FactFile
from tests.graph.folders import keep
from tests.graph.graph_facts import entity, relation, report

TOLD = [
    (1, "淄博市", 2018, {"城市管理综合执法体制改革": "planned", "“放管服”改革": "planned", "第一批国家智慧城市试点": "unknown", "河长制": "planned"}),
    (2, "淄博市", 2019, {"城市管理执法体制改革": "underway", "放管服改革": "underway", "第二批国家智慧城市试点": "unknown", "林长制": "planned"}),
    (3, "淄博市", 2021, {"城市管理综合执法体制改革": "completed", "深化放管服改革": "completed", "河长制工作": "completed"}),
    (4, "潍坊市", 2019, {"放管服改革": "underway", "河长制": "underway"}),
]


def told(number: int, city: str, year: int, items: dict[str, str]) -> FactFile:
    text = "".join(f"我市推进{name}。" for name in items)
    entities = [entity("City", "C1", city)]
    entities[0].implied = True
    relations = []
    for n, (name, status) in enumerate(items.items()):
        sentence = f"我市推进{name}。"
        start = text.index(sentence)
        kind = "Pilot" if "试点" in name else "Reform"
        made = entity(kind, f"R{n}", name, text, **({"status": status} if kind == "Reform" else {"level": "national"}))
        made.evidence, made.start, made.end = sentence, start, start + len(sentence)
        entities.append(made)
        tied = relation("HOSTED_BY" if kind == "Pilot" else "CARRIED_OUT_IN", f"R{n}", "C1", (start, start + len(sentence)))
        tied.evidence = sentence
        relations.append(tied)
    return report(number, entities, relations, text, city=city, province="山东省", year=year, title=f"{city}{year}年报告")


@pytest.fixture
def four(store):
    for each in TOLD:
        keep(store.workspace, told(*each))
    load(store, store.workspace)
    return store


def names(store, label: str = "Reform") -> set[frozenset[str]]:
    rows = store.read(f"MATCH (n:{label}) RETURN n.name AS name, n.aliases AS aliases, n.city AS city").dicts()
    return {frozenset({row["name"], *row["aliases"]}) for row in rows if row["city"] == "淄博市"}


def ref(number: int, name: str, kind: str = "Reform") -> Ref:
    return Ref(f"r{number:016x}", kind, name, f"我市推进{name}。")


def lines(store) -> list[str]:
    return list(dump(store))


def test_one_item_told_in_other_words_in_three_years_is_one_node_with_its_history(four) -> None:
    assert frozenset({"“放管服”改革", "放管服改革", "深化放管服改革"}) in names(four)
    assert frozenset({"城市管理综合执法体制改革", "城市管理执法体制改革"}) in names(four)
    history = four.read("MATCH (n:Reform {city: '淄博市'})-[t:TOLD_IN]->(r:Report) WHERE '放管服改革' IN n.aliases OR n.name = '放管服改革' "
                        "RETURN r.year AS year, t.statuses AS statuses, t.quotes AS quotes ORDER BY r.year").rows
    assert [(year, statuses) for year, statuses, _ in history] == [(2018, ["planned"]), (2019, ["underway"]), (2021, ["completed"])]
    assert history[2][2] == ["我市推进深化放管服改革。"]


def test_batches_stay_two_and_another_city_is_another_thing(four) -> None:
    assert frozenset({"第一批国家智慧城市试点"}) in names(four, "Pilot")
    cities = four.read("MATCH (n:Reform) WHERE n.name CONTAINS '放管服' RETURN collect(n.city) AS cities").rows[0][0]
    assert sorted(cities) == ["淄博市", "潍坊市"]


def test_what_two_cities_run_is_tied_to_one_concept_with_its_sentences(four) -> None:
    rows = four.read("MATCH (n)-[r:INSTANCE_OF]->(c:Concept) RETURN c.name AS concept, n.city AS city, r.quotes AS quotes ORDER BY concept, city").rows
    assert [(c, city) for c, city, _ in rows] == [("放管服改革", "淄博市"), ("放管服改革", "潍坊市"), ("河长制", "淄博市"), ("河长制", "潍坊市")]
    assert rows[0][2] == ["我市推进“放管服”改革。", "我市推进放管服改革。", "我市推进深化放管服改革。"]
    assert not four.read("MATCH (c:Concept) WHERE c.name CONTAINS '林长' RETURN c").rows


def test_a_person_keeps_apart_joins_and_takes_back(four) -> None:
    before, log = lines(four), DecisionLog(four.workspace)
    apart = log.add(Decision("", "different", things=(ref(1, "“放管服”改革"),), others=(ref(3, "深化放管服改革"),)))
    resolve_again(four, four.workspace)
    assert frozenset({"“放管服”改革", "放管服改革"}) in names(four) and frozenset({"深化放管服改革"}) in names(four)
    joined = log.add(Decision("", "same", things=(ref(1, "河长制"), ref(2, "林长制"))))
    resolve_again(four, four.workspace)
    assert any({"河长制", "林长制"} <= each for each in names(four))
    for decision in (apart, joined):
        log.undo(decision.id)
    summary = resolve_again(four, four.workspace)
    assert summary.relinked and lines(four) == before


def test_two_hundred_random_decisions_and_their_undoing_end_in_the_identical_graph(four) -> None:
    before, log, chance = lines(four), DecisionLog(four.workspace), random.Random(20260101)
    things = [ref(number, name, "Pilot" if "试点" in name else "Reform") for number, _, _, items in TOLD for name in items]
    for step in range(200):
        active = log.active()
        do = chance.choice(("same", "different", "undo", "hide", "same", "different"))
        if do == "undo" and active:
            log.undo(chance.choice(active).id)
        elif do == "hide":
            log.add(Decision("", "hide", things=(chance.choice(things),)))
        else:
            one = chance.choice(things)
            other = chance.choice([t for t in things if t.type == one.type and t != one])
            log.add(Decision("", "same" if do == "undo" else do, things=(one, other)))
        if step % 20 == 19:
            resolve_again(four, four.workspace)
    kept = lines(four)
    assert kept != before
    rebuild(four, four.workspace)
    assert lines(four) == kept
    for decision in log.active():
        log.undo(decision.id)
    resolve_again(four, four.workspace)
    assert lines(four) == before


def test_no_order_of_loading_and_no_detour_changes_the_graph(four) -> None:
    before = lines(four)
    for number in (2, 1, 4, 3):
        forget(four, four.workspace, f"r{number:016x}")
    assert not [line for line in lines(four) if "Reform" in line or "Concept" in line]
    for number in (3, 1, 4, 2):
        keep(four.workspace, told(*TOLD[number - 1]))
        load(four, four.workspace)
    assert lines(four) == before


def test_a_lost_index_changes_nothing(four) -> None:
    before = lines(four)
    for file in four.workspace.root.glob("identity.sqlite*"):
        file.unlink()
    assert not load(four, four.workspace).relinked
    assert lines(four) == before
    (four.workspace.root / "identity.sqlite").write_bytes(b"no database" * 200)
    resolve_again(four, four.workspace)
    assert lines(four) == before
