"""`graph.diff`: what it calls a difference, on dumps computed without a store."""
from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.diff import BrokenDump, Diff, State, as_json, as_text, diff
from graph.errors import GraphError
from graph.resolve import resolve
from ingest.facts import FactFile
from tests.graph.expected_dump import lines_of
from tests.graph.graph_facts import city_report, fact_files


def lines(*reports: FactFile, digest: str = "h1") -> list[str]:
    return lines_of([(resolve(r), {"files": [f"{r.doc}.facts.json"], "hash": digest}) for r in reports])


def compared(old: list[str], new: list[str], *ignore: str) -> Diff:
    return diff(State.of_lines(old, "旧"), State.of_lines(new, "新"), ignore)


def numbers(found: Diff) -> dict[str, tuple[int, ...]]:
    return {type_: tuple(by.values()) for type_, by in found.counts().items()}


def newer(facts: FactFile) -> FactFile:
    return replace(facts, extractor="test-2")


def test_equal_states_do_not_differ() -> None:
    same = lines(city_report(1), city_report(2, year=2018))
    found = compared(same, list(reversed(same)))
    assert not found and numbers(found) == {}
    assert list(as_text(found, 10))[-1] == "没有差别 / no difference"
    assert json.loads("".join(as_json(found)))["differences"] == []


def test_a_newer_extractor_alone_is_counted_apart() -> None:
    old, new = lines(city_report(1)), lines(newer(city_report(1)), digest="h2")
    found = compared(old, new)
    relationships = [json.loads(line) for line in old if '"extractors"' in line]
    assert found and found.total("version") == len(relationships) + 1  # and the report
    assert found.total("added") == found.total("removed") == found.total("changed") == 0
    assert found.counts()["Report"]["version"] == 1
    text = "\n".join(as_text(found, 10))
    assert f"otherwise equal: {len(relationships) + 1}" in text and "一窗受理改革" not in text
    assert not compared(old, new, "extractors")


def test_a_changed_attribute_of_a_newer_extractor_is_told_with_old_and_new() -> None:
    facts = newer(city_report(1))
    reform = next(e for e in facts.entities if e.type == "Reform")
    reform.attrs["status"] = "completed"
    found = compared(lines(city_report(1)), lines(facts), "extractors")
    assert numbers(found) == {"Reform": (0, 0, 1, 0), "TOLD_IN": (0, 0, 1, 0)}
    (entry,) = found.entries("Reform", "changed")
    assert (entry["name"], entry["city"]) == ("一窗受理改革", "淄博市")
    assert entry["properties"]["status"] == {"old": "underway", "new": "completed"}
    text = list(as_text(found, 10))
    assert any("一窗受理改革（淄博市）" in line for line in text) and "      status: underway → completed" in text


def test_facts_that_come_and_go_are_listed_by_type() -> None:
    facts = city_report(1)
    facts.relations = [r for r in facts.relations if r.type != "LEADS"]
    found = compared(lines(city_report(1)), lines(facts, city_report(2, reform="河长制", year=2018)))
    counts = found.counts()
    assert counts["LEADS"] == {"added": 1, "removed": 1, "changed": 0, "version": 0}
    assert counts["Reform"]["added"] == counts["Report"]["added"] == counts["Passage"]["added"] == 1
    assert [e["name"] for e in found.entries("Reform", "added")] == ["河长制"]
    (gone,) = found.entries("LEADS", "removed")
    assert (gone["from"]["name"], gone["to"]["name"]) == ("王小明", "一窗受理改革")
    assert list(found.found) == [t for t in ("City", "Reform", "Pilot", "Leader", "Outcome", "Policy", "Organisation", "Problem", "Target",
                                             "Report", "Passage") if t in counts] + [t for t in found.found if t.isupper()]


def test_a_further_report_of_the_same_facts_adds_supports() -> None:
    found = compared(lines(city_report(1)), lines(city_report(1), city_report(2)))
    (entry,) = found.entries("ISSUED", "changed")
    assert [s["report"] for s in entry["properties"]["supports"]["added"]] == [f"r{2:016x}"]
    assert entry["properties"].keys() == {"supports"}
    (city,) = (e for e in found.entries("City", "changed") if e["name"] == "淄博市")
    assert city["properties"]["reports"] == {"added": [f"r{2:016x}"], "removed": []}
    text = "\n".join(as_text(found, 10))
    assert "reports: +报告2" in text and "+ 依据 support 报告2 [0, 5) 一句原文" in text


def test_confidence_is_a_change_unless_left_out() -> None:
    facts = city_report(1)
    facts.relations = [replace(r, confidence=0.5) if r.type == "ISSUED" else r for r in facts.relations]
    facts.entities = [replace(e, confidence=0.4) if e.type == "Leader" else e for e in facts.entities]
    old, new = lines(city_report(1)), lines(facts)
    found = compared(old, new)
    assert numbers(found) == {"Leader": (0, 0, 1, 0), "ISSUED": (0, 0, 1, 0)}
    (entry,) = found.entries("ISSUED", "changed")
    assert entry["properties"]["supports"]["changed"] == [
        {"report": f"r{1:016x}", "passage": f"r{1:016x}:P1", "start": 0, "end": 5, "confidence": {"old": 0.8, "new": 0.5}}]
    assert not compared(old, new, "confidence")


def test_a_difference_of_one_report_that_merging_hides_is_listed() -> None:
    quiet = replace(city_report(2))
    quiet.entities = [replace(e, confidence=0.1) if e.type == "Problem" else e for e in quiet.entities]
    found = compared(lines(city_report(1), city_report(2)), lines(city_report(1), quiet))
    assert numbers(found) == {"Problem": (0, 0, 1, 0)}
    assert "      报告2: confidence: 0.9 → 0.1" in list(as_text(found, 10))


def test_at_most_limit_lines_and_how_many_more() -> None:
    found = compared([], lines(city_report(1)))
    text = list(as_text(found, 1))
    assert len([line for line in text if line.startswith("  + ")]) == len(found.found)
    assert any("另有 1 项 more" in line for line in text)
    assert not [line for line in as_text(found, 0) if line.startswith("  + ")]
    whole = json.loads("".join(as_json(found)))
    assert len(whole["differences"]) == found.total("added") == len(lines(city_report(1)))


def test_numbers_written_otherwise_are_no_difference() -> None:
    line = '{"labels": ["Outcome", "Thing"], "properties": {"id": "o1", "name": "x", "value": %s}}'
    assert not compared([line % "40"], [line % "40.0"])
    assert numbers(compared([line % "40"], [line % "41"])) == {"Outcome": (0, 0, 1, 0)}


def test_labels_and_types_that_the_model_does_not_know_are_compared_too() -> None:
    node = '{"labels": ["Zone", "Thing"], "properties": {"id": "z:%s", "tags": %s}}'
    tie = '{"type": "NEAR", "from": "z:1", "to": "z:9", "properties": {"quotes": [%s]}}'
    old = [node % (1, '["a", "b"]'), node % (2, "[]"), tie % '"x"']
    new = [node % (1, '["b", "c"]'), node % (2, '"text"'), tie % '"y"']
    found = compared(old, new)
    assert numbers(found) == {"NEAR": (0, 0, 1, 0), "Zone": (0, 0, 2, 0)}
    assert [e["properties"] for e in found.entries("Zone", "changed")] == [
        {"tags": {"added": ["c"], "removed": ["a"]}}, {"tags": {"old": [], "new": "text"}}]
    (entry,) = found.entries("NEAR", "changed")
    assert entry["to"] == {"id": "z:9", "name": "z:9"}
    assert any("+c -a" in line for line in as_text(found, 5))


@pytest.mark.parametrize(("bad", "reason"), [
    (b'{"labels": ["City", "Thing"], "prop', "not JSON"), (b"\xff\xfe{\x00", "not UTF-8"), (b"[1]", "neither a node"), (b"17", "neither a node"),
    (b'{"labels": [], "properties": {"id": "a"}}', '"labels"'), (b'{"labels": ["City"], "properties": {}}', 'without "id"'),
    (b'{"type": "LEADS", "from": "a", "properties": {}}', 'without "to"'), (b'{"type": "LEADS", "from": "a", "to": "b"}', "neither a node"),
    (b"[" * 100_000, "not JSON"), (b'{"labels": ["City"], "properties": {"id": "c1"}}', "the same node"),
])
def test_a_broken_line_is_named_with_file_line_and_reason(tmp_path, bad, reason) -> None:
    file = tmp_path / "坏.jsonl"
    file.write_bytes(b'{"labels": ["City"], "properties": {"id": "c1"}}\n\n' + bad + b"\n")
    with pytest.raises(BrokenDump) as told:
        State.of_file(file)
    assert (told.value.file, told.value.line) == (str(file), 3) and reason in told.value.reason
    assert f"{file}, line 3: " in str(told.value)


def test_what_is_no_dump_file_is_refused_with_what_to_do(tmp_path) -> None:
    with pytest.raises(GraphError, match="graph dump FILE"):
        State.of_file(tmp_path)
    with pytest.raises(GraphError, match=r"none\.jsonl"):
        State.of_file(tmp_path / "none.jsonl")


def _applied(found: Diff, old: list[str]) -> set[str]:
    """The newer state, from the older one and what was added and removed."""
    def key(line: str) -> str:
        return json.dumps(json.loads(line), sort_keys=True)

    state = {key(line) for line in old}
    for by in found.found.values():
        state -= {key(found.old.line(k).decode()) for how in ("removed", "changed", "version") for k in by[how]}
        state |= {key(found.new.line(k).decode()) for how in ("added", "changed", "version") for k in by[how]}
    return state


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_is_listed_leads_from_one_state_to_the_other(data) -> None:
    old = lines(*(data.draw(fact_files(n)) for n in (1, 2)))
    new = lines(*(data.draw(fact_files(n)) for n in (2, 3)))
    found = compared(old, new)
    assert _applied(found, old) == {json.dumps(json.loads(line), sort_keys=True) for line in new}
    back = compared(new, old)
    assert (found.total("added"), found.total("removed"), found.total("changed")) == (
        back.total("removed"), back.total("added"), back.total("changed"))
    assert len(json.loads("".join(as_json(found)))["differences"]) == sum(sum(by.values()) for by in found.counts().values())
    assert list(as_text(found, 3))
