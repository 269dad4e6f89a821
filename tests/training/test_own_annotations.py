"""Learning from one's own annotated folder: it works without the training libraries for the tables, and says what is wrong with a file."""
import json

import pytest

from ingest.__main__ import main as ingest
from ingest.extract import build, extract
from ingest.run.process import shared_language
from training import __main__ as training
from training import annotated, measure
from training.annotated import documents
from training.errors import AnnotationError

TEXT = "淄博市深化“放管服”改革，推行容缺受理制度，全年办理事项1200件。张店区获批国家农村改革试验区。\n市委主要领导领衔“放管服”改革。\n今年要推进用地改革。"
FACTS = {
    "doc": "one.txt", "city": "淄博市", "province": "山东省", "year": 2021,
    "entities": [
        {"id": "C1", "type": "City", "name": "淄博市", "attrs": {"level": "prefecture"}},
        {"id": "C2", "type": "City", "name": "张店区", "attrs": {"level": "county"}},
        {"id": "R1", "type": "Reform", "name": "“放管服”改革", "attrs": {"status": "underway", "topic": "营商环境与政务服务", "first": "none"}},
        {"id": "R2", "type": "Reform", "name": "容缺受理制度", "attrs": {"status": "underway", "topic": "营商环境与政务服务", "first": "none"}},
        {"id": "R3", "type": "Reform", "name": "用地改革", "attrs": {"status": "planned", "topic": "其他", "first": "none"}},
        {"id": "P1", "type": "Pilot", "name": "国家农村改革试验区", "attrs": {"level": "national"}},
        {"id": "O1", "type": "Outcome", "name": "办理事项1200件", "attrs": {"indicator": "办理事项", "value": 1200, "unit": "件", "change": "none"}},
    ],
    "relations": [{"type": "CARRIED_OUT_IN", "head": "R1", "tail": "C1", "attrs": {}}, {"type": "ACHIEVED", "head": "R2", "tail": "O1", "attrs": {}},
                  {"type": "HOSTED_BY", "head": "P1", "tail": "C2", "attrs": {}}],
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Somebody's own annotations; theirs is no scorer and no other text to learn from. Nothing of a pipeline built before is kept."""
    for module in (annotated, measure):
        monkeypatch.setattr(module, "EVALUATION", tmp_path / "none")
    measure.scorer.cache_clear()
    shared_language.cache_clear()
    found = tmp_path / "annotated"
    found.mkdir()
    for name in ("one", "two", "three"):
        (found / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (found / f"{name}.json").write_text(json.dumps({**FACTS, "doc": f"{name}.txt"}, ensure_ascii=False), encoding="utf-8")
    return found


def changed(folder, **values):
    (folder / "one.json").write_text(json.dumps({**FACTS, **values}, ensure_ascii=False), encoding="utf-8")


def entity(**values):
    return [{**FACTS["entities"][2], **values}]


def test_tables_learnt_from_a_folder_are_used(folder, tmp_path, capsys, monkeypatch):
    out = tmp_path / "weights"
    assert ingest(["train", str(folder), "--out", str(out), "--fast"]) == 0
    assert f"REFORMGRAPH_WEIGHTS={out}" in capsys.readouterr().out
    one = next(documents(folder))
    found = extract(build(weights=out, fast=True), one.clean, one.meta)
    assert {e.name for e in found.entities if e.type == "Reform"} & {"“放管服”改革", "容缺受理制度"}


def test_ingest_extracts_with_the_weights_of_the_setting_and_says_so(folder, tmp_path, monkeypatch):
    out, facts = tmp_path / "weights", tmp_path / "facts"
    assert ingest(["train", str(folder), "--out", str(out), "--fast"]) == 0
    extractors = []
    for chosen in ("", str(out)):
        monkeypatch.setenv("REFORMGRAPH_WEIGHTS", chosen)
        shared_language.cache_clear()
        assert ingest([str(folder / "one.txt"), "--facts", str(facts), "--no-load", "--fast", "--jobs", "1", "--city", "淄博市"]) == 0
        extractors.append(json.loads((facts / "one.facts.json").read_text(encoding="utf-8"))["extractor"])
    shared_language.cache_clear()
    assert extractors[0] != extractors[1]


def test_a_folder_of_weights_that_is_not_there_is_told(folder, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("REFORMGRAPH_WEIGHTS", str(tmp_path / "none"))
    assert ingest([str(folder / "one.txt"), "--facts", str(tmp_path), "--no-load", "--fast"]) == 2
    assert "REFORMGRAPH_WEIGHTS" in capsys.readouterr().err


def test_an_empty_folder_is_told(tmp_path, capsys):
    assert ingest(["train", str(tmp_path), "--fast"]) == 1
    assert f"{tmp_path}: no annotations" in capsys.readouterr().err


@pytest.mark.parametrize(("values", "said"), [
    ({"entities": entity(name="不在文中的改革")}, "“不在文中的改革” is not in the text"),
    ({"entities": entity(attrs={"status": "begun", "topic": "其他", "first": "none"})}, "status is 'begun', not one of planned"),
    ({"entities": entity(type="Reforms")}, "there is no type Reforms"),
    ({"entities": [FACTS["entities"][2]] * 2}, "the id R1 is there twice"),
    ({"entities": entity(attrs=None)}, "not in the format of annotations"),
    ({"relations": [{"type": "ACHIEVED", "head": "R1", "tail": "O9", "attrs": {}}]}, "ACHIEVED names O9, which is no entity"),
    ({"doc": "none.txt"}, r"none\.txt cannot be read"),
])
def test_what_is_wrong_with_a_file_is_named(folder, values, said):
    changed(folder, **values)
    with pytest.raises(AnnotationError, match=rf"one\.json: .*{said}"):
        list(documents(folder))


def test_a_file_that_is_no_json_is_named(folder):
    (folder / "two.json").write_text("{", encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"two\.json: not readable as JSON"):
        list(documents(folder))


def test_offsets_beyond_the_report_are_told(folder, tmp_path):
    changed(folder, doc="elsewhere.txt", report="report.txt", start=3, end=9_000)
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"characters 3 to 9000 are not in .*report\.txt"):
        list(documents(folder, tmp_path))


def test_a_broken_annotation_of_the_project_is_told_in_a_line(folder, monkeypatch, capsys):
    (folder / "two.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(training, "missing", str)
    monkeypatch.setattr(training, "to_learn_from", lambda: list(documents(folder)))
    assert training.main(["--tables"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "two.json: not readable as JSON" in said
