"""Confidences become the share of facts that are right."""
import json
import random

import pytest

from ingest.clean import clean
from ingest.clean.text import Metadata
from ingest.extract import build, extract
from ingest.extract.calibration import FILE, calibrate, log_odds, relation_input, value
from ingest.extract.weights import SHIPPED, Weights
from ingest.facts import Relation
from training.calibration import Judged, error, functions, reliability


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
