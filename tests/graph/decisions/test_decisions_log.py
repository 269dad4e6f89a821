"""The record of decisions: what is written is kept, what is broken is named, two may write at once, a colleague's record comes in."""
from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.decisions import Decision, DecisionLog, FactRef, Ref
from graph.decisions.log import in_force
from graph.decisions.records import parse
from graph.errors import BadDecision
from ingest.decisions import metadata_decisions, set_metadata
from ingest.record import append
from ingest.workspace import Workspace

ROOT = Path(graph.__file__).resolve().parents[1]
A, B = Ref("r1", "Reform", "河长制", "全面推行河长制。"), Ref("r2", "Reform", "河长制工作")
NUMBER = Ref("r1", "Outcome", "压缩四成")
FACT = FactRef("LEADS", Ref("r1", "Leader", "王小明"), A, "王小明抓河长制。")


def same(**more) -> Decision:
    return Decision("", "same", things=(A,), others=(B,), **more)


def test_what_is_added_is_read_back_with_id_time_and_who(workspace, monkeypatch) -> None:
    monkeypatch.setenv("REFORMGRAPH_USER", "李四")
    log = DecisionLog(workspace)
    made = [log.add(same(score=0.7, note="看过原文")), log.add(Decision("", "hide", "张三", fact=FACT)),
            log.add(Decision("", "correct", things=(A, B), set={"topic": "生态环境", "status": "completed"}))]
    assert DecisionLog(Workspace(workspace.root)).read() == (made, [])
    assert [d.who for d in made] == ["李四", "张三", "李四"] and len({d.id for d in made}) == 3 and all(d.when for d in made)
    assert log.active() == made


@pytest.mark.parametrize("decision, why", [
    (Decision("", "same", things=(A,), others=(Ref("r1", "Pilot", "河长制试点"),)), "two types"),
    (Decision("", "same", things=(A,)), "two things"),
    *((Decision("", do, things=tuple(Ref("r1", label, name) for name in ("市发改委", "发改委"))), "Correct its name")
      for do in ("same", "different", "unsure") for label in ("Organisation", "City", "Outcome")),
    (Decision("", "merge", things=(A, B)), "merge"),
    (Decision("", "keep"), "one thing or one fact"),
    (Decision("", "hide", things=(A,), fact=FACT), "one thing or one fact"),
    (Decision("", "hide", things=(A, Ref("r1", "Pilot", "河长制试点"))), "two types"),
    (Decision("", "correct", things=(A,), set={"colour": "red"}), "colour"),
    (Decision("", "correct", things=(A,)), "nothing"),
    (Decision("", "correct", things=(A,), set={"name": ["河", "长"]}), "neither text nor number"),
    (Decision("", "correct", things=(Ref("r1", "City", "鼓楼区"),), set={"adcode": "12"}), "adcode"),
    (Decision("", "correct", fact=FACT, set={"title": "市长"}), "title"),
    (Decision("", "correct", fact=replace(FACT, type="HOLDS_POST", tail=Ref("r1", "City", "淄博市")), set={"from": "上个月"}), "2016-11"),
    (Decision("", "correct", fact=replace(FACT, type="HOLDS_POST", tail=Ref("r1", "City", "淄博市")), set={"held": "谁知道"}), "former"),
    (Decision("", "correct", things=(NUMBER,), set={"value": "很多"}), "value"),
    (Decision("", "correct", things=(NUMBER,), set={"value": True}), "neither text nor number"),
    (Decision("", "correct", things=(NUMBER,), set={"value": "nan"}), "value"),
    (Decision("", "correct", things=(NUMBER,), set={"change": "更多"}), "up, down, none"),
    (Decision("", "correct", things=(A,), set={"status": "已完成"}), "planned, underway, completed"),
    (Decision("", "correct", things=(A,), set={"topic": "别的"}), "topic"),
    (Decision("", "correct", things=(Ref("r1", "City", "鼓楼区"),), set={"level": "national"}), "county"),
    (Decision("", "add", things=(Ref("r1", "Reform", "林长制"),)), "sentence"),
    (Decision("", "add", things=(Ref("r1", "Score", "九成", "达到九成。"),)), "cannot be added"),
    (Decision("", "hide", fact=replace(FACT, tail=Ref("r1", "City", "淄博市"))), "City"),
    (Decision("", "undo"), "nothing"),
])
def test_what_cannot_be_is_refused_and_leaves_no_trace(workspace, decision, why) -> None:
    with pytest.raises(BadDecision, match=why) as refused:
        DecisionLog(workspace).add(decision)
    zh, _, en = str(refused.value).partition(" / ")
    assert re.search("[一-鿿]", zh) and why in en
    assert DecisionLog(workspace).read() == ([], []) and not DecisionLog(workspace).file.exists()


def test_numbers_are_numbers_however_they_were_written(workspace) -> None:
    log = DecisionLog(workspace)
    for said, kept in ({"value": "１,100.5"}, {"value": 1100.5}), ({"value": 45}, {"value": 45.0}), ({"unit": 5}, {"unit": "5"}), ({"value": ""}, {"value": ""}):
        made = log.add(Decision("", "correct", things=(NUMBER,), set=said))
        assert made.set == kept and all(type(made.set[k]) is type(kept[k]) for k in kept)
    assert len(log.active()) == 4 and dict(log.add(Decision("", "correct", things=(replace(NUMBER, type="Target"),), set={"by": "2025"})).set) == {"by": 2025}


def test_undo_and_undo_of_undo(workspace) -> None:
    log = DecisionLog(workspace)
    first, second = log.add(same()), log.add(Decision("", "hide", fact=FACT))
    undone = log.undo(first.id)
    assert log.active() == [second] and undone.note == "same"
    with pytest.raises(BadDecision, match="already"):
        log.undo(first.id)
    again = log.undo(undone.id)
    assert log.active() == [first, second]
    with pytest.raises(BadDecision, match="already"):
        log.undo(undone.id)
    log.undo(first.id)
    assert log.active() == [second] and again in log.read()[0]
    with pytest.raises(BadDecision, match="no-such"):
        log.undo("no-such")


def test_of_two_clocks_the_slow_one_undoes_too() -> None:
    made = Decision("x", "hide", when="2026-05-02T10:00:00", fact=FACT)
    undone = Decision("u", "undo", when="2026-05-02T09:00:00", of="x")
    assert in_force([undone, made]) == [] and in_force([undone, made], undoing=True) == [undone]


def test_undos_in_a_circle_do_nothing() -> None:
    kept = Decision("x", "hide", fact=FACT)
    circle = [Decision("a", "undo", of="b"), Decision("b", "undo", of="a"), Decision("c", "undo", of="c")]
    assert in_force([kept, *circle]) == [kept]


@given(st.lists(st.integers(0, 30), max_size=30))
def test_a_decision_is_in_force_unless_an_undo_of_it_is(chosen) -> None:
    each = [Decision("d0", "hide", when="0", fact=FACT)]
    for number, of in enumerate(chosen, start=1):
        each.append(Decision(f"d{number}", "undo", when=str(-number), of=f"d{of % number}"))
    stands = {d.id for d in in_force(each, undoing=True)}
    for decision in each:
        assert (decision.id in stands) != any(u.of == decision.id and u.id in stands for u in each)


def test_a_half_written_last_line_is_named_and_the_next_goes_on_a_line_of_its_own(workspace) -> None:
    log = DecisionLog(workspace)
    first = log.add(same())
    whole = log.file.read_bytes()
    log.file.write_bytes(whole + whole[: len(whole) // 2])
    assert log.read()[0] == [first] and [str(p) for p in log.read()[1]] == ["graph.jsonl:2: 不是完整的一行 JSON / is not a whole line of JSON"]
    second = log.add(Decision("", "hide", fact=FACT))
    assert log.read()[0] == [first, second] and [p.line for p in log.read()[1]] == [2]


def test_every_bad_line_is_named_and_the_others_count(workspace) -> None:
    log = DecisionLog(workspace)
    first = log.add(same())
    with open(log.file, "ab") as handle:
        for line in (b"\xff\xfe", b"[1]", b'{"id": "n", "do": "fly"}', json.dumps({"id": "u", "do": "undo", "of": "nobody"}).encode(),
                     json.dumps({**first.as_json(), "note": "other"}).encode(),
                     json.dumps({"id": "t", "do": "same", "things": [A.as_json(), Ref("r", "Pilot", "试点").as_json()]}).encode(),
                     json.dumps({"id": "v", "do": "correct", "things": [A.as_json()], "set": {"status": "done"}}).encode(),
                     b'{"id": "h", "do": "hide", "things": [{"report": "r", "type": "Reform", "name": "\\ud800"}]}', b"[" * 50_000):
            handle.write(line + b"\n")
    last = log.add(Decision("", "hide", fact=FACT))
    decisions, problems = log.read()
    assert decisions == [first, last] and [p.line for p in problems] == [2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert "nobody" in problems[3].reason and "two types" in problems[5].reason and all(str(p).startswith("graph.jsonl:") for p in problems)


WRITER = """
import sys
from graph.decisions import Decision, DecisionLog, Ref
from ingest.workspace import Workspace
log = DecisionLog(Workspace(__import__("pathlib").Path(sys.argv[1])))
for n in range(40):
    log.add(Decision("", "hide", sys.argv[2], things=(Ref("r1", "Reform", f"改革{n}" * 200),)))
"""


def test_two_processes_write_at_once_and_nothing_is_lost(workspace) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(workspace.root), who], cwd=ROOT) for who in ("甲", "乙")]
    assert [w.wait(120) for w in writers] == [0, 0]
    decisions, problems = DecisionLog(workspace).read()
    assert problems == [] and sorted(d.who for d in decisions) == ["乙"] * 40 + ["甲"] * 40
    for who in ("甲", "乙"):
        assert {d.things[0].name[:4].rstrip("改") for d in decisions if d.who == who} == {f"改革{n}" for n in range(40)}


def test_a_colleague_exports_and_imports_what_is_new(workspace, tmp_path) -> None:
    ours, theirs = DecisionLog(workspace), DecisionLog(Workspace(tmp_path / "theirs"))
    shared = ours.add(same(who="甲"))
    assert ours.export(tmp_path / "a.jsonl") == 1
    assert theirs.take_in(tmp_path / "a.jsonl").new == [shared]
    undone, hidden = theirs.undo(shared.id), theirs.add(Decision("", "hide", "乙", fact=FACT))
    kept = ours.add(Decision("", "keep", "甲", things=(B,)))
    theirs.export(tmp_path / "b.jsonl")
    done = ours.take_in(tmp_path / "b.jsonl")
    assert (done.new, done.known, done.problems) == ([undone, hidden], 1, [])
    assert ours.active() == sorted([hidden, kept], key=lambda d: d.when)
    assert ours.take_in(tmp_path / "b.jsonl").known == 3 and len(ours.read()[0]) == 4


def test_of_an_import_bad_lines_are_named_and_the_rest_comes_in(workspace, tmp_path) -> None:
    log = DecisionLog(workspace)
    own = log.add(same())
    good = Decision("good", "hide", "乙", "2026-01-01T00:00:00", fact=FACT)
    lines = [good.as_json(), {"id": "u", "do": "undo", "of": "nobody"}, {**own.as_json(), "note": "changed"}, {"id": "m", "do": "same", "things": [A.as_json()]}]
    file = tmp_path / "同事.jsonl"
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + '\n{"id": "half', encoding="utf-8")
    done = log.take_in(file)
    assert done.new == [good] and sorted(p.line for p in done.problems) == [2, 3, 4, 5] and {p.file for p in done.problems} == {"同事.jsonl"}
    assert log.read()[0] == sorted([good, own], key=lambda d: d.when) and log.read()[1] == []
    with pytest.raises(FileNotFoundError):
        log.take_in(tmp_path / "none.jsonl")
    with pytest.raises(IsADirectoryError, match=re.escape(str(tmp_path))):
        log.take_in(tmp_path)


names = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8)
refs = st.builds(Ref, names, st.just("Reform"), names, st.text(st.characters(exclude_categories=("Cs",)), max_size=8))


@given(refs, refs, st.none() | st.floats(0, 1), names)
def test_a_decision_is_the_same_after_json(a, b, score, note) -> None:
    for made in (Decision("i", "same", "甲", "2026", (a,), (b,), score=score, note=note), Decision("i", "correct", things=(a,), set={"name": note})):
        assert parse(json.loads(json.dumps(made.as_json()))) == made


def test_decisions_go_with_a_report_to_its_successor_here_and_at_a_colleagues(workspace, tmp_path) -> None:
    log = DecisionLog(workspace)
    made = [log.add(same()), log.add(Decision("", "hide", fact=FACT))]
    append(workspace, "successors", {"was": "r1", "is": "r9"})
    pair, hidden = log.read()[0]
    assert (pair.things[0].report, pair.others, hidden.fact.head.report, hidden.reports()) == ("r9", (B,), "r9", {"r9"})
    log.export(tmp_path / "mine.jsonl")
    other = DecisionLog(Workspace(tmp_path / "other"))
    for new in (2, 0):
        done = other.take_in(tmp_path / "mine.jsonl")
        assert (len(done.new), done.problems) == (new, [])
    assert other.read() == log.read()
    log.undo(made[1].id)
    assert log.active() == [pair]
    (workspace.texts / "r1.json").write_text("{}")
    assert log.active() == made[:1], "only the old state is here"


def test_what_is_said_of_reports_and_verdicts_goes_to_a_colleague_and_can_be_taken_back(workspace, tmp_path) -> None:
    ours, theirs = DecisionLog(workspace), DecisionLog(Workspace(tmp_path / "theirs"))
    append(workspace, "metadata", {"report": "r1", "set": {"city": "佛山市"}, "when": "2026-01-01T00:00:00+00:00"})  # of before lines had ids
    set_metadata(workspace, "r1", {"city": "无锡市", "year": 2019}, "甲")
    said = ours.add(Decision("", "describe", "甲", things=(Ref("r2", "Report", "r2"),), set={"year": 2020}))
    hidden = ours.add(Decision("", "hide", "甲", fact=FACT))
    append(workspace, "checks", {"who": "甲", "right": True, "type": "LEADS", "fact": FACT.as_json()})
    assert [d.do for d in ours.everything()[0]] == ["describe"] * 3 + ["hide"] and ours.read()[0] == [hidden]
    assert ours.export(tmp_path / "a.jsonl") == 4
    done = theirs.take_in(tmp_path / "a.jsonl")
    assert (len(done.new), done.verdicts, done.described, done.problems) == (4, 1, ["r1", "r2"], [])
    assert theirs.everything() == ours.everything() and metadata_decisions(Workspace(tmp_path / "theirs")) == metadata_decisions(workspace)
    again = theirs.take_in(tmp_path / "a.jsonl")
    assert (again.new, again.known, again.verdicts, again.described) == ([], 4, 0, ["r1", "r2"])
    city = next(d for d in theirs.everything()[0] if d.set.get("city") == "无锡市")
    undone = theirs.undo(city.id)
    assert theirs.described([undone]) == ["r1"] and metadata_decisions(Workspace(tmp_path / "theirs"))["r1"] == {"city": "佛山市"}
    with pytest.raises(BadDecision):
        theirs.undo(city.id)
    back = theirs.undo(undone.id)
    assert theirs.described([back]) == ["r1"] and metadata_decisions(Workspace(tmp_path / "theirs")) == metadata_decisions(workspace)
    theirs.undo(said.id)
    theirs.export(tmp_path / "b.jsonl")
    assert [d.of for d in ours.take_in(tmp_path / "b.jsonl").new] == [city.id, undone.id, said.id] and "r2" not in metadata_decisions(workspace)
    assert ours.read() == ([hidden], []) and theirs.read() == ([hidden], []), "the record of the graph holds no undo of what it does not know"


@pytest.mark.parametrize("values", [{}, {"colour": "red"}, {"year": "many"}, {"city": 1.5}])
def test_what_a_report_cannot_be_is_refused(workspace, values) -> None:
    with pytest.raises(BadDecision):
        DecisionLog(workspace).add(Decision("", "describe", things=(Ref("r1", "Report", "r1"),), set=values))
    assert DecisionLog(workspace).everything() == ([], [])
