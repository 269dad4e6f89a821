"""`python -m graph`: what a person types, on both stores."""
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph import cli
from graph.dump import dump
from graph.store import engine
from ingest import decisions
from tests.graph.command_line import run
from tests.graph.expected_dump import expected_lines
from tests.graph.folders import keep
from tests.graph.graph_facts import city_report

ROOT = Path(cli.__file__).resolve().parents[1]


def test_a_whole_round_in_processes_of_their_own(here, store, store_environment, tmp_path) -> None:
    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "graph", *arguments], env=store_environment, cwd=ROOT, capture_output=True, text=True)

    loaded = command("load", "--json")
    assert (loaded.returncode, json.loads(loaded.stdout)["added"], loaded.stderr) == (0, 2, "")
    dumped = command("dump")
    assert dumped.stdout.splitlines() == expected_lines(here)
    refused = command("drop")
    assert refused.returncode == 2 and refused.stderr.count("\n") == 1 and "--yes" in refused.stderr


def test_load_status_and_dump_agree(here, store, capfd, tmp_path) -> None:
    status, out, _ = run("load", "--json", capfd=capfd)
    assert (status, json.loads(out)["added"]) == (0, 2)
    status, out, _ = run("load", capfd=capfd)
    assert status == 0 and "未变 2" in out
    status, out, _ = run("status", "--json", capfd=capfd)
    found = json.loads(out)
    assert (found["store"]["kind"], found["nodes"]["Reform"], found["relationships"]["CARRIED_OUT_IN"]) == (store.kind, 2, 2)
    assert [r["title"] for r in found["reports"]] == ["报告1", "报告2"]
    status, out, _ = run("status", capfd=capfd)
    assert status == 0 and "报告 2 份" in out
    status, _, _ = run("dump", str(tmp_path / "d.jsonl"), capfd=capfd)
    lines = (tmp_path / "d.jsonl").read_text(encoding="utf-8").splitlines()
    assert status == 0 and lines == list(dump(store))
    assert len([line for line in lines if line.startswith('{"labels"')]) == sum(found["nodes"].values())
    assert len([line for line in lines if line.startswith('{"type"')]) == sum(found["relationships"].values())


def test_a_bad_fact_file_gives_status_1_and_its_name(here, capfd) -> None:
    (here.facts / "坏.facts.json").write_text("{", encoding="utf-8")
    status, out, _ = run("load", capfd=capfd)
    assert status == 1 and "坏.facts.json" in out and "新增 2" in out


def test_forget_by_name_takes_facts_and_files(here, store, capfd) -> None:
    run("load", capfd=capfd)
    alone = expected_lines(here, {f"r{1:016x}"})
    decisions.set_metadata(here, f"r{2:016x}", {"city": "潍坊市"})
    status, out, _ = run("forget", "report2", "--json", capfd=capfd)
    assert (status, json.loads(out)["report"]) == (0, f"r{2:016x}")
    assert list(dump(store)) == alone
    assert sorted(p.name for p in here.facts.glob("*.json")) == ["report1.facts.json"]
    assert decisions.metadata_decisions(here) == {f"r{2:016x}": {"city": "潍坊市"}}
    assert not (here.sources / f"r{2:016x}").exists() and not (here.texts / f"r{2:016x}.json").exists()


def test_forget_wants_one_report(here, store, capfd) -> None:
    keep(here, city_report(3, title="报告1"))
    run("load", capfd=capfd)
    before = list(dump(store))
    status, _, err = run("forget", "报告1", capfd=capfd)
    assert status == 2 and err.count("\n") == 1 and f"r{1:016x}" in err and f"r{3:016x}" in err
    status, _, err = run("forget", "raport2", capfd=capfd)
    assert status == 2 and "report2" in err
    assert list(dump(store)) == before and len(list(here.facts.glob("*.json"))) == 3


def test_drop_wants_yes(here, store, capfd) -> None:
    run("load", capfd=capfd)
    assert run("drop", capfd=capfd)[0] == 2
    assert len(list(dump(store))) > 0
    assert run("drop", "--yes", capfd=capfd)[0] == 0
    assert list(dump(store)) == []
    status, out, _ = run("rebuild", "--json", capfd=capfd)
    assert (status, json.loads(out)["added"]) == (0, 2)
    assert list(dump(store)) == expected_lines(here)


def test_another_folder_says_what_to_do(here, store, capfd, tmp_path, monkeypatch) -> None:
    if store.kind == "embedded":  # its graph lies in the data folder, so another folder comes about by changing its name
        run("load", capfd=capfd)
        (here.root / "workspace.json").write_text('{"id": "wanother"}')
    else:
        run("load", capfd=capfd)
        monkeypatch.setenv("REFORMGRAPH_DATA", str(tmp_path / "other"))
    status, _, err = run("load", capfd=capfd)
    assert status == 1 and "--adopt" in err and err.count("\n") == 1
    assert run("rebuild", "--adopt", capfd=capfd)[0] == 0


def test_backup_and_restore_bring_the_same_graph_elsewhere(here, store, capfd, tmp_path) -> None:
    run("load", capfd=capfd)
    before = list(dump(store))
    assert run("backup", str(tmp_path / "b.zip"), capfd=capfd)[0] == 0
    keep(here, city_report(4, reform="一件事改革"))
    run("forget", "report1", capfd=capfd)
    status, _, err = run("restore", str(tmp_path / "b.zip"), capfd=capfd)
    assert status == 1 and "--replace" in err
    assert run("restore", str(tmp_path / "b.zip"), "--replace", capfd=capfd)[0] == 0
    assert list(dump(store)) == before


@pytest.mark.parametrize("arguments", [[], ["fly"], ["forget"], ["load", "--facts", "/no/such/folder"], ["dump", "a", "b"]])
def test_wrong_usage(arguments, capfd, workspace) -> None:
    status, out, err = run(*arguments, capfd=capfd)
    assert status == 2 and err and not out


def test_no_such_backup(workspace, capfd, tmp_path) -> None:
    status, _, err = run("restore", str(tmp_path / "none.zip"), capfd=capfd)
    assert status == 1 and "none.zip" in err and err.count("\n") == 1


def test_an_unreachable_server_is_one_line(workspace, capfd, monkeypatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    status, _, err = run("status", capfd=capfd)
    assert status == 1 and "bolt://127.0.0.1:9" in err and err.count("\n") == 1


def test_stop_ends_the_engine_and_says_so_when_there_is_none(workspace, capfd) -> None:
    assert run("stop", capfd=capfd)[1].startswith("内嵌图库没有在运行")
    keep(workspace, city_report(1))
    assert run("load", capfd=capfd)[0] == 0
    assert engine.running(workspace)
    assert run("stop", capfd=capfd)[1].startswith("已结束")
    assert engine.running(workspace) is None


def test_serve_runs_in_the_foreground_until_it_is_asked_to_stop(workspace, capfd) -> None:
    process = subprocess.Popen([sys.executable, "-m", "graph", "serve"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert "bolt://127.0.0.1:" in process.stdout.readline()
        assert run("stop", capfd=capfd)[0] == 0
        assert process.wait(60) == 0
    finally:
        if process.poll() is None:
            process.kill()
        process.stdout.close()
