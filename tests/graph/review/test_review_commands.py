"""`python -m graph review`, `decide`, `decisions`, `check`: what a person types, on both stores."""
from __future__ import annotations

import io
import json
import os
import re

import pytest

from graph.decisions import DecisionLog, Ref
from graph.dump import dump
from graph.review import ask, keys, queue, sample
from graph.review.cards import Evidence, FactCard, Thing
from ingest.decisions import metadata_decisions
from ingest.workspace import Workspace
from tests.graph.command_line import run

R1, R2 = f"r{1:016x}", f"r{2:016x}"


@pytest.fixture
def press(monkeypatch):
    """A terminal at which somebody presses these keys."""
    def pressed(letters: str) -> None:
        waiting = iter(letters)
        monkeypatch.setattr(keys, "asked", lambda: True)
        monkeypatch.setattr(keys, "_pressed", lambda: next(waiting, ""))

    return pressed


def reforms(store) -> int:
    return store.read("MATCH (n:Reform) RETURN count(n) AS n").single()


def test_review_lists_what_waits(loaded, store, capfd) -> None:
    total = queue.pairs(store, loaded)[1]
    status, out, err = run("review", capfd=capfd)
    assert (status, err) == (0, "") and f"疑似重复 likely duplicates：{total}" in out
    for text in ("村级便民服务站改革", "今年启动村级便民服务站改革。", f"{R1}:0-14", "王小明 —牵头推动→ 村级便民服务站改革", "江苏省南京市鼓楼区  320106",
                 "同名人物 namesakes：0"):
        assert text in out, text
    status, out, _ = run("review", "--pairs", "--limit", "1", "--json", capfd=capfd)
    found = json.loads(out)
    assert status == 0 and list(found) == ["pairs"] and found["pairs"]["total"] == total and len(found["pairs"]["cards"]) == 1
    assert found["pairs"]["cards"][0]["a"]["refs"][0]["type"] == "Reform" and found["pairs"]["cards"][0]["reasons"]
    assert json.loads(run("review", "--facts", "--type", "Pilot", "--json", capfd=capfd)[1])["facts"]["total"] == 1
    assert json.loads(run("review", "--facts", "--below", "0.35", "--json", capfd=capfd)[1])["facts"]["total"] == 1
    assert list(json.loads(run("review", "--type", "LEADS", "--json", capfd=capfd)[1])) == ["facts"]


def test_review_asks_with_one_key_each_and_the_graph_follows(loaded, store, capfd, press) -> None:
    press("xs")  # x is no answer; after s the input ends, which is q
    status, out, _ = run("review", "--pairs", "--ask", capfd=capfd)
    assert status == 0 and "已记录" in out and reforms(store) == 2
    press("q")
    assert run("review", "--pairs", "--ask", capfd=capfd)[0] == 0 and len(DecisionLog(loaded).read()[0]) == 1
    press("kh")
    assert run("review", "--facts", "--ask", capfd=capfd)[0] == 0
    assert queue.weak_facts(store) == ([], 0) and store.read("MATCH (n:Pilot) RETURN count(n) AS n").single() == 0
    candidates = [code for code, _ in queue.open_places(store, loaded)[0][0].candidates]
    press(str(1 + candidates.index("320106")))
    assert run("review", "--places", "--ask", capfd=capfd)[0] == 0
    assert store.read("MATCH (c:City {adcode: '320106'}) RETURN count(c) AS n").single() == 1
    assert [d.do for d in DecisionLog(loaded).read()[0]] == ["same", "keep", "hide", "correct"]


def test_an_unsure_pair_and_a_skipped_one(loaded, store, capfd, press) -> None:
    total = queue.pairs(store, loaded)[1]
    before = list(dump(store))
    press("nu" if total > 1 else "u")
    assert run("review", "--pairs", "--ask", "--no-apply", capfd=capfd)[0] == 0
    assert queue.pairs(store, loaded)[1] == total - 1 and list(dump(store)) == before


def test_decide_by_node_ids_and_by_what_a_report_says(loaded, store, capfd) -> None:
    before = list(dump(store))
    card = queue.pairs(store, loaded)[0][0]
    status, out, err = run("decide", "same", card.a.id, card.b.id, "--note", "看过", "--json", capfd=capfd)
    told = json.loads(out)
    assert (status, err, told["applied"], told["dormant"], len(told["reports"])) == (0, "", True, [], 1) and reforms(store) == 2
    [made] = told["decisions"]
    assert made["note"] == "看过" and {r["name"] for r in made["things"] + made["others"]} == {card.a.name, card.b.name} and "reform:" not in json.dumps(made)
    assert run("decide", "split", card.a.id if card.a.id < card.b.id else card.b.id, "--reports", card.b.refs[0].report, capfd=capfd)[0] == 0
    assert reforms(store) == 3
    assert run("decide", "different", f"{R1}/Reform/村级便民服务站改革", f"{R2}/Reform/村级便民站点服务改革", capfd=capfd)[0] == 0
    for decision in DecisionLog(loaded).read()[0]:
        status, out, _ = run("decisions", "undo", decision.id, capfd=capfd)
        assert status == 0 and "撤销" in out
    assert list(dump(store)) == before


def test_decide_on_facts_and_things(loaded, store, capfd) -> None:
    fact = queue.weak_facts(store, type="LEADS")[0][0]
    assert run("decide", "hide", fact.head.id, "LEADS", fact.tail.id, capfd=capfd)[0] == 0
    assert store.read("MATCH ()-[r:LEADS]->() RETURN count(r) AS n").single() == 0
    assert run("decide", "keep", f"{R1}/Reform/村级便民服务站改革", "CARRIED_OUT_IN", f"{R1}/City/淄博市", capfd=capfd)[0] == 0
    assert run("decide", "correct", fact.tail.id, "topic=教育", "status=completed", capfd=capfd)[0] == 0
    assert store.read("MATCH (n:Reform {id: $id}) RETURN n.topic AS t, n.status AS s", id=fact.tail.id).rows == [["教育", "completed"]]
    status, out, _ = run("decide", "add", R1, "Policy", "惠民办法", "市长王小明领衔推进。", capfd=capfd)
    assert status == 0 and "暂无对应内容" not in out and store.read("MATCH (n:Policy) RETURN n.name AS n").column("n") == ["惠民办法"]
    status, _, err = run("decide", "correct", fact.tail.id, "status=done", capfd=capfd)
    assert status == 1 and "status 应为 planned（计划）" in err and "`status` is one of planned" in err
    status, out, _ = run("decide", "add", R1, "Policy", "别的办法", "报告里没有这一句。", capfd=capfd)
    assert status == 0 and "暂无对应内容" in out


def test_decisions_as_json_lines_bad_ones_named(loaded, store, capfd, monkeypatch) -> None:
    ref = {"report": R1, "type": "Pilot", "name": "农村厕所改造试点"}
    lines = [{"do": "hide", "things": [ref]}, {"do": "same", "things": [ref, {**ref, "type": "Reform"}]}, {"do": "keep"}]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(map(json.dumps, lines)) + '\n\n{"do": "hi'))
    status, out, err = run("decide", "-", "--json", capfd=capfd)
    assert status == 1 and len(json.loads(out)["decisions"]) == 1
    assert [line.split(": ")[1] for line in err.splitlines()] == ["standard input:2", "standard input:3", "standard input:5"]
    assert store.read("MATCH (n:Pilot) RETURN count(n) AS n").single() == 0


def test_no_apply_leaves_the_graph_for_the_next_one_that_follows(loaded, store, capfd) -> None:
    before, card = list(dump(store)), queue.pairs(store, loaded)[0][0]
    status, out, _ = run("decide", "same", card.a.id, card.b.id, "--no-apply", capfd=capfd)
    assert status == 0 and "图谱尚未更新" in out and list(dump(store)) == before
    assert run("decide", "unsure", card.a.id, card.b.id, "--no-apply", capfd=capfd)[0] == 0
    assert run("load", capfd=capfd)[0] == 0 and reforms(store) == 2


def test_a_colleagues_file_comes_in_bad_lines_are_named(loaded, store, capfd, tmp_path) -> None:
    card = queue.pairs(store, loaded)[0][0]
    run("decide", "same", card.a.id, card.b.id, "--no-apply", capfd=capfd)
    file = tmp_path / "决定.jsonl"
    status, out, _ = run("decisions", "export", str(file), capfd=capfd)
    assert status == 0 and "1 个决定" in out
    DecisionLog(loaded).file.unlink()
    file.write_text(file.read_text(encoding="utf-8") + '{"id": "u", "do": "undo", "of": "nobody"}\n{"id": "x", "do', encoding="utf-8")
    status, out, err = run("decisions", "import", str(file), capfd=capfd)
    assert status == 1 and "读入 1 个新决定，0 个已有，2 行跳过" in out and reforms(store) == 2
    assert "决定.jsonl:2: 撤销的决定不存在" in err and "决定.jsonl:3: 不是完整的一行" in err and err.count("\n") == 2
    status, out, _ = run("decisions", "import", str(file), "--json", capfd=capfd)
    assert status == 1 and json.loads(out)["decisions"] == []
    status, out, _ = run("decisions", "--json", capfd=capfd)
    assert status == 0 and [(d["do"], d["in_force"], d["dormant"]) for d in json.loads(out)] == [("same", True, False)]
    with open(DecisionLog(loaded).file, "a", encoding="utf-8") as handle:
        handle.write('{"half')
    status, out, err = run("decisions", "list", capfd=capfd)
    assert status == 1 and "1 个决定，1 个有效" in out and "graph.jsonl:2" in err


def test_check_draws_asks_and_tells_the_precision(loaded, store, capfd, press) -> None:
    cards = sample.draw(store, 100, 7)
    assert cards == sample.draw(store, 100, 7) != sample.draw(store, 100, 8) and len(cards) == len(set(map(str, cards)))
    population = store.read("MATCH (:Thing)-[r]->(:Thing) WHERE r.confidence >= 0.6 AND NOT type(r) IN ['ABOUT', 'TOLD_IN', 'INSTANCE_OF'] RETURN count(r) AS n").single()
    assert len(cards) == population + store.read("MATCH (n:Reform) WHERE n.confidence >= 0.6 RETURN count(n) AS n").single()
    assert {c.fact for c in sample.draw(store, 3, 7)} == {c.fact for c in cards[:3]} and len(sample.draw(store, 3, 7)) == 3
    before = list(dump(store))
    press("rrnwq")
    status, out, _ = run("check", "--seed", "7", capfd=capfd)
    assert status == 0 and "3 条中 2 条正确" in out and re.search(r"准确率 66\.7%（95% 区间 20\.8%–93\.9%）", out)
    assert [sample.judged(loaded, c) for c in cards[:5]] == [True, True, None, False, None]
    press("w")
    assert "3 条中 1 条正确" in run("check", "--seed", "7", capfd=capfd)[1], "of two verdicts on one fact the later counts"
    status, out, _ = run("check", "--json", "--size", "0", capfd=capfd)
    found = json.loads(out)
    assert (status, found["right"], found["judged"]) == (0, 1, 3) and sum(p["judged"] for p in found["types"].values()) == 3
    status, out, _ = run("check", "--list", "--size", "2", "--seed", "7", "--json", capfd=capfd)
    assert [c["type"] for c in json.loads(out)["sample"]] == [c.type for c in cards[:2]]
    assert list(dump(store)) == before, "judging changes nothing"


def test_a_verdict_is_taken_back_and_given_again(workspace, press) -> None:
    cards = [_card(name) for name in ("河长制", "林长制", "田长制")]
    press("rwuunrq")
    ask.judge(workspace, cards, 3, 7)
    assert [sample.judged(workspace, card) for card in cards] == [None, True, None]
    assert sample.precision(workspace)[:2] == (1, 1) and {k: p[:2] for k, p in sample.by_type(workspace).items()} == {"Reform": (1, 1)}
    sample.withdraw(workspace, cards[1])
    assert sample.precision(workspace)[:2] == (0, 0) and not sample.by_type(workspace)
    assert len((workspace.decisions / "checks.jsonl").read_text().splitlines()) == 6, "nothing is deleted"


def _card(name: str) -> FactCard:
    thing = Thing(f"reform:{name}", "Reform", name, refs=[Ref(R1, "Reform", name)])
    return FactCard(None, thing, "Reform", None, None, 0.9, Evidence(R1, "", None, 0, 3, f"推行{name}。"))


@pytest.mark.parametrize("right, judged", [(0, 0), (0, 10), (10, 10), (90, 100), (5, 10), (1, 3), (999, 1000)])
def test_wilsons_interval_ends_where_the_score_test_begins_to_reject(right, judged) -> None:
    low, high = sample.wilson(right, judged)
    assert 0 <= low <= (right / judged if judged else 0) <= high <= 1 or not judged
    for end, bound in ((low, 0), (high, 1)):
        if judged and right != judged * bound:
            assert abs(right / judged - end) / (end * (1 - end) / judged) ** 0.5 == pytest.approx(1.959964, rel=1e-6)
        else:
            assert end == pytest.approx(bound, abs=1e-12)


def test_the_end_of_the_input_is_q(press) -> None:
    for pressed in ("", "x\x04"):
        press(pressed)
        assert keys.key("sd") == "q"


def test_a_key_is_read_from_a_terminal_without_enter(monkeypatch) -> None:
    master, slave = os.openpty()
    with open(slave, encoding="utf-8") as terminal:
        monkeypatch.setattr("sys.stdin", terminal)
        assert keys.asked()
        os.write(master, b"zS")
        assert keys.key("sd") == "s"
    os.close(master)


@pytest.mark.parametrize("arguments, word", [
    (["decide"], "DO"), (["decide", "fly", "a"], "fly"), (["decide", "same", "reform:1"], "two things"), (["decide", "keep"], "one thing"),
    (["decide", "add", R1, "Reform"], "SENTENCE"), (["decide", "split", "reform:1"], "--reports"), (["decide", "hide", "a", "FLIES", "b"], "FLIES"),
    (["decide", "add", f"{R1}/Organisation/市发改委", "RESPONSIBLE_FOR", f"{R2}/Reform/河长制", "市发改委牵头。"], "no report"), (["decide", "describe"], "REPORT"),
    (["decisions", "undo"], "undo"), (["decisions", "list", "x"], "list"), (["review", "--limit", "0"], "--limit"), (["review", "--ask"], "terminal"),
    (["review", "--pairs", "--facts"], "--facts"), (["check", "--size", "-1"], "--size"),
])
def test_wrong_usage_is_one_message(workspace, capfd, arguments, word) -> None:
    status, out, err = run(*arguments, capfd=capfd)
    assert status == 2 and word in err and not out and DecisionLog(workspace).read() == ([], [])


def test_what_is_not_there_is_named(loaded, capfd, tmp_path) -> None:
    for arguments, status, word in ((["decide", "same", "reform:1", "reform:2"], 2, "reform:1"), (["decide", "hide", "reform:1", "LEADS", "reform:2"], 2, "LEADS"),
                                    (["decide", "keep", R1], 2, R1), (["decide", "correct", f"{R1}/Reform/村级便民服务站改革", "colour=red"], 1, "colour"),
                                    (["decide", "correct", f"{R1}/Reform/村级便民服务站改革"], 1, "nothing"),
                                    (["decisions", "undo", "nobody"], 1, "nobody"), (["decisions", "import", str(tmp_path / "none.jsonl")], 1, "none.jsonl"),
                                    (["decide", "same", f"{R1}/Reform/村级便民服务站改革", f"{R1}/Pilot/农村厕所改造试点"], 1, "two types"),
                                    (["review", "--facts", "--type", "FLIES"], 1, "FLIES")):
        found, out, err = run(*arguments, capfd=capfd)
        assert (found, out, err.count("\n")) == (status, "", 1) and word in err, arguments
    assert DecisionLog(loaded).read() == ([], [])


def test_relationships_concepts_and_reports_are_decided_by_their_names_without_a_store(workspace, capfd) -> None:
    reform, later = f"{R1}/Reform/村级便民服务站改革", ("--no-apply", "--json")
    for typed in (["add", f"{R1}/Organisation/市发改委", "RESPONSIBLE_FOR", reform, "市发改委牵头。", "role=牵头"], ["add", reform, "INSTANCE_OF", "便民服务站"],
                  ["describe", R1, "city=佛山市", "year=2019"]):
        assert run("decide", *typed, *later, capfd=capfd)[0] == 0
    tied, put, described = DecisionLog(workspace).everything()[0]
    assert (tied.fact.type, tied.fact.quote, tied.set) == ("RESPONSIBLE_FOR", "市发改委牵头。", {"role": "牵头"})
    assert (put.do, put.fact.tail) == ("add", Ref(R1, "Concept", "便民服务站")) and put.of_concept
    assert metadata_decisions(workspace) == {R1: {"city": "佛山市", "year": "2019"}}
    assert run("decisions", "undo", described.id, *later, capfd=capfd)[0] == 0 and metadata_decisions(workspace) == {}
    status, out, _ = run("decisions", capfd=capfd)
    assert status == 0 and f"填写报告信息（已撤销）  {R1}  city=佛山市" in out


def test_without_a_store_the_decision_is_recorded_all_the_same(workspace, capfd, monkeypatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    status, out, err = run("decide", "same", f"{R1}/Reform/河长制", f"{R2}/Reform/河长制工作", capfd=capfd)
    assert status == 1 and "已记录" in out and "bolt://127.0.0.1:9" in err and err.count("\n") == 1
    assert [d.do for d in DecisionLog(Workspace(workspace.root)).active()] == ["same"]
    assert run("decisions", capfd=capfd)[0] == 0
