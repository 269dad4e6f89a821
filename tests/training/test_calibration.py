"""Confidences become the share of facts that are right."""
import json
import random
from collections import defaultdict

import pytest

from ingest.clean import clean
from ingest.clean.text import Metadata
from ingest.extract import build, extract
from ingest.extract.calibration import FILE, calibrate, log_odds, relation_input, value
from ingest.extract.weights import SHIPPED, Weights
from ingest.facts import Relation
from training import judgements
from training.calibration import Judged, added, error, functions, reliability


def facts(kind, said, right_share, count, seed):
    chance = random.Random(seed)
    return [Judged("entities", kind, (log_odds(said),), said, chance.random() < right_share) for _ in range(count)]


def test_what_is_said_too_surely_becomes_the_share_that_is_right():
    measured = facts("Reform", 0.95, 0.7, 2000, 1) + facts("Reform", 0.6, 0.4, 2000, 2)
    function = functions(measured)["entities"]["Reform"]
    assert value(function, [log_odds(0.95)]) == pytest.approx(0.7, abs=0.04)
    assert value(function, [log_odds(0.6)]) == pytest.approx(0.4, abs=0.04)


def test_more_confidence_never_means_less():
    upside_down = facts("Reform", 0.95, 0.3, 500, 3) + facts("Reform", 0.55, 0.9, 500, 4)
    function = functions(upside_down)["entities"]["Reform"]
    assert function[0] == 0 and value(function, [log_odds(0.9)]) == value(function, [log_odds(0.6)])


def test_a_kind_with_few_facts_stays_near_all_kinds_together():
    found = functions(facts("Reform", 0.9, 0.9, 2000, 5) + facts("Leader", 0.9, 0.0, 1, 6))["entities"]
    assert value(found["Leader"], [log_odds(0.9)]) > 0.6


def test_the_table_counts_what_was_said_and_what_is_right():
    rows = reliability(facts("City", 0.92, 1.0, 3, 7) + facts("City", 0.55, 0.0, 1, 8))
    assert [(name, n, round(said, 2), right) for name, n, said, right in rows] == [("0.50–0.60", 1, 0.55, 0.0), ("0.90–0.95", 3, 0.92, 1.0)]
    assert error(facts("City", 0.92, 1.0, 3, 7)) == pytest.approx(0.08)


def test_a_relation_is_as_sure_as_its_ends_allow():
    relation = Relation(type="HOSTED_BY", head="P1", tail="C1", confidence=0.9)
    assert relation_input(relation, {"P1": 0.6, "C1": 0.995}) == [log_odds(0.9), log_odds(0.6), log_odds(1.0)]


def test_weights_without_a_calibration_leave_confidences_as_they_are(tmp_path):
    found = extract(build(fast=True), clean("淄博市深化“放管服”改革，推行容缺受理制度。"), Metadata(city="淄博市"))
    assert calibrate(found, Weights(tmp_path), "fast") is found


def test_the_shipped_calibration_changes_confidences_and_nothing_else(tmp_path):
    found = extract(build(fast=True), clean("淄博市深化“放管服”改革，推行容缺受理制度。张店区获批国家农村改革试验区。"), Metadata(city="淄博市"))
    (tmp_path / FILE).write_text(json.dumps({"fast": {"entities": {"Reform": [0.0, 0.0]}, "relations": {"HOSTED_BY": [0.0, 0.0, 0.0, 0.0]}}}), encoding="utf-8")
    changed = calibrate(found, Weights(tmp_path), "fast")
    assert [e.name for e in changed.entities] == [e.name for e in found.entities]
    assert {e.confidence for e in changed.entities if e.type == "Reform"} == {0.5}
    assert {r.confidence for r in changed.relations if r.type == "HOSTED_BY"} == {0.5}
    assert [e.confidence for e in changed.entities if e.type == "City"] == [e.confidence for e in found.entities if e.type == "City"]


def test_the_package_has_a_calibration_of_both_settings():
    shipped = json.loads((SHIPPED / FILE).read_text(encoding="utf-8"))
    assert set(shipped) == {"full", "fast"}
    assert all({"Reform", "Pilot", "City", "Outcome"} <= set(part["entities"]) and "CARRIED_OUT_IN" in part["relations"] for part in shipped.values())


def test_the_judged_kinds_say_what_is_right_in_the_package():
    shipped = json.loads((SHIPPED / FILE).read_text(encoding="utf-8"))
    by_kind = defaultdict(list)
    for fact in judgements.kept():
        by_kind[fact.kind].append(fact)
    assert {kind: len(some) for kind, some in by_kind.items()} == {
        "Target": 120, "Problem": 72, "ADDRESSES": 48, "GOVERNED_BY": 40, "HOLDS_POST": 40, "LEADS": 13, "Organisation": 13, "RESPONSIBLE_FOR": 8}
    for part in shipped.values():
        for kind, some in by_kind.items():
            said = sum(value(part[some[0].which][kind], list(f.inputs)) for f in some) / len(some)
            assert said == pytest.approx(sum(f.right for f in some) / len(some), abs=0.05 if len(some) >= 40 else 0.12), kind  # few facts stay nearer to what was said


def test_judged_facts_leave_the_functions_of_other_kinds_alone(tmp_path):
    measured = functions(facts("Reform", 0.9, 0.7, 200, 9))
    measured["relations"]["HOSTED_BY"] = [1.0, 0.2, 0.1, -1.0]
    judged = [Judged("relations", "ADDRESSES", (log_odds(0.7), log_odds(0.9), log_odds(0.75)), 0.7, n % 4 > 0) for n in range(40)]
    both = added(measured, facts("Target", 0.93, 0.6, 200, 10) + judged)
    assert {kind: f for kind, f in both["entities"].items() if kind != "Target"} == measured["entities"]
    assert {kind: f for kind, f in both["relations"].items() if kind != "ADDRESSES"} == measured["relations"]
    assert value(both["relations"]["ADDRESSES"], list(judged[0].inputs)) == pytest.approx(0.75, abs=0.04)
    assert judgements.write({"full": both}, tmp_path, judgements.kept())["full"]["entities"]["Reform"] == both["entities"]["Reform"]
    assert Weights(tmp_path).optional(FILE)["full"]["entities"]["Target"] != both["entities"]["Target"]


def test_facts_of_ledgers_do_not_count(tmp_path):
    row = {"kind": "Target", "component": "ledgers", "confidence": 0.9, "inputs": [2.2], "right": True}
    (tmp_path / "facts.jsonl").write_text(json.dumps(row) + "\n" + json.dumps(row | {"component": "numbers"}) + "\n", encoding="utf-8")
    assert len(judgements.kept(tmp_path / "facts.jsonl")) == 1
