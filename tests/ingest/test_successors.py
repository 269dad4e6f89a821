"""A report whose text was corrected keeps what people decided about it; another text under its file name does not get it."""
from __future__ import annotations

from pathlib import Path

import pytest

from ingest import texts
from ingest.clean.text import CleanText, Metadata
from ingest.decisions import metadata_decisions, set_metadata
from ingest.facts import FactFile
from ingest.record import append
from ingest.run.process import Processed, report_id
from ingest.run.registry import Registry
from ingest.run.run import run
from ingest.run.write import WorkspaceWriter
from ingest.successors import Successors, alike, lines, take_in
from ingest.workspace import Workspace

OLD = "淄博市深化放管服改革，取消审批事项26项。推进城乡融合发展试点，新增合作社75个。将完善河长制。"
NEW = OLD.replace("26", "27")
OTHER = "潍坊市实施先进制造业强基行动，兑现惠企资金。建设区域物流枢纽，培育外贸新业态。"


def put(workspace: Workspace, text: str, key: str = "/a/zibo.txt") -> str:
    """Write a report of this text as ingest does."""
    report = report_id(text)
    stored = texts.to_bytes(report, CleanText(text, range(len(text))), Metadata())
    item = Processed(key, "zibo.txt", FactFile(doc=key.rpartition("/")[2], report=report), stored, text.encode())
    with Registry.lock(workspace):
        WorkspaceWriter(workspace, Registry.load(workspace)).write(item)
    return report


def test_a_corrected_text_is_the_same_report_to_people_and_back_again(workspace) -> None:
    old = put(workspace, OLD)
    set_metadata(workspace, old, {"city": "淄博市"})
    new = put(workspace, NEW)
    assert old != new and Successors(workspace).of(old) == new
    assert metadata_decisions(workspace)[new] == {"city": "淄博市"}
    set_metadata(workspace, new, {"year": 2018})
    put(workspace, OLD)
    now = Successors(workspace)
    assert (now.of(old), now.of(new)) == (old, old) and metadata_decisions(workspace)[old] == {"city": "淄博市", "year": 2018}
    put(workspace, NEW)
    assert Successors(workspace).of(old) == new
    put(workspace, NEW)
    assert len(lines(workspace)) == 3, "nothing succeeds itself"


def test_another_text_under_the_name_is_another_report(workspace) -> None:
    old, new = put(workspace, OLD), put(workspace, OTHER)
    assert old != new and not lines(workspace)


def test_a_changed_copy_takes_no_other_files_report_away(workspace, tmp_path) -> None:
    """Same name, same text, two folders: each is a file of its own."""
    keys = [str(tmp_path / folder / "zibo.txt") for folder in "ab"]
    for key in keys:
        Path(key).parent.mkdir()
        Path(key).touch()
        old = put(workspace, OLD, key)
    put(workspace, OLD, keys[0])
    assert len(list(workspace.facts.iterdir())) == 2
    new = put(workspace, OTHER, keys[1])
    assert {path.stem for path in workspace.texts.iterdir()} == {path.name for path in workspace.sources.iterdir()} == {old, new}
    assert {FactFile.read(path).report for path in workspace.facts.iterdir()} == {old, new}


def test_a_text_that_another_file_still_has_keeps_its_decisions(workspace) -> None:
    old = put(workspace, OLD)
    put(workspace, OLD, "/b/copy.txt")
    put(workspace, NEW)
    assert Successors(workspace).of(old) == old
    new = put(workspace, NEW, "/b/copy.txt")
    assert Successors(workspace).of(old) == new


def test_what_is_forgotten_gives_its_decisions_to_the_state_that_comes_back(workspace) -> None:
    old, new = put(workspace, OLD), put(workspace, NEW)
    (workspace.texts / f"{new}.json").unlink()
    assert Successors(workspace).of(old) == new, "none is here: they wait"
    put(workspace, OLD, "/c/zibo.txt")
    assert Successors(workspace).of(old) == old
    put(workspace, NEW, "/d/zibo.txt")
    assert Successors(workspace).of(old) == new


def test_a_half_written_line_and_a_colleagues_older_one(workspace) -> None:
    for was, new, when in (("r1", "r2", "2024-01-02"), ("r2", "r1", "2024-01-03")):
        append(workspace, "successors", {"was": was, "is": new, "when": when})
    with open(workspace.decisions / "successors.jsonl", "ab") as handle:
        handle.write(b'{"was": "r1", "i')
    assert take_in(workspace, [{"was": "r1", "is": "r2", "when": "2024-01-01"}, {"was": "r0", "is": "r1", "when": "2024-01-01"}]) == 1
    now = Successors(workspace)
    assert [now.of(report) for report in ("r0", "r1", "r2")] == ["r1", "r1", "r1"]


@pytest.mark.parametrize(("old", "new", "same"), [(OLD, NEW, True), (OLD, OTHER, False), (OLD, OLD.replace("，", " , "), True), ("", "", True), (OLD, "", False)])
def test_what_is_alike(old, new, same) -> None:
    assert alike(old, new) is same


def test_the_first_ingest_of_the_corrected_text_knows_its_city(tmp_path) -> None:
    workspace, file = Workspace(tmp_path / "data"), tmp_path / "a.txt"
    text = OLD.replace("淄博市", "我市") + "\n二、下一步打算\n继续推进各项改革任务。\n"
    file.write_text(text, encoding="utf-8")
    assert not run([file], workspace, fast=True).set_aside
    [facts] = workspace.facts.iterdir()
    set_metadata(workspace, FactFile.read(facts).report, {"city": "佛山市", "year": 2020})
    file.write_text(text.replace("26", "27"), encoding="utf-8")
    run([file], workspace, fast=True)
    first = facts.read_bytes()
    assert (FactFile.read(facts).city, FactFile.read(facts).year) == ("佛山市", 2020)
    run([file], workspace, fast=True)
    assert facts.read_bytes() == first
