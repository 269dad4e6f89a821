"""Suggestions are asked for once, until the facts of the graph change."""
from __future__ import annotations

import pytest

from graph.store.state import FACTS_LOADED
from graph.store.values import Result
from queries import catalogue, parameters, remembered

HOW_MANY = "MATCH (c:City) RETURN count(c) AS n"


class Counting:
    """A store with reports of these hashes; tells how often it was asked for anything else."""

    def __init__(self, **hashes: str | None) -> None:
        self.hashes, self.asked, self.meanwhile = hashes, 0, None

    def read(self, cypher, **parameters):
        if cypher == FACTS_LOADED:
            return Result(["reports", "loaded"], [[len(self.hashes), [f"{i} {h}" for i, h in self.hashes.items() if h]]])
        self.asked += 1
        if self.meanwhile:
            self.hashes = self.meanwhile
        return Result(["n", "limit"], [[self.asked, parameters.get("limit")]])


def ask(store, **given):
    return remembered.rows(store, HOW_MANY, **given)


def test_the_same_question_is_asked_once_while_reports_stay():
    store = Counting(r1="a", r2="b")
    assert ask(store, limit=1) == ask(store, limit=1) == [{"n": 1, "limit": 1}]
    assert ask(store, limit=2) == [{"n": 2, "limit": 2}]
    assert remembered.rows(store, HOW_MANY + " ", limit=1) == [{"n": 3, "limit": 1}]


@pytest.mark.parametrize("then", [{"r1": "c"}, {"r1": "a", "r2": "b"}, {"r2": "a"}, {}])
def test_a_changed_report_a_new_one_and_a_gone_one_ask_again(then):
    store = Counting(r1="a")
    assert ask(store) == ask(store) == [{"n": 1, "limit": None}]
    store.hashes = then
    assert ask(store) == [{"n": 2, "limit": None}]


@pytest.mark.parametrize("hashes", [{}, {"r1": None}, {"r1": "a", "r2": None}])
def test_nothing_is_kept_where_the_state_cannot_be_told(hashes):
    store = Counting(**hashes)
    assert [ask(store)[0]["n"] for _ in range(3)] == [1, 2, 3]


def test_what_was_read_while_a_load_went_on_is_not_kept():
    store = Counting(r1="a")
    store.meanwhile = {"r1": "b"}
    assert ask(store)[0]["n"] == 1
    store.meanwhile, store.hashes = None, {"r1": "a"}
    assert ask(store)[0]["n"] == 2


def test_stores_are_told_apart_and_memory_has_an_end(monkeypatch):
    monkeypatch.setattr(remembered, "MOST", 2)
    one, other = Counting(r1="a"), Counting(r1="a")
    assert ask(one)[0]["n"] == ask(other)[0]["n"] == 1
    assert [ask(one, limit=n)[0]["n"] for n in (1, 2)] == [2, 3]
    assert ask(one)[0]["n"] == 4


def test_the_default_of_a_form_follows_the_graph(loaded_store):
    query = catalogue.get("city-portfolio")
    store = loaded_store
    store.write(lambda tx: tx.run("MATCH (r:Report) SET r.hash = 'before'"))
    before = parameters.defaults(store, query)["city"]
    assert before and parameters.defaults(store, query)["city"] == before
    store.write(lambda tx: tx.run("MATCH (c:City {name: $name})<-[x:CARRIED_OUT_IN|HOSTED_BY]-() DELETE x", name=before))
    assert parameters.defaults(store, query)["city"] == before, "the reports are the same: what was found is kept"
    store.write(lambda tx: tx.run("MATCH (r:Report) SET r.hash = 'after'"))
    after = parameters.defaults(store, query)["city"]
    assert after and after != before
