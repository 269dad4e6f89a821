"""What was joined automatically: listed, explained, confirmed and taken back, on both stores."""
from __future__ import annotations

import json

import pytest

from graph.dump import dump
from graph.errors import BadDecision
from graph.identity.scorer import scorer
from graph.review import act, joins, queue
from graph.review.reading import reading
from tests.graph.command_line import run

NAMES = ("村级便民服务站改革", "村级便民站点服务改革", "便民服务站建设改革")


@pytest.fixture
def sure(loaded, store, monkeypatch):
    """The three reports under a matcher that is sure of every pair: their three names are one reform."""
    monkeypatch.setattr(scorer(), "sure", 0.0)
    monkeypatch.setitem(scorer().__dict__, "fingerprint", "sure of everything")
    act.apply(store, loaded)
    return loaded


def things(store, *ids: str):
    with reading(store, store.workspace) as read:
        found = read.things(ids or store.read("MATCH (n:Reform) RETURN n.id AS id").column("id"))
    return [found[id] for id in sorted(found)]


def test_what_was_joined_is_listed_and_confirmed_or_left_and_the_graph_stays(sure, store) -> None:
    before = list(dump(store))
    [thing] = things(store)
    cards, total = joins.joined(store, sure)
    assert total == len(cards) == 2 and {card.whole.id for card in cards} == {thing.id}  # three names hold together by two pairs
    assert cards[0].score <= cards[1].score and all(card.reasons for card in cards)
    assert {side.name for card in cards for side in (card.a, card.b)} == set(NAMES)
    for side in (side for card in cards for side in (card.a, card.b)):
        assert [ref.name for ref in side.refs] == [side.name] and [e.quote for e in side.evidence] == [side.refs[0].quote] and len(side.years) == 1
    assert [joins.joined(store, sure, limit=1, offset=n)[0][0] for n in range(2)] == cards
    assert joins.joined(store, sure, city="淄博", label="Reform", name="便民") == (cards, 2)
    assert joins.joined(store, sure, city="湘潭市") == joins.joined(store, sure, label="Leader") == joins.joined(store, sure, name="河长") == ([], 0)
    with pytest.raises(BadDecision, match="Policy"):
        joins.joined(store, sure, label="Policy")

    act.same(sure, cards[0].a, cards[0].b)
    assert joins.joined(store, sure) == ([cards[1]], 1)
    act.unsure(sure, cards[1].a, cards[1].b)
    assert joins.joined(store, sure) == ([], 0)
    act.apply(store, sure)
    assert list(dump(store)) == before


def test_a_thing_tells_by_what_it_is_one_and_where_it_went(sure, store) -> None:
    [thing] = things(store)
    found = joins.origin(store, thing.id)
    assert found is not None and found.thing == thing and [n.side.name for n in found.namings] == list(NAMES)
    assert [bool(n.to) for n in found.namings] == [False, True, True] and all(n.score and n.reasons and n.by is None for n in found.namings[1:])
    assert joins.origin(store, "city:370300") is None and joins.origin(store, "reform:none") is None and joins.now(store, "reform:none") == ""
    other = next(n.side.id for n in found.namings if n.side.id != thing.id)
    assert joins.now(store, other) == thing.id

    cards, _ = joins.joined(store, sure)
    said = act.same(sure, cards[0].a, cards[0].b, who="甲")
    ties = [n.by for n in joins.origin(store, thing.id).namings]
    assert ties.count(said) == 1 and ties.count(None) == 2
    act.undo(sure, said.id)

    first, second, third = (n.side for n in found.namings)
    act.different(sure, first, second)
    act.different(sure, first, third)
    act.apply(store, sure)
    apart = {each.name: joins.origin(store, each.id) for each in things(store)}
    assert len(apart) >= 2 and [n.side.name for n in apart[NAMES[0]].namings] == [NAMES[0]]


def test_the_command_lists_joins_and_finds_by_name(sure, store, capfd) -> None:
    status, out, err = run("review", "--joined", capfd=capfd)
    assert (status, err) == (0, "") and "自动合并 joined automatically：2" in out and "已合并为 " in out and NAMES[2] in out
    found = json.loads(run("review", "--joined", "--name", "便民站点", "--json", capfd=capfd)[1])["joined"]
    assert found["total"] == len(found["cards"]) >= 1 and found["cards"][0]["whole"]["label"] == "Reform"
    assert json.loads(run("review", "--name", "站点", "--json", capfd=capfd)[1]).keys() == {"pairs", "people"}


def test_pairs_and_namesakes_are_found_by_a_part_of_the_name(loaded, store) -> None:
    every, total = queue.pairs(store, loaded)
    some, many = queue.pairs(store, loaded, name="站点")
    assert 0 < many < total and some == [card for card in every if "站点" in card.a.name + card.b.name]
    assert queue.pairs(store, loaded, name="河长") == ([], 0) == queue.open_people(store, loaded, name="河长")
