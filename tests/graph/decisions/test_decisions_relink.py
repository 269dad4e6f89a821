"""After a decision only the difference is written, and the graph is the one that a rebuild makes; on both stores."""
from __future__ import annotations

import random

import pytest

from graph.decisions import Decision, DecisionLog, FactRef, Ref
from graph.dump import dump
from graph.load import load, rebuild, resolve_again, sync
from graph.load.apply import apply
from tests.graph.folders import keep
from tests.graph.graph_facts import city_report

NAMES = {1: "一窗受理改革", 2: "一窗受理集成服务改革", 3: "河长制", 4: "一窗受理改革"}
SENTENCE = {n: city_report(n, reform=name).passages[0].text for n, name in NAMES.items()}


def ref(number: int, type_: str = "Reform", name: str = "") -> Ref:
    return Ref(f"r{number:016x}", type_, name or NAMES[number], SENTENCE[number])


DECISIONS = [
    Decision("", "same", things=(ref(1),), others=(ref(2),)),
    Decision("", "same", things=(ref(2), ref(3), ref(4))),
    Decision("", "different", things=(ref(1),), others=(ref(4),)),
    Decision("", "hide", things=(ref(1, "Leader", "王小明"), ref(2, "Leader", "王小明"))),
    Decision("", "hide", things=(ref(3),)),
    Decision("", "hide", fact=FactRef("LEADS", ref(4, "Leader", "王小明"), ref(4))),
    Decision("", "correct", things=(ref(1), ref(4)), set={"topic": "司法", "name": "一窗通办改革"}),
    Decision("", "correct", things=(ref(2),), set={"status": "completed"}),
    Decision("", "correct", things=(ref(3, "City", "高新区"),), set={"within": "370303"}),
    Decision("", "add", things=(ref(4, "Policy", "国家审批服务试点"),)),
    Decision("", "add", things=(ref(4, "Outcome", "办件时间"),), set={"indicator": "办件时间", "value": 45, "unit": "%"}),
    Decision("", "add", things=(ref(2, "City", "长沙市"),)),
    Decision("", "correct", things=(ref(1, "Leader", "王小明"),), set={"post": "副市长"}),
    Decision("", "keep", things=(ref(1, "Pilot", "国家审批服务试点"),)),
]
NOTHING = Decision("", "different", things=(ref(3),), others=(ref(2),))
"""Says what is so already, unless another decision joins them."""


@pytest.fixture
def loaded(store):
    """The data folder with four reports of one city in the store."""
    for number, name in NAMES.items():
        keep(store.workspace, city_report(number, reform=name, year=2015 + number))
    load(store, store.workspace)
    return store.workspace


@pytest.fixture
def whole(monkeypatch) -> list[str]:
    """Ids of the reports that are written as a whole from now on."""
    written: list[str] = []

    def counted(tx, change, lock=False) -> None:
        written.append(change.coming.report if change.coming else "")
        apply(tx, change, lock)

    monkeypatch.setattr(sync, "apply", counted)
    return written


@pytest.mark.parametrize("number", range(len(DECISIONS)))
def test_each_decision_and_its_undo_write_no_report_as_a_whole(loaded, store, whole, number) -> None:
    before, log = list(dump(store)), DecisionLog(loaded)
    made = log.add(DECISIONS[number])
    changed = resolve_again(store, loaded).relinked
    assert changed and not whole, "only the difference is written"
    follows = list(dump(store))
    log.undo(made.id)
    assert resolve_again(store, loaded).relinked == changed and not whole
    assert list(dump(store)) == before
    log.undo(log.read()[0][-1].id)
    rebuild(store, loaded)
    assert list(dump(store)) == follows and whole


def test_many_decisions_and_undos_in_any_order(loaded, store, whole) -> None:
    chance, log, before = random.Random(5), DecisionLog(loaded), list(dump(store))
    made: list[Decision] = []
    for _ in range(14):
        for _ in range(chance.randint(1, 3)):
            if made and chance.random() < 0.4:
                log.undo(made.pop(chance.randrange(len(made))).id)
            else:
                made.append(log.add(chance.choice([*DECISIONS, NOTHING])))
        resolve_again(store, loaded)
    assert not whole
    follows = list(dump(store))
    rebuild(store, loaded)
    assert list(dump(store)) == follows
    whole.clear()
    for decision in made:
        log.undo(decision.id)
    resolve_again(store, loaded)
    assert list(dump(store)) == before and not whole


@pytest.mark.parametrize("lost", ["view", "hash", "index"])
def test_where_the_store_holds_something_else_the_whole_report_is_written(loaded, store, whole, lost) -> None:
    log = DecisionLog(loaded)
    made = [log.add(DECISIONS[0]), log.add(DECISIONS[7])]
    resolve_again(store, loaded)
    if lost == "index":
        (loaded.root / "identity.sqlite").unlink()
    else:
        store.write(lambda tx: tx.run(f"MATCH (r:Report) SET r.{lost} = 'other'"))
    log.undo(made[1].id)
    resolve_again(store, loaded)
    assert f"r{2:016x}" in whole
    follows = list(dump(store))
    rebuild(store, loaded)
    assert list(dump(store)) == follows


def test_a_new_report_rewrites_the_others_by_their_difference(loaded, store, whole) -> None:
    log = DecisionLog(loaded)
    log.add(DECISIONS[1])
    resolve_again(store, loaded)
    (loaded.facts / "report2.facts.json").unlink()
    load(store, loaded, prune=True)
    assert not whole or set(whole) == {""}
    keep(loaded, city_report(2, reform=NAMES[2], year=2017))
    whole.clear()
    load(store, loaded)
    assert whole == [f"r{2:016x}"]
    follows = list(dump(store))
    rebuild(store, loaded)
    assert list(dump(store)) == follows


def test_merges_in_a_circle_make_one_thing_until_two_of_them_are_taken_back(loaded, store) -> None:
    log, before = DecisionLog(loaded), list(dump(store))
    made = [log.add(Decision("", "same", things=(ref(a),), others=(ref(b),))) for a, b in ((1, 2), (2, 3), (3, 1))]
    for expected, decision in ((1, None), (1, made[0]), (2, made[1]), (3, made[2])):
        if decision:
            log.undo(decision.id)
        resolve_again(store, loaded)
        assert store.read("MATCH (n:Reform) RETURN count(n) AS n").single() == expected
    assert list(dump(store)) == before
