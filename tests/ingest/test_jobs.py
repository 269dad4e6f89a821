"""Background jobs: read, look, load, cancel; what happens when a process dies."""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from ingest import jobs
from ingest.decisions import metadata_decisions
from ingest.errors import UsageError
from ingest.facts import SUFFIX, FactFile
from ingest.into_graph import NotLoaded
from ingest.jobs import adopt as adopting
from ingest.jobs import control, holdings, state, worker
from ingest.jobs.adopt import adopt, reread
from ingest.metadata.values import NONE
from ingest.workspace import Workspace

TEXT = """淄博市2017年改革工作总结
一、营商环境
淄博市深入推进“一窗受理”改革，办件时间压缩40%。市委副书记、市长王小明领衔推进商事制度改革。
二、国企改革
淄博市出台国企改革三年行动方案，市国资委牵头推进混合所有制改革，引入社会资本12亿元。全市上下统一思想、凝聚共识，改革取得明显成效。
"""


def wait(workspace: Workspace, job_id: str, seconds: float = 240) -> state.Job:
    """The job when its process has ended."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = jobs.job(workspace, job_id)
        if not found.running():
            return found
        time.sleep(0.3)
    raise AssertionError(f"still running: {found}\n{(workspace.root / 'jobs' / job_id / 'log.txt').read_text()}")


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A data folder in which one job has ended: it has read one good report and two bad files."""
    folder = Workspace(tmp_path_factory.mktemp("job") / "data").create()
    wait(folder, jobs.start_reading(folder, [("总结.txt", TEXT.encode("gb18030")), ("空.txt", b""), ("坏.pdf", b"%PDF-1.4 nothing")]))
    return folder


@pytest.fixture
def read(workspace, finished):
    """That job, in the test's own data folder."""
    shutil.copytree(finished.root / "jobs", workspace.root / "jobs")
    return jobs.jobs(workspace)[0]


def test_a_job_can_be_fast(workspace):
    fast = wait(workspace, jobs.start_reading(workspace, [("总结.txt", TEXT.encode())], fast=True))
    assert [facts.setting for facts in jobs.found_facts(workspace, fast.id)] == ["fast"]


def test_a_job_reads_what_it_can_and_names_what_it_cannot(workspace, read):
    assert read.status == "ready", read.error
    assert [(row["city"], row["year"]) for row in read.reports] == [("淄博市", 2017)]
    assert read.reports[0]["entities"] and not read.reports[0]["known"]
    assert {item["name"] for item in read.set_aside} == {"空.txt", "坏.pdf"}
    assert all(item["reason"] and item["code"] for item in read.set_aside)
    assert (read.done, read.total, read.share) == (3, 3, 1.0)
    assert [facts.report for facts in jobs.found_facts(workspace, read.id)] == [read.reports[0]["report"]]
    assert not list(workspace.facts.iterdir())  # looked at, not taken
    assert [job.id for job in jobs.jobs(workspace)] == [read.id]


def test_taking_a_report_over_keeps_what_was_set_and_reading_it_again_too(workspace, read):
    report, staged = read.reports[0]["report"], Workspace(workspace.root / "jobs" / read.id / "data")
    adopt(workspace, staged, report, {"city": "潍坊市", "year": 2019}, "upload:x")
    path = workspace.facts / f"总结{SUFFIX}"
    facts = FactFile.read(path)
    assert (facts.report, facts.city, facts.province, facts.year) == (report, "潍坊市", "山东省", 2019)
    assert facts.origin["city"] == "decision"
    assert (workspace.texts / f"{report}.json").exists()
    assert (workspace.sources / report / "总结.txt").read_bytes() == TEXT.encode("gb18030")
    assert metadata_decisions(workspace)[report] == {"city": "潍坊市", "year": 2019}
    before = path.read_bytes()
    reread(workspace, report)
    assert path.read_bytes() == before
    adopt(workspace, staged, report, {}, "upload:y")  # the same text again: recognised, the decision holds
    assert [file.name for file in workspace.facts.glob(f"*{SUFFIX}")] == [f"总结{SUFFIX}"]
    assert path.read_bytes() == before
    copy = workspace.facts / f"另名{SUFFIX}"
    copy.write_bytes(replace(facts, doc="另名.txt", city="济南市").to_bytes())
    adopt(workspace, staged, report, {"city": "枣庄市"}, "upload:y")  # what a person sets holds for every file of the text
    assert [(found.doc, found.city, found.year) for found in map(FactFile.read, (copy, path))] == [("另名.txt", "枣庄市", 2019), ("总结.txt", "枣庄市", 2019)]
    adopt(workspace, staged, report, {"city": NONE, "year": NONE}, "upload:y")
    cleared = FactFile.read(path)
    assert (cleared.city, cleared.year, cleared.gaps[:2], cleared.origin["city"]) == ("", None, ["city", "year"], "decision")
    with pytest.raises(UsageError):
        reread(workspace, "r0")
    with pytest.raises(UsageError):
        adopt(workspace, staged, "r0", {}, "upload:z")


def test_two_reports_of_one_name_in_one_job_are_both_taken_over(workspace, read):
    """As in an archive with folders."""
    report, staged = read.reports[0]["report"], Workspace(workspace.root / "jobs" / read.id / "data")
    other = replace(next(FactFile.read(path) for path in staged.facts.iterdir()), report="r0000000000000000")
    (staged.facts / f"总结-2{SUFFIX}").write_bytes(other.to_bytes())
    text = json.loads((staged.texts / f"{report}.json").read_bytes())
    (staged.texts / f"{other.report}.json").write_text(json.dumps({**text, "report": other.report}), encoding="utf-8")
    for each in (report, other.report, report):
        adopt(workspace, staged, each, {}, "upload:x")
    assert {path.name: FactFile.read(path).report for path in workspace.facts.iterdir()} == {f"总结{SUFFIX}": report, f"总结-2{SUFFIX}": other.report}


def test_a_job_that_is_ended_is_cancelled_with_its_processes(workspace):
    job_id = jobs.start_reading(workspace, [("总结.txt", TEXT.encode())])
    folder = state.folder_of(workspace, job_id)
    process = state.process_of(folder)
    jobs.cancel(workspace, job_id)
    assert jobs.job(workspace, job_id).status in ("cancelled", "ready")
    assert process is None or not process.is_running() or process.status() == "zombie"
    jobs.discard(workspace, job_id)
    assert jobs.jobs(workspace) == [] and not folder.exists()


def test_a_job_whose_process_died_says_so(workspace):
    folder = control._make(workspace, control._new_id())
    dead = subprocess.Popen([sys.executable, "-c", ""])
    state.remember_process(folder, dead.pid)
    dead.wait()
    made = state.Job(folder.name, status="reading", started=state.now())
    state.save(folder, made)
    raw = json.loads((folder / "state.json").read_bytes())
    (folder / "state.json").write_text(json.dumps({**raw, "updated": "2020-01-01T00:00:00+00:00"}))
    found = jobs.job(workspace, folder.name)
    assert (found.status, found.error) == ("failed", "interrupted")


def test_only_the_newest_jobs_that_ended_are_kept(workspace):
    ids = [f"20200101T0000{number:02d}-00000000" for number in range(control.KEPT + 3)]
    for number, job_id in enumerate(ids):
        state.save(control._make(workspace, job_id), state.Job(job_id, status="ready" if number == 0 else "done"))
    control._forget_old(workspace)
    assert [job.id for job in jobs.jobs(workspace)] == [*reversed(ids[3:]), ids[0]]


def test_a_load_that_failed_is_done_again_as_it_was_ordered(workspace, monkeypatch):
    stages = []
    monkeypatch.setattr(control, "_spawn", lambda _, folder, made, stage: (stages.append(stage), state.save(folder, made)))
    folder = control._make(workspace, control._new_id())
    state.save(folder, state.Job(folder.name, status="ready", reports=[{"report": "r1"}, {"report": "r2"}]))
    with pytest.raises(UsageError):
        jobs.again(workspace, folder.name)
    chosen = {"r1": {"city": "淄博市", "year": 2020}}  # the other was not ticked
    jobs.start_loading(workspace, folder.name, chosen)
    state.save(folder, state.Job(folder.name, status="failed", error="…", reports=[{"report": "r1"}, {"report": "r2"}]))
    jobs.again(workspace, folder.name)
    assert stages == ["load", "load"] and json.loads((folder / "order.json").read_bytes()) == {"chosen": chosen}
    made = state._read(folder)
    assert (made.status, made.error, made.done, made.total) == ("loading", "", 0, 1)
    (folder / "order.json").unlink()
    state.save(folder, state.Job(folder.name, status="failed"))
    with pytest.raises(UsageError):
        jobs.again(workspace, folder.name)


def holding(workspace: Workspace, number: int, status: str, reports: tuple[str, ...], chosen: tuple[str, ...]) -> tuple[state.Job, Path]:
    """A job that has uploaded files and what was read of them."""
    folder = control._make(workspace, f"20200101T0000{number:02d}-00000000")
    (folder / "in" / "总结.txt").write_text(TEXT, encoding="utf-8")
    staged = Workspace(folder / "data").create()
    for report in reports:
        (staged.facts / f"{report}{SUFFIX}").write_bytes(FactFile(doc="总结.txt", report=report).to_bytes())
        (staged.texts / f"{report}.json").write_text(TEXT, encoding="utf-8")
        (staged.sources / report).mkdir()
        (staged.sources / report / "总结.txt").write_text(TEXT, encoding="utf-8")
    (folder / "order.json").write_text(json.dumps({"chosen": {report: {} for report in chosen}}))
    made = state.Job(folder.name, status=status, reports=[{"report": report, "title": "", "doc": "总结.txt"} for report in reports])
    state.save(folder, made)
    return made, folder


def left(folder: Path) -> set[str]:
    return {path.stem.partition(".")[0] for part in ("in", "data") for path in (folder / part).rglob("*") if path.is_file()}


def test_what_a_job_holds_goes_when_it_is_done(workspace, monkeypatch):
    made, folder = holding(workspace, 1, "loading", ("r1",), ("r1",))
    monkeypatch.setattr(adopting, "adopt", lambda *_: "")
    monkeypatch.setattr(worker, "findable", lambda _: None)
    monkeypatch.setattr(worker, "into_graph", lambda *_: (_ for _ in ()).throw(NotLoaded("no store")))
    worker._load(workspace, folder, made, {"chosen": {"r1": {}}})
    assert made.status == "failed" and left(folder) == {"总结", "r1"}, "to be done again"
    monkeypatch.setattr(worker, "into_graph", lambda *_: SimpleNamespace(as_json=dict))
    worker._load(workspace, folder, made, {"chosen": {"r1": {}}})
    assert made.status == "done" and not left(folder) and jobs.job(workspace, made.id) == made


def test_what_jobs_hold_of_a_report_goes_with_it(workspace):
    """But for one that is ready, which was never taken over. A job that was killed before it cleared is cleared, too."""
    folders = [holding(workspace, number, status, ("r1", "r2"), chosen)[1] for number, (status, chosen) in enumerate(
        (("done", ("r1",)), ("cancelled", ()), ("failed", ("r1", "r2")), ("failed", ("r1",)), ("ready", ())))]
    assert len(holdings.forget(workspace, "r1")) == 4
    both = {"总结", "r1", "r2"}
    assert [left(folder) for folder in folders] == [set(), set(), {"r2", "总结"}, set(), both] and not folders[3].exists()
    assert [row["report"] for row in state._read(folders[2]).reports] == ["r2"] == list(control._chosen(folders[2]))
    _, killed = holding(workspace, 9, "done", ("r3",), ("r3",))
    control._forget_old(workspace)
    assert not left(killed) and left(folders[4]) == both


def test_a_number_taken_over_by_another_process_is_not_the_job(workspace):
    folder = control._make(workspace, control._new_id())
    (folder / "process.json").write_text(json.dumps({"pid": os.getpid(), "born": 12.0}))
    assert state.process_of(folder) is None
    (folder / "process.json").write_text("{half")
    assert state.process_of(folder) is None


def test_damaged_states_and_strange_folders_are_passed_over(workspace):
    folder = control._make(workspace, control._new_id())
    (folder / "state.json").write_text('{"id": "half')
    (workspace.root / "jobs" / "something").mkdir()
    assert jobs.jobs(workspace) == []
    assert jobs.job(workspace, "../../etc") is None
    with pytest.raises(UsageError):
        jobs.discard(workspace, "../facts")


def test_nothing_is_loaded_from_a_job_that_found_nothing(workspace):
    with pytest.raises(UsageError):
        jobs.start_reading(workspace, [])
    folder = control._make(workspace, control._new_id())
    state.save(folder, state.Job(folder.name, status="done"))
    with pytest.raises(UsageError):
        jobs.start_loading(workspace, folder.name, {})


def test_two_files_of_one_name_are_both_kept(workspace):
    folder = control._make(workspace, control._new_id()) / "in"
    (folder / "a.txt").write_text("1")
    assert control._free_name(folder, "a.txt") == "a (2).txt"
