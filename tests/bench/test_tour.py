"""The long round, as far as it needs no store and no browser: what it is asked for, what it opens, what it calls a fault."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.tour import __main__ as whole
from bench.tour import browser, canned, changes, extraction, views
from bench.tour.arguments import parse
from bench.tour.canned import Answer
from ingest.facts import Entity
from ingest.registers import registers
from ingest.workspace import Workspace
from queries import catalogue
from tests.graph.graph_facts import report
from views.address import PAGES
from views.address import parse as page_of

THINGS = views.Things(("city:1", "city:2"), "reform:1", "一窗受理改革", "leader:1", "r1", 3, 9, "办件时间压缩40%。")


def test_arguments(tmp_path, capsys):
    asked = parse([])
    assert (asked.fast, asked.reports, asked.data, asked.kinds, asked.pictures) == (False, (), None, ("embedded", "neo4j"), None)
    asked = parse(["--fast", "--reports", str(tmp_path), __file__, "--data", "kept", "--stores", "neo4j", "--pictures", "shown"])
    assert asked.fast and asked.reports == (tmp_path, Path(__file__)) and asked.data == Path("kept")
    assert asked.kinds == ("neo4j",) and asked.pictures == Path("shown")
    for wrong in (["--reports", str(tmp_path / "none")], ["--stores", "none"], ["--reports"]):
        with pytest.raises(SystemExit) as ended:
            parse(wrong)
        assert ended.value.code == 2
    assert "none is not there" in capsys.readouterr().err


def test_every_page_and_register_is_opened_in_both_languages():
    wanted = views.views(THINGS, {"table": "pilots", "graph": "benchmarking"})
    names = [view.name for view in wanted]
    assert len(set(names)) == len(names)
    assert {page_of(view.address)[0] for view in wanted} == set(PAGES)
    assert {name.removeprefix("register-") for name in names if name.startswith("register-")} == {each.en for each in registers()}
    for view in wanted:
        page, values = page_of(view.in_language("zh"))
        assert page_of(view.in_language("en")) == (page, {**values, "lang": "en"})
    by_name = {view.name: view for view in wanted}
    assert by_name["register-scores"].bare and not by_name["register-pilots"].bare
    assert all(view.bare for view in views.views(THINGS, {}, some=True) if view.name.startswith("register-"))
    assert by_name["query-graph"].drawn and not by_name["query-table"].drawn and by_name["evidence"].marked == THINGS.quote
    assert page_of(by_name["compare"].address)[1] == {"cities": "city:1,city:2"}


def test_what_reports_cannot_give_is_something_there_is():
    assert set(views.NOT_FROM_REPORTS) <= {each.en for each in registers()}
    assert set(canned.NOT_FROM_REPORTS) <= set(catalogue.load())


def test_queries_without_rows_are_faults_but_for_those_with_a_reason():
    bare = next(iter(canned.NOT_FROM_REPORTS))
    found = {"pilots": Answer(3, 0.1), bare: Answer(0, 0.1), "city-portfolio": Answer(0, 0.1), "benchmarking": Answer(0, 0.1, "no place yet")}
    assert canned.faults(found) == ["the query city-portfolio has no rows with its defaults", "the query benchmarking did not answer: no place yet"]
    assert canned.faults(found, some=True) == ["the query benchmarking did not answer: no place yet"]
    assert canned.one_of_each_view(found) == {"table": "pilots"}


def test_the_report_of_the_middle():
    assert changes.middle({"a": 9, "b": 1, "c": 5}) == "c"
    assert changes.middle({"b": 5, "a": 5, "c": 5}) == "b"
    assert changes.middle({"a": 1}) == "a"


def test_what_tells_two_dumps_apart():
    assert changes.differences(["a", "b"], ["a", "b"], "later") == []
    said, = changes.differences(["a", "b", "d"], ["a", "c"], "later")
    assert said == "the graph differs later: 2 lines gone\n    b\n    d; 1 lines new\n    c"
    assert "not as often" in changes.differences(["a", "a"], ["a"], "later")[0]


def test_files_that_forgetting_took_are_put_back(tmp_path):
    origin, to = Workspace(tmp_path / "origin").create(), Workspace(tmp_path / "to").create()
    (origin.facts / "a.facts.json").write_text("{}")
    (origin.sources / "r1").mkdir()
    (origin.sources / "r1" / "a.txt").write_text("正文")
    changes.put_back(origin, to, ["facts/a.facts.json", "sources/r1/"])
    assert (to.facts / "a.facts.json").read_text() == "{}" and (to.sources / "r1" / "a.txt").read_text() == "正文"


def test_a_sentence_that_is_not_at_its_place(tmp_path):
    folder, text = Workspace(tmp_path).create(), "淄博市推行河长制。"
    facts = report(1, [Entity("R1", "Reform", "河长制", [], {}, text, 0, len(text), [], 0.9, "test")], [], text)
    (folder.facts / "a.facts.json").write_bytes(facts.to_bytes())
    for told, faults in ((text, []), (f"一、{text}", ["a.facts.json: the sentence of Reform is not at its place"])):
        (folder.texts / f"{facts.report}.json").write_text(json.dumps({"text": told}), encoding="utf-8")
        assert list(extraction.misplaced(folder, "a.facts.json")) == faults


def test_what_is_wrong_with_a_page():
    look, page = browser.Look, views.View("pilots", "/registers?r=pilots", (), "tr")
    assert browser.judge(page, look(1, 5), look(1, 5), look(1, 5)) == []
    assert browser.judge(page, look(1, 0), look(1, 0), look(1, 0)) == ["no rows"]
    assert browser.judge(views.View("scores", "/", (), "tr", bare="a reason"), look(), look(), look()) == []
    assert browser.judge(page, look(1, 5), look(1, 5), look(1, 4)) == ["5 rows in Chinese, 4 in English"]
    assert browser.judge(page, look(9, 0, ["did not open"]), look(1, 5), look(1, 0, ["console: x"])) == ["first view: did not open", "English: console: x"]


def test_what_tells_the_stores_apart():
    one, other = whole.Seen(["a"], {"register-pilots": 3}), whole.Seen(["a"], {"register-pilots": 3})
    assert whole.compared({"embedded": one}) == whole.compared({"embedded": one, "neo4j": other}) == []
    other.dump, other.rows = ["b"], {"register-pilots": 2}
    assert [fault.split(":")[0] for fault in whole.compared({"embedded": one, "neo4j": other})] == ["the graph differs in neo4j from that in embedded", "register-pilots"]
