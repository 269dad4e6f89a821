"""Parameters against the graph: cities and nodes by name, topics, defaults, suggestions. And values made to do harm."""
from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries import catalogue, parameters
from queries.errors import BadParameter
from queries.run import run
from tests.queries.fixed_graph import NASTY_ITEM, NASTY_LEADER, NASTY_POLICY, NASTY_PROBLEM

HARM = [NASTY_LEADER, NASTY_ITEM, NASTY_POLICY, NASTY_PROBLEM, "x' OR 1=1 //", "$limit", "}) RETURN 1 //", "\\", "'", '"', "`", "${jndi:x}", "%00",
        "*/ MATCH (n) DETACH DELETE n /*", "淄博市' SET c.name='x"]


def city(store, written):
    return parameters.bind(store, catalogue.get("city-portfolio"), {"city": written})


@pytest.mark.parametrize(("written", "found", "shown"), [
    ("淄博市", "city:370300", "淄博市"), ("淄博", "city:370300", "淄博市"), (" 淄博 ", "city:370300", "淄博市"), ("city:370300", "city:370300", "淄博市"),
    ("鹏城", "city:350200", "厦门市"), ("鼓楼区（江苏省）", "city:320106", "鼓楼区（江苏省）"), ("鼓楼区(福建省)", "city:350102", "鼓楼区（福建省）"),
    ("鼓楼区（city:320106）", "city:320106", "鼓楼区（江苏省）"), ("city:350102", "city:350102", "鼓楼区（福建省）"), ("淄博高新区", "city:淄博高新区@370300", "淄博高新区"),
    ("某新城", "city:某新城@?", "某新城"),
])
def test_cities_by_the_names_people_write(loaded_store, written, found, shown):
    bound = city(loaded_store, written)
    assert bound.cypher["city"] == found and bound.shown["city"] == shown
    assert city(loaded_store, shown).cypher["city"] == found


@pytest.mark.parametrize(("written", "reason"), [
    ("淄傅市", "no place named 淄傅市. Near ones: .*淄博市"), ("鼓楼区", "names 2 places; write one of 鼓楼区（江苏省）、鼓楼区（福建省）"),
    ("鼓楼", "names 2 places"), ("湘潭", "names 2 places; write one of 湘潭县、湘潭市"), ("鼓楼区（山东省）", "no place named"),
    ("city:999999", "no place with the id"), (7, "city is a text"), ("*", "needs one city"),
])
def test_a_city_that_cannot_be_told(loaded_store, written, reason):
    with pytest.raises(BadParameter, match=reason):
        city(loaded_store, written)


def node(store, written):
    return parameters.bind(store, catalogue.get("path-between"), {"from": written, "to": "新华网"})


@pytest.mark.parametrize(("written", "found", "shown"), [
    ("新华网", "organisation:xhw", "新华网"), ("淄博市", "city:370300", "淄博市"), ("leader:zhao-zb", "leader:zhao-zb", "赵一〔leader:zhao-zb〕"),
    ("赵一〔leader:zhao-xt〕", "leader:zhao-xt", "赵一〔leader:zhao-xt〕"), (NASTY_LEADER, "leader:bob", NASTY_LEADER),
    (NASTY_ITEM, "reform:f2", NASTY_ITEM), ("鼓楼区〔city:320106〕", "city:320106", "鼓楼区〔city:320106〕"),
    ("outcome:o3", "outcome:o3", "办理时限压缩50%〔outcome:o3〕"),
])
def test_things_by_name_or_id(loaded_store, written, found, shown):
    bound = node(loaded_store, written)
    assert bound.cypher["from"] == found and bound.shown["from"] == shown
    assert node(loaded_store, shown).cypher["from"] == found


@pytest.mark.parametrize(("written", "reason"), [
    ("赵一", r"names 2 things; write one of 赵一〔leader:zhao-xt〕 \(领导\)、赵一〔leader:zhao-zb〕"), ("一次办好", "no thing named 一次办好. Near ones: .*一次办好改革"),
    ("没有此物", "no thing named 没有此物"), ("钱二〔leader:sun〕", "no thing named"), ("leader:nobody", "no thing named"),
])
def test_a_thing_that_cannot_be_told(loaded_store, written, reason):
    with pytest.raises(BadParameter, match=reason):
        node(loaded_store, written)


def test_topics(loaded_store):
    query = catalogue.get("pilots")
    assert parameters.bind(loaded_store, query, {"topic": "医疗"}).cypher["topic"] == "医疗卫生"
    with pytest.raises(BadParameter, match=r"topic: the graph has no topic 医药卫生\. Near ones: 医疗卫生"):
        parameters.bind(loaded_store, query, {"topic": "医药卫生"})


def test_a_text_that_must_be_a_value_of_the_graph(loaded_store):
    query = catalogue.get("outcome-series")
    assert parameters.bind(loaded_store, query, {"indicator": "高新技术企业"}).cypher["indicator"] == "高新技术企业"
    assert parameters.bind(loaded_store, query, {"indicator": "高新"}).cypher["indicator"] == "高新技术企业"
    with pytest.raises(BadParameter, match=r"the graph has no 绿色货款\. Near ones: 绿色贷款"):
        parameters.bind(loaded_store, query, {"indicator": "绿色货款"})


def test_a_parameter_the_query_does_not_have(loaded_store):
    with pytest.raises(BadParameter, match=r"pilots has no parameter yeers; it has city, level, subject, topic, years\. Did you mean years"):
        parameters.bind(loaded_store, catalogue.get("pilots"), {"yeers": "2017"})


def test_empty_values_mean_the_default(loaded_store):
    query = catalogue.get("city-portfolio")
    assert parameters.bind(loaded_store, query, {"city": " ", "topic": "", "years": None}).shown == parameters.defaults(loaded_store, query)


def test_defaults_are_the_same_on_both_stores_and_can_be_given_back(loaded):
    for query in catalogue.load().values():
        seen = {kind: parameters.defaults(store, query) for kind, store in loaded.items()}
        assert seen["embedded"] == seen["neo4j"], query.name
        for store in loaded.values():
            assert parameters.bind(store, query, seen["neo4j"]).cypher == parameters.bind(store, query).cypher


def test_suggestions_are_the_same_on_both_stores_and_each_is_taken(loaded):
    for query in catalogue.load().values():
        for parameter in query.parameters:
            seen = {kind: parameters.suggest(store, query, parameter.name) for kind, store in loaded.items()}
            assert seen["embedded"] == seen["neo4j"], (query.name, parameter.name)
            if parameter.type == "number":
                assert seen["neo4j"] == []
                continue
            assert seen["neo4j"] and len(set(seen["neo4j"])) == len(seen["neo4j"]), (query.name, parameter.name)
    store = loaded["embedded"]
    for name in ("city-portfolio", "path-between", "pilots", "who-leads-what", "outcome-series"):
        query = catalogue.get(name)
        for parameter in query.parameters:
            for value in parameters.suggest(store, query, parameter.name):
                assert parameters.bind(store, query, {parameter.name: value}).shown[parameter.name] is not None


def test_suggestions_follow_what_was_chosen_before(loaded_store):
    query = catalogue.get("city-portfolio")
    assert parameters.suggest(loaded_store, query, "topic", {"city": "湘潭县"}) == ["医疗卫生"]
    assert parameters.suggest(loaded_store, query, "city", limit=3) == ["淄博市", "青岛市", "长沙市"]
    assert parameters.suggest(loaded_store, query, "years") == ["2020", "2019", "2018", "2017", "2016"]
    assert "鼓楼区（福建省）" in parameters.suggest(loaded_store, query, "city")
    with pytest.raises(BadParameter, match="no parameter nothing"):
        parameters.suggest(loaded_store, query, "nothing")


@pytest.mark.parametrize("value", HARM)
def test_values_are_data_never_code(loaded_store, data, value):
    for name, parameter in (("who-leads-what", "leader"), ("pilots", "subject"), ("policies-and-reforms", "policy"), ("problems-and-answers", "problem"),
                            ("responsible-elsewhere", "reform")):
        rows = run(loaded_store, catalogue.get(name), {parameter: value}).rows
        assert all(any(value.lower() in cell.lower() for cell in row if isinstance(cell, str)) or value in ("'", '"', "`", "\\") for row in rows)
    for name, parameter in (("city-portfolio", "city"), ("outcome-series", "indicator"), ("pilots", "topic"), ("pilots", "level"), ("pilots", "years")):
        with pytest.raises(BadParameter):
            run(loaded_store, catalogue.get(name), {parameter: value})
    with suppress(BadParameter):
        run(loaded_store, catalogue.get("path-between"), {"from": value, "to": value})
    assert loaded_store.read("MATCH (n:Thing) RETURN count(n) AS n").single() == len(data.nodes)
    assert loaded_store.read("MATCH (c:City {name: '淄博市'}) RETURN count(c) AS n").single() == 1


def test_nasty_names_are_found_by_themselves(loaded_store):
    for name, parameter, value, column in (("who-leads-what", "leader", NASTY_LEADER, "leader"), ("problems-and-answers", "problem", NASTY_PROBLEM, "problem"),
                                           ("policies-and-reforms", "policy", NASTY_POLICY, "target"), ("responsible-elsewhere", "reform", NASTY_ITEM, "item")):
        rows = run(loaded_store, catalogue.get(name), {parameter: value}).dicts()
        assert rows and {row[column] for row in rows} == {value}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_any_text_gives_rows_or_a_message(loaded_store, text):
    for name, parameter in (("who-leads-what", "leader"), ("city-portfolio", "city"), ("path-between", "to")):
        try:
            run(loaded_store, catalogue.get(name), {parameter: text}, limit=5)
        except BadParameter as error:
            assert str(error)


def test_limits_out_of_range(loaded_store):
    for limit in (0, -1, 10**9, True, 2.5, "5"):
        with pytest.raises(BadParameter, match="limit is a whole number"):
            run(loaded_store, catalogue.get("pilots"), limit=limit)
