"""What waits for a person, and what their word does to it, on both stores."""
from __future__ import annotations

import pytest

from graph.decisions import DecisionLog
from graph.dump import dump
from graph.errors import BadDecision
from graph.load import load, rebuild
from graph.review import act, queue
from tests.graph.folders import keep
from tests.graph.review.review_reports import elsewhere, report, three


def names(cards) -> list[set[str]]:
    return [{card.a.name, card.b.name} for card in cards]


def test_a_pair_has_names_sentences_reasons_and_refs(loaded, store) -> None:
    cards, total = queue.pairs(store, loaded)
    assert total == len(cards) >= 1 and all(card.a.label == card.b.label == "Reform" for card in cards)
    card = next(c for c in cards if {c.a.name, c.b.name} == {"村级便民服务站改革", "村级便民站点服务改革"})
    one = card.a if card.a.name == "村级便民服务站改革" else card.b
    assert (one.city, one.years, one.status, one.topic) == ("淄博市", (2017,), "planned", "营商环境与政务服务")
    assert [(e.title, e.year, e.quote) for e in one.evidence] == [("淄博市2017年报告", 2017, "今年启动村级便民服务站改革。")]
    assert [(r.report, r.type, r.name, r.quote) for r in one.refs] == [(f"r{1:016x}", "Reform", "村级便民服务站改革", "今年启动村级便民服务站改革。")]
    assert 0 < card.score < 1 and {"core", "whole", "likeness", "order"} & {name for name, _, _ in card.reasons}
    weights = [abs(weight) for _, _, weight in card.reasons]
    assert weights == sorted(weights, reverse=True)


def test_pages_of_pairs_follow_each_other_and_cities_and_labels_select(loaded, store) -> None:
    cards, total = queue.pairs(store, loaded)
    single = [queue.pairs(store, loaded, limit=1, offset=n)[0][0] for n in range(total)]
    assert single == cards and [c.score for c in cards] == sorted((c.score for c in cards), reverse=True)
    assert queue.pairs(store, loaded, offset=total) == ([], total)
    assert queue.pairs(store, loaded, city="淄博") == (cards, total) == queue.pairs(store, loaded, city="淄博市", label="Reform")
    assert queue.pairs(store, loaded, city="湘潭市") == ([], 0) == queue.pairs(store, loaded, label="Pilot")
    with pytest.raises(BadDecision, match="Policy"):
        queue.pairs(store, loaded, label="Policy")


@pytest.mark.parametrize("do", ["same", "different", "unsure"])
def test_what_is_decided_is_not_asked_again_and_undo_asks_it_again(loaded, store, do) -> None:
    before = list(dump(store))
    (card, *_), total = queue.pairs(store, loaded)
    made = getattr(act, do)(loaded, card.a, card.b, who="甲", score=card.score)
    assert (made.do, made.who, made.score) == (do, "甲", card.score)
    for _ in range(2):  # before the graph follows, and after
        rest, left = queue.pairs(store, loaded)
        assert left < total and {card.a.id, card.b.id} not in [{c.a.id, c.b.id} for c in rest]
        act.apply(store, loaded)
    joined = store.read("MATCH (n:Reform) RETURN count(n) AS n").single()
    assert joined == (2 if do == "same" else 3)
    assert (list(dump(store)) == before) == (do != "same")
    act.undo(loaded, made.id)
    act.apply(store, loaded)
    assert list(dump(store)) == before and queue.pairs(store, loaded)[1] == total


def test_what_was_joined_can_be_split_by_reports(loaded, store) -> None:
    before = list(dump(store))
    for _ in range(2):
        cards, _ = queue.pairs(store, loaded)
        act.same(loaded, cards[0].a, cards[0].b)
        act.apply(store, loaded)
    with queue.reading(store, loaded) as read:
        [thing] = read.things(store.read("MATCH (n:Reform) RETURN n.id AS id").column("id")).values()
    assert [(r.report[-1], e.year) for r, e in zip(thing.refs, thing.evidence, strict=True)] == [("1", 2017), ("2", 2018), ("3", 2019)]
    with pytest.raises(BadDecision, match=r"不能全选.* / .*not all"):
        act.split(loaded, thing, thing.refs)
    act.split(loaded, thing, thing.refs[1:2])
    act.apply(store, loaded)
    found = store.read("MATCH (n:Reform) RETURN n.years AS years ORDER BY n.year").column("years")
    assert found == [[2017, 2019], [2018]]
    after = list(dump(store))
    rebuild(store, loaded)
    assert list(dump(store)) == after
    for decision, in_force, _ in queue.history(loaded):
        assert in_force
        act.undo(loaded, decision.id)
    act.apply(store, loaded)
    assert list(dump(store)) == before


def test_a_thing_is_not_joined_with_itself_or_with_another_kind(loaded, store) -> None:
    cards, _ = queue.pairs(store, loaded)
    places, _ = queue.open_places(store, loaded)
    with queue.reading(store, loaded) as read:
        found = read.things([cards[0].a.id, places[0].id, *store.read("MATCH (n:Pilot) RETURN n.id AS id").column("id")])
    reform, place, pilot = (next(t for t in found.values() if t.label == label) for label in ("Reform", "City", "Pilot"))
    for a, b, why in ((reform, reform, "already"), (reform, pilot, "two types"), (place, place, "already"), (place, reform, "adcode")):
        with pytest.raises(BadDecision, match=f"[一-鿿].* / .*{why}"):
            act.same(loaded, a, b)
    assert DecisionLog(loaded).read() == ([], [])


def test_doubtful_facts_least_sure_first_with_their_sentence(loaded, store) -> None:
    cards, total = queue.weak_facts(store)
    assert [(c.type, c.confidence, c.evidence.quote) for c in cards] == [
        ("LEADS", 0.3, "市长王小明领衔推进。"), ("Pilot", 0.4, "争取农村厕所改造试点。")] and total == 2
    assert (cards[0].head.name, cards[0].tail.name, cards[0].fact.head.name, cards[0].fact.tail.type) == (
        "王小明", "村级便民服务站改革", "王小明", "Reform")
    assert cards[1].thing.name == "农村厕所改造试点" and cards[1].fact is None
    assert [c.type for c in queue.weak_facts(store, type="Pilot")[0]] == ["Pilot"] == [c.type for c in queue.weak_facts(store, limit=1, offset=1)[0]]
    assert queue.weak_facts(store, below=0.35)[1] == 1 and queue.weak_facts(store, city="湘潭县") == ([], 0)
    with pytest.raises(BadDecision, match="FLIES"):
        queue.weak_facts(store, type="FLIES")


@pytest.mark.parametrize("number, count", [(0, "MATCH (:Leader)-[r:LEADS]->() RETURN count(r) AS n"), (1, "MATCH (n:Pilot) RETURN count(n) AS n")])
@pytest.mark.parametrize("do", ["keep", "hide"])
def test_a_doubtful_fact_is_kept_or_hidden_and_not_asked_again(loaded, store, number, count, do) -> None:
    before = list(dump(store))
    cards, _ = queue.weak_facts(store)
    made = getattr(act, do)(loaded, cards[number])
    for _ in range(2):
        assert [c.type for c in queue.weak_facts(store)[0]] == [cards[1 - number].type]
        act.apply(store, loaded)
    assert store.read(count).single() == (1 if do == "keep" else 0)
    if do == "keep":
        assert store.read(count.replace("count(r) AS n", "r.confidence AS n").replace("count(n) AS n", "n.confidence AS n")).single() == 1.0
    act.undo(loaded, made.id)
    act.apply(store, loaded)
    assert list(dump(store)) == before


def test_an_open_place_becomes_the_one_that_a_person_names(loaded, store) -> None:
    [card], total = queue.open_places(store, loaded)
    assert (card.name, card.why, total) == ("鼓楼区", "several", 1) and [e.quote for e in card.evidence] == ["赴鼓楼区学习。"]
    assert ("320106", "江苏省南京市鼓楼区") in card.candidates and len(card.candidates) > 1
    before = list(dump(store))
    made = act.correct(loaded, card, {"adcode": "320106"})
    assert queue.open_places(store, loaded) == ([], 0)
    act.apply(store, loaded)
    assert queue.open_places(store, loaded) == ([], 0)
    assert store.read("MATCH (c:City {adcode: '320106'}) RETURN c.id AS id, c.name AS name, c.open AS open").rows == [["city:320106", "鼓楼区", None]]
    after = list(dump(store))
    rebuild(store, loaded)
    assert list(dump(store)) == after
    act.undo(loaded, made.id)
    act.apply(store, loaded)
    assert list(dump(store)) == before


def test_a_place_may_stay_open(loaded, store) -> None:
    [card], _ = queue.open_places(store, loaded)
    act.keep(loaded, card)
    assert queue.open_places(store, loaded) == ([], 0)
    with pytest.raises(BadDecision, match="adcode"):
        act.correct(loaded, card, {"adcode": "999999"})


def test_namesakes_stay_two_until_a_person_joins_them(loaded, store) -> None:
    assert queue.open_people(store, loaded) == ([], 0)
    keep(loaded, elsewhere())
    load(store, loaded)
    [card], total = queue.open_people(store, loaded)
    assert total == 1 and card.a.name == card.b.name == "王小明" and {card.a.city, card.b.city} == {"淄博市", "湘潭县"}
    assert "异地" in card.reasons[0][0] and {e.quote for t in (card.a, card.b) for e in t.evidence} == {"市长王小明领衔推进。", "县长王小明到任。"}
    act.same(loaded, card.a, card.b)
    act.apply(store, loaded)
    assert queue.open_people(store, loaded) == ([], 0)
    assert store.read("MATCH (n:Leader) RETURN count(n) AS n").single() == 1


def test_of_two_things_of_one_report_the_one_is_named_of_which_the_sentence_speaks(loaded, store) -> None:
    first, second = "推行农贸市场改造行动。", "农贸市场改造工程由李大河负责。"
    keep(loaded, report(4, 2020, ("Reform", "农贸市场改造行动", first, {}), ("Reform", "农贸市场改造工程", second, {}),
                        ("Leader", "李大河", second, {"post": "副市长"}), relations=(("LEADS", "Leader2", "Reform1", second, {"confidence": 0.2}),)))
    load(store, loaded)
    card = next(c for c in queue.pairs(store, loaded)[0] if "农贸市场改造行动" in (c.a.name, c.b.name) and "农贸市场改造工程" in (c.a.name, c.b.name))
    act.same(loaded, card.a, card.b)
    act.apply(store, loaded)
    weak = queue.weak_facts(store, type="LEADS", below=0.25)[0]
    assert [c.fact.tail.name for c in weak] == ["农贸市场改造工程"]
    assert sorted(ref.name for ref in weak[0].tail.refs) == ["农贸市场改造工程", "农贸市场改造行动"]
    act.hide(loaded, weak[0])
    act.apply(store, loaded)
    assert queue.weak_facts(store, type="LEADS", below=0.25) == ([], 0)
    assert not any(dormant for _, _, dormant in queue.history(loaded))


def test_what_a_person_says_lasts_when_the_report_goes_and_comes_back(loaded, store) -> None:
    cards, _ = queue.weak_facts(store)
    act.hide(loaded, cards[0])
    card = queue.pairs(store, loaded)[0][0]
    act.same(loaded, card.a, card.b)
    act.apply(store, loaded)
    decided = list(dump(store))
    files = sorted(loaded.facts.glob("*.json"))
    kept = {f: f.read_bytes() for f in files}
    for file in files[:2]:
        file.unlink()
    load(store, loaded, prune=True)
    assert [(d.do, dormant) for d, _, dormant in queue.history(loaded)] == [("hide", True), ("same", True)]
    for file, data in kept.items():
        file.write_bytes(data)
    load(store, loaded)
    assert list(dump(store)) == decided and not any(dormant for _, _, dormant in queue.history(loaded))


def test_the_three_reports_are_as_the_tests_take_them() -> None:
    assert [(f.year, f.report[-1]) for f in three()] == [(2017, "1"), (2018, "2"), (2019, "3")]
    for facts in three():
        text = facts.passages[0].text
        assert all(text[e.start : e.end] == e.evidence for e in (*facts.entities, *facts.relations))
