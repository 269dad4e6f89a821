"""The threshold of confidence: every fact relationship of every text is held to it, and what is no threshold is refused."""
from __future__ import annotations

import json
import re

import pytest

from graph.asked.confidence import threshold
from graph.model import TYPES
from queries import catalogue, parameters
from queries.cli import main
from queries.errors import BadParameter, BadQueryFile
from queries.export import to_xlsx
from queries.run import run
from tests.queries.graph_data import HIGH

FILES = sorted([*(catalogue.HERE / "cypher").glob("*.cypher"), *(catalogue.HERE / "suggestions").glob("*.cypher")])
FACTS = {name for name, kind in TYPES.items() if kind.fact} | {"TOLD_IN"}
_RELATIONSHIP = re.compile(r"-\[(?P<variable>\w*)(?::(?P<types>[A-Z_|]+))?(?P<steps>\*[\d.]*)?\]-")
_ON_THE_WAY = "all(r IN relationships(p) WHERE r.confidence >= $confidence)"
_FOLLOWED = "relationships are followed without being read only where $confidence = 0; the branch beside it reads them"
EXCEPT = {"path-between": "shortestPath is asked only where $confidence = 0; with a threshold the branches beside it look for the way",
          **dict.fromkeys(("adoption-by-year", "status-by-topic", "topics-by-city"), _FOLLOWED)}
"""Files with relationships that are not held to the threshold, each in a branch of its own for $confidence = 0, and why."""

OWN = """/*---
name: own
group: research
section: pilots
title: {zh: 自己的, en: Own}
description: {zh: 说明。, en: What it is.}
parameters: []
view: {kind: table}
---*/
MATCH (i:Pilot)-[r:HOSTED_BY]->(c:City)
WHERE true
RETURN i.name AS item, i.id AS item_id, c.name AS city, c.id AS city_id,
       [{report: r.reports[0], start: r.starts[0], end: r.ends[0], quote: r.quotes[0]}] AS evidence
ORDER BY item, item_id, city_id
LIMIT $limit
"""


def loose(text: str) -> list[str]:
    """The fact relationships of a text that no threshold holds."""
    found = []
    for each in _RELATIONSHIP.finditer(text):
        if each["types"] and not FACTS & set(each["types"].split("|")):
            continue
        held = _ON_THE_WAY if each["steps"] else f"{each['variable']}.confidence >= $confidence"
        at = text.find(held, each.end())
        if (not each["steps"] and not each["variable"]) or at < 0 or re.search(r"\b(RETURN|UNION)\b", text[each.end() : at]):
            found.append(each[0])
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_fact_relationship_is_held_to_the_threshold(file):
    text = file.read_text(encoding="utf-8").partition("---*/")[2]
    assert len(loose(text)) == text.count("WHERE $confidence = 0 AND"), loose(text)
    assert (file.stem in EXCEPT) == bool(loose(text))
    sentences = re.findall(r"(\w+)\.quotes\[", text)
    assert sorted(sentences) == sorted(re.findall(r"(\w+)\.confidences\[\w\] >= \$confidence(?:\]\[0\.\.5\])? \| ?\{", text)), "a sentence below it is listed"


def test_the_walk_finds_what_is_not_held():
    assert loose("MATCH (i)-[r:LEADS]->(j) WHERE r.confidence >= $confidence RETURN i") == []
    assert loose("MATCH (i)-[:LEADS]->(j) RETURN i") == ["-[:LEADS]-"]
    assert loose("MATCH (i)-[r:LEADS]->(j) WHERE s.confidence >= $confidence RETURN i") == ["-[r:LEADS]-"]
    assert loose("MATCH (i)-[r:LEADS]->(j) RETURN i UNION MATCH (i)-[r:LEADS]->(j) WHERE r.confidence >= $confidence RETURN i") == ["-[r:LEADS]-"]
    assert loose("MATCH (i)-[:PART_OF*1..2]->(j) RETURN i") == ["-[:PART_OF*1..2]-"]
    assert loose("MATCH (i)-[:ABOUT]->(t) RETURN i") == []
    assert len(FILES) > 80 and sum(len(_RELATIONSHIP.findall(f.read_text(encoding="utf-8"))) for f in FILES) > 120


@pytest.mark.parametrize(("written", "value"), [(None, 0.0), ("", 0.0), (0, 0.0), (1, 1.0), ("0.8", 0.8), (" ０．８ ", 0.8), (".5", 0.5), ("1e-1", 0.1)])
def test_what_is_a_threshold(written, value):
    assert threshold(written) == value


@pytest.mark.parametrize("written", ["high", "80%", 1.01, -0.1, "-1", "nan", float("nan"), "inf", True, [0.5], "0,8"])
def test_what_is_no_threshold(written):
    with pytest.raises(BadParameter, match=r"confidence is a number from 0 to 1, such as 0\.8, not"):
        threshold(written)


def test_defaults_and_suggestions_come_from_facts_that_reach_it(loaded_store, data):
    query = catalogue.get("pilots")
    every, sure = (parameters.suggest(loaded_store, query, "subject", confidence=c) for c in (0, HIGH))
    assert set(sure) == {x.head.name for x in data.above(HIGH).of("HOSTED_BY")}
    assert set(every) == {x.head.name for x in data.of("HOSTED_BY")} > set(sure)
    assert parameters.defaults(loaded_store, catalogue.get("city-portfolio"), 1) == {"city": None, "topic": None, "years": None}


def test_nothing_reaches_a_threshold_above_all(loaded):
    """On one store: `test_canned_answers` compares both at a threshold in between, and this costs Neo4j a plan for each query."""
    for query in catalogue.load_from(catalogue.HERE / "cypher")[0].values():
        assert run(loaded["embedded"], query, confidence=HIGH + 0.01).rows == [], query.name


def test_the_result_says_which_threshold_it_had(loaded_store):
    result = run(loaded_store, catalogue.get("pilots"), confidence="0.7")
    assert result.confidence == result.as_json()["confidence"] == 0.7
    assert run(loaded_store, catalogue.get("pilots")).confidence == 0
    assert len(to_xlsx(result)) > 500


def test_a_query_of_ones_own_may_look_at_it_or_not(loaded_store, tmp_path):
    def ask(text, confidence):
        (tmp_path / "own.cypher").write_text(text, encoding="utf-8")
        return run(loaded_store, catalogue.load_from(tmp_path)[0]["own"], confidence=confidence).rows
    every = ask(OWN, HIGH)
    assert every == ask(OWN, 0) != []
    held = ask(OWN.replace("WHERE true", "WHERE r.confidence >= $confidence"), HIGH)
    assert 0 < len(held) < len(every)
    with pytest.raises(BadQueryFile, match="confidence cannot be the name of a parameter"):
        ask(OWN.replace("parameters: []", "parameters:\n  - {name: confidence, type: number, title: {zh: 甲, en: A}, default: 0}"), 0)


def test_on_the_command_line(loaded, stores, monkeypatch, capsys):
    for name, value in stores.environment("embedded").items():
        if name.startswith("REFORMGRAPH_"):
            monkeypatch.setenv(name, value)
    counts = []
    for confidence in ("0", "0.9"):
        assert main(["run", "pilots", "--confidence", confidence, "--json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert found["confidence"] == float(confidence)
        counts.append(len(found["rows"]))
    assert 0 < counts[1] < counts[0]
    assert main(["run", "pilots", "--confidence", "0.9"]) == 0
    assert "最低可信度：0.9" in capsys.readouterr().out
    assert main(["suggest", "pilots", "city", "--confidence", "1"]) == 0 and capsys.readouterr().out.strip() == ""


@pytest.mark.parametrize("written", ["1.5", "-0.1", "high", "nan"])
def test_no_threshold_on_the_command_line_is_one_line_and_status_2(capsys, written):
    status = main(["run", "pilots", "--confidence", written])
    out, err = capsys.readouterr()
    assert status == 2 and out == "" and err.count("\n") == 1 and "confidence is a number from 0 to 1" in err
