"""Each canned query on both stores: its rows against the oracle's, and against each other."""
from __future__ import annotations

from types import SimpleNamespace

import pytest

from queries import catalogue
from queries.run import run
from tests.queries import oracles_items, oracles_numbers, oracles_people, oracles_places, oracles_similar, oracles_years  # noqa: F401  (they register)
from tests.queries.graph_data import HIGH
from tests.queries.oracle import CASES, ORACLES
from tests.queries.oracles_places import shortest, way_rows

QUERIES = catalogue.load_from(catalogue.HERE / "cypher")[0]


def test_every_query_has_an_oracle_and_the_other_way_round():
    assert set(ORACLES) == set(QUERIES)


def test_the_catalogue_holds_what_the_issue_asks_for():
    assert len(QUERIES) >= 28
    assert {q.view.kind for q in QUERIES.values()} == {"table", "graph", "bar", "line", "map"}
    assert {p.type for q in QUERIES.values() for p in q.parameters} == {"city", "topic", "years", "level", "text", "number", "node", "choice"}


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_rows_are_the_oracles_on_both_stores(name, loaded, data):
    query = QUERIES[name]
    answers = []
    for values, confidence in [*((each, 0) for each in CASES[name]), *((each, HIGH) for each in CASES[name][:2])]:  # two: each case costs seconds
        seen, sure = {}, data.above(confidence)
        for kind, store in loaded.items():
            result = run(store, query, values, confidence=confidence)
            given = SimpleNamespace(**result.cypher)
            expected = _expected(name, sure, given, result)
            assert result.rows or confidence, f"{kind}, {values}: no rows"
            assert [dict(zip(result.columns, row, strict=True)) for row in result.rows] == expected, f"{kind}, {values}, {confidence}"
            assert not result.truncated and result.columns == (list(expected[0]) if expected else [c.name for c in query.columns])
            assert all(row[-1] and all(e["report"] in result.sources for e in row[-1]) for row in result.rows)
            seen[kind] = (result.values, result.rows)
        if name != "path-between":
            assert seen["embedded"] == seen["neo4j"], (values, confidence)
        answers.append(result.rows)
    unsure, sure = answers[: len(CASES[name])], answers[len(CASES[name]) :]
    assert any(sure), "the threshold is not to leave out everything"
    if name != "path-between":  # of ways of one length the store may have taken the sure one before
        assert unsure[:2] != sure, "the threshold is to leave out something"


def _expected(name, data, given, result):
    if name != "path-between":
        return ORACLES[name](data, given)
    ways = [way_rows(w) for w in shortest(data, data.nodes[getattr(given, "from")], data.nodes[given.to])]
    taken = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    return taken if taken in ways else ways[0]


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_everything_can_be_asked_for_where_the_query_says_so(name, loaded_store):
    query = QUERIES[name]
    free = {p.name: "*" for p in query.parameters if p.all}
    assert run(loaded_store, query, free).rows


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_an_empty_answer_has_the_columns_all_the_same(name, loaded_store):
    query = QUERIES[name]
    texts = {p.name: "没有这样的名称" for p in query.parameters if p.type == "text" and not p.of}
    if not texts:
        texts = {p.name: "1901" for p in query.parameters if p.type == "years"}
    result = run(loaded_store, query, texts)
    assert result.columns == [c.name for c in query.columns]
    assert result.rows == [] if texts else result.rows


def test_more_rows_than_asked_for_are_cut_and_said_to_be(loaded_store):
    result = run(loaded_store, QUERIES["pilots"], limit=3)
    assert len(result.rows) == 3 and result.truncated
    assert not run(loaded_store, QUERIES["pilots"], limit=500).truncated


def test_one_thing_has_no_path_to_itself(loaded_store):
    assert run(loaded_store, QUERIES["path-between"], {"from": "新华网", "to": "新华网"}).rows == []
