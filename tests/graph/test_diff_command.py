"""`python -m graph diff` on both stores: the same facts loaded again differ in nothing, changed ones are listed."""
from __future__ import annotations

import json
import os
import threading

from tests.graph.command_line import run
from tests.graph.folders import keep
from tests.graph.graph_facts import city_report


def test_the_same_again_is_empty_and_a_changed_fact_is_listed(here, capfd, tmp_path) -> None:
    old, again = str(tmp_path / "old.jsonl"), str(tmp_path / "again.jsonl")
    run("load", capfd=capfd)
    run("dump", old, capfd=capfd)
    assert run("rebuild", capfd=capfd)[0] == 0
    status, out, err = run("diff", old, capfd=capfd)
    assert (status, err) == (0, "") and "没有差别" in out
    run("dump", again, capfd=capfd)
    assert run("diff", old, again, capfd=capfd)[0] == 0

    changed = city_report(2, reform="河长制", year=2018)
    next(e for e in changed.entities if e.type == "Reform").attrs["status"] = "completed"
    changed.relations = [r for r in changed.relations if r.type != "LEADS"]
    keep(here, changed)
    run("load", capfd=capfd)
    status, out, _ = run("diff", old, capfd=capfd)
    assert status == 1
    assert "河长制（淄博市）" in out and "status: underway → completed" in out and "牵头推动 LEADS: -1" in out
    status, out, _ = run("diff", old, "--json", "--ignore", "extractors", capfd=capfd)
    found = json.loads(out)
    assert status == 1 and found["total"] == {"added": 0, "removed": 1, "changed": 2, "version": 0}
    assert sorted(d["type"] for d in found["differences"]) == ["LEADS", "Reform", "TOLD_IN"]


def test_trouble_is_status_2_and_one_line(workspace, capfd, tmp_path, monkeypatch) -> None:
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    good.write_text('{"labels": ["City"], "properties": {"id": "c1", "name": "甲"}}\n', encoding="utf-8")
    bad.write_text('{"labels"', encoding="utf-8")
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    for arguments, word in (([str(bad), str(good)], "bad.jsonl, line 1"), ([str(good), str(tmp_path / "none")], "none"),
                            ([str(good), str(tmp_path)], "folder"), ([str(good)], "bolt://127.0.0.1:9"),
                            ([str(good), str(good), "--limit", "-1"], "--limit")):
        status, out, err = run("diff", *arguments, capfd=capfd)
        assert (status, out) == (2, "") and word in err and err.count("\n") == 1
    for arguments in ([], [str(good), str(good), "--ignore", "names"], [str(good), str(good), str(good)]):
        assert run("diff", *arguments, capfd=capfd)[0] == 2


def test_a_pipe_is_a_state_too(workspace, capfd, tmp_path) -> None:
    file, pipe = tmp_path / "a.jsonl", tmp_path / "pipe"
    text = "".join(f'{{"labels": ["City"], "properties": {{"id": "c{n}", "name": "甲{n}"}}}}\n' for n in range(3))
    file.write_text(text, encoding="utf-8")
    os.mkfifo(pipe)
    more = text.splitlines()[0].replace("c0", "c9")
    writer = threading.Thread(target=pipe.write_text, args=(text + more, "utf-8"), daemon=True)
    writer.start()
    status, out, _ = run("diff", str(file), str(pipe), capfd=capfd)
    writer.join()
    assert status == 1 and "地区 City: +1" in out
