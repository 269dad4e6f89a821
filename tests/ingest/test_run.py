"""`python -m ingest` from files to fact files: exit status, determinism, duplicates, changed files, bad input beside good."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ingest.decisions import set_metadata
from ingest.errors import SetAside
from ingest.extract import pipeline
from ingest.facts import FactFile
from ingest.run.process import Options
from ingest.run.registry import Entry, Registry
from ingest.run.run import run
from ingest.run.workers import process_all
from ingest.workspace import Workspace
from tests.ingest.reader_samples import pdf

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "examples" / "reports"
TEXT = """淄博市2018年改革综述
一、总体情况
淄博市深化“放管服”改革，取消审批事项26项。推进张店区城乡融合发展试点，新增农村合作社75个。
二、下一步打算
将完善河长制，力争到2020年实现全覆盖。
"""


def ingest(*arguments: str, data: Path) -> subprocess.CompletedProcess:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "REFORMGRAPH_"))}
    return subprocess.run(
        [sys.executable, "-m", "ingest", *map(str, arguments)], cwd=ROOT, env={**environment, "REFORMGRAPH_DATA": str(data)},
        capture_output=True, text=True, encoding="utf-8", timeout=280,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def reports(tmp_path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "zibo.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_the_same_bytes_whatever_the_number_of_processes(tmp_path):
    samples = sorted(SAMPLES.glob("*.txt"))[::2]
    for jobs in (1, 2):
        done = ingest(*samples, "--facts", tmp_path / f"facts{jobs}", "--no-load", "--jobs", jobs, data=tmp_path / "data")
        assert done.returncode == 0, done.stderr
    one, two = contents(tmp_path / "facts1"), contents(tmp_path / "facts2")
    assert len(one) == len(samples) > 2
    assert one == two
    assert not (tmp_path / "data").exists(), "--facts with --no-load leaves the data folder alone"


def test_fact_files_are_flat_and_hold_every_fact_with_its_sentence(tmp_path):
    workspace = Workspace(tmp_path / "data")
    run([SAMPLES], workspace)
    names = {path.name for path in workspace.facts.iterdir()}
    assert names == {f"{path.stem}.facts.json" for path in SAMPLES.glob("*.txt")}
    for path in workspace.facts.iterdir():
        facts = FactFile.read(path)
        assert facts.doc == path.name.replace(".facts.json", ".txt")
        text = json.loads((workspace.texts / f"{facts.report}.json").read_text(encoding="utf-8"))["text"]
        assert facts.chars == len(text)
        assert facts.entities and facts.relations and facts.passages
        for entity in facts.entities:
            assert 0 < entity.confidence <= 1 and entity.component
            for mention in entity.mentions:
                assert text[mention.start : mention.end] == mention.text
            if not entity.implied:
                assert entity.mentions and text[entity.start : entity.end] == entity.evidence
        for relation in facts.relations:
            assert text[relation.start : relation.end] == relation.evidence and relation.component


def test_bad_input_is_set_aside_by_name_and_the_rest_goes_on(reports, tmp_path):
    (reports / "empty.txt").write_bytes(b"")
    (reports / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (reports / "english.txt").write_text("This is an English text about nothing in particular. " * 20, encoding="utf-8")
    with zipfile.ZipFile(reports / "more.zip", "w") as archive:
        archive.writestr("inner.txt", TEXT.replace("淄博", "潍坊").replace("张店", "奎文"))
        archive.writestr("../evil.txt", TEXT)
    named = {"长" * 80 + ".txt": "潍坊", os.fsdecode("枣庄.txt".encode("gb18030")): "枣庄", "东营: 2018.txt": "东营"}
    for name, city in named.items():
        (reports / name).write_text(TEXT.replace("淄博", city), encoding="utf-8")
    done = ingest(reports, "--no-load", "--json", "--fast", data=tmp_path / "data")
    assert done.returncode == 1, done.stderr
    summary = json.loads(done.stdout)
    assert summary["files"] == 5
    aside = {row["name"]: row for row in summary["set_aside"]}
    assert len(aside) == 4
    for part in ("empty.txt", "broken.pdf", "english.txt", "evil.txt"):
        assert any(part in name for name in aside), part
    assert all(row["reason"] and row["code"] for row in aside.values())
    kept = {"zibo", "inner", "长" * 73, "枣庄", "东营_ 2018"}  # an odd name costs nothing
    assert {path.name for path in (tmp_path / "data" / "facts").iterdir()} == {f"{name}.facts.json" for name in kept}


def test_a_duplicate_gets_its_fact_file_and_is_not_counted_twice(reports, tmp_path):
    (reports / "copy.txt").write_text(TEXT, encoding="utf-8")
    summary = run([reports], Workspace(tmp_path / "data"))
    assert (summary.files, summary.reports) == (2, 1)
    assert len(summary.duplicates) == 1
    files = [FactFile.read(path) for path in (tmp_path / "data" / "facts").iterdir()]
    assert len(files) == 2 and len({facts.report for facts in files}) == 1


def test_running_again_changes_nothing(reports, tmp_path):
    workspace = Workspace(tmp_path / "data")
    run([reports], workspace)
    before = contents(workspace.root)
    times = {path: path.stat().st_mtime_ns for path in workspace.facts.iterdir()}
    run([reports], workspace)
    assert contents(workspace.root) == before
    assert {path: path.stat().st_mtime_ns for path in workspace.facts.iterdir()} == times


def test_what_did_not_change_is_not_extracted_anew(reports, tmp_path, monkeypatch):
    workspace, asked = Workspace(tmp_path / "data"), []
    extract = pipeline.extract
    monkeypatch.setattr(pipeline, "extract", lambda *given: asked.append(given) or extract(*given))
    for options, times in (({}, 1), ({}, 1), ({"again": True}, 2), ({"year": 2019}, 3), ({"year": 2019}, 3), ({"fast": True, "year": 2019}, 4)):
        before = contents(workspace.facts)
        run([reports], workspace, **options)
        assert len(asked) == times, options
        if options == {"again": True}:
            assert contents(workspace.facts) == before
    assert FactFile.read(workspace.facts / "zibo.facts.json").setting == "fast"


def test_a_damaged_fact_file_is_written_anew(reports, tmp_path):
    workspace = Workspace(tmp_path / "data")
    run([reports], workspace)
    before = contents(workspace.facts)
    (workspace.facts / "zibo.facts.json").write_text("{", encoding="utf-8")
    run([reports], workspace)
    assert contents(workspace.facts) == before


def test_a_changed_file_replaces_its_own_facts_only(reports, tmp_path):
    (reports / "other.txt").write_text(TEXT.replace("淄博", "潍坊").replace("张店", "奎文"), encoding="utf-8")
    workspace = Workspace(tmp_path / "data")
    run([reports], workspace)
    before = contents(workspace.root)
    old = FactFile.read(workspace.facts / "zibo.facts.json").report
    (reports / "zibo.txt").write_text(TEXT + "推进国企改革，完成混合所有制改革企业15家。\n", encoding="utf-8")
    run([reports], workspace)
    after = contents(workspace.root)
    new = FactFile.read(workspace.facts / "zibo.facts.json").report
    assert new != old
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert changed == {
        "facts/zibo.facts.json", "registry.json", f"texts/{old}.json", f"texts/{new}.json",
        f"sources/{old}/zibo.txt", f"sources/{new}/zibo.txt", "decisions/successors.jsonl", "decisions/.lock",
    }
    assert f"texts/{old}.json" not in after


def test_two_files_of_one_name_in_two_folders_are_two(tmp_path):
    for folder, city in (("a", "淄博"), ("b", "潍坊")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(TEXT.replace("淄博", city), encoding="utf-8")
    workspace = Workspace(tmp_path / "data")
    run([tmp_path / "a", tmp_path / "b"], workspace)
    assert {path.name for path in workspace.facts.iterdir()} == {"report.facts.json", "report-2.facts.json"}
    assert {FactFile.read(path).doc for path in workspace.facts.iterdir()} == {"report.txt"}


def test_others_write_to_the_data_folder_while_a_run_reads(reports, tmp_path):
    """The app takes in, deletes and changes reports between two reports of a run; what was decided then holds."""
    for name, city in (("a", "潍坊"), ("b", "枣庄"), ("c", "东营")):
        (reports / f"{name}.txt").write_text(TEXT.replace("淄博", city), encoding="utf-8")
    workspace, found = Workspace(tmp_path / "data"), {}
    run([reports / "zibo.txt"], workspace)
    report = FactFile.read(workspace.facts / "zibo.facts.json").report

    def meanwhile(done: int, _: int, name: str) -> None:
        with Registry.lock(workspace).acquire(timeout=0):
            registry = Registry.load(workspace)
            if name == "a.txt":
                (workspace.facts / "a.facts.json").unlink()  # it is deleted
                registry.entries["other"] = Entry("/other/other.txt", report)
                (workspace.facts / "other.facts.json").write_bytes((workspace.facts / "zibo.facts.json").read_bytes())
                registry.save()
                set_metadata(workspace, report, {"city": "济南市"})
            found[name] = sorted(registry.entries)

    run([reports], workspace, progress=meanwhile)
    assert found["a.txt"] == ["a", "other", "zibo"] and found["zibo.txt"] == sorted(Registry.load(workspace).entries) == ["b", "c", "other", "zibo"]
    assert FactFile.read(workspace.facts / "zibo.facts.json").city == "济南市"


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_pages_of_a_long_input_are_told(reports, jobs):
    (reports / "long.pdf").write_bytes(pdf(repeat=9))
    told, done = [], []
    summary = run([reports], Workspace(reports.parent / "data"), jobs=jobs, fast=True, progress=lambda *at: done.append(at),
                  pages=lambda name, page, count: told.append((Path(name).name, page, count)))
    assert not summary.set_aside
    assert done == [(0, 2, ""), (1, 2, "long.pdf"), (2, 2, "zibo.txt")]
    assert told and {name for name, *_ in told} == {"long.pdf"}
    assert told[-1][1] == told[-1][2] > 1


def test_options_win_over_the_text_and_are_told(reports, tmp_path):
    done = ingest(reports, "--no-load", "--fast", "--city", "桓台县", "--year", "2019", data=tmp_path / "data")
    assert done.returncode == 0, done.stderr
    facts = FactFile.read(tmp_path / "data" / "facts" / "zibo.facts.json")
    assert (facts.city, facts.year) == ("桓台县", 2019)
    assert facts.origin["city"] == facts.origin["year"] == "option"


def test_an_unknown_city_keeps_the_facts_and_shows_the_gap(tmp_path):
    (tmp_path / "plain.txt").write_text("深化“放管服”改革，取消审批事项26项。推进分级诊疗制度建设，建成医联体12个。\n", encoding="utf-8")
    summary = run([tmp_path / "plain.txt"], Workspace(tmp_path / "data"))
    assert summary.gaps == [(str(tmp_path / "plain.txt"), ["city", "year", "date"])]
    assert summary.entities["Reform"] >= 1
    assert "缺少地区、年份" in summary.as_text() and f"没有写明日期 1 份：{tmp_path / 'plain.txt'}（" in summary.as_text()


@pytest.mark.parametrize("arguments", [[], ["x", "--year", "abc"], ["x", "--year", "12"], ["x", "--jobs", "0"], ["x", "--nonsense"]])
def test_wrong_usage_is_status_2(arguments, tmp_path):
    done = ingest(*arguments, data=tmp_path / "data")
    assert done.returncode == 2
    assert "usage" in done.stderr and "Traceback" not in done.stderr


def test_a_worker_that_dies_costs_only_its_own_input(reports, tmp_path, monkeypatch):
    """A library that crashes the process on one file: the file is set aside, its neighbours are read."""
    (reports / "a-killer.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(
        "import os\n"
        "import ingest.readers as readers\n"
        "original = readers.read\n"
        "def read(path, *told):\n"
        "    if path.name == 'a-killer.txt':\n"
        "        os._exit(9)\n"
        "    return original(path, *told)\n"
        "readers.read = read\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path / "site"), str(ROOT)]))
    paths = sorted(reports.iterdir())
    results = dict(process_all(paths, Options(fast=True), jobs=2))
    assert [path.name for path in results] == ["a-killer.txt", "zibo.txt"]
    killed, read_ = results[paths[0]], results[paths[1]]
    assert isinstance(killed[0], SetAside) and killed[0].code == "crashed" and "中断" in killed[0].reason
    assert not isinstance(read_[0], SetAside)
