"""The command line: what it prints, and its exit status."""
from __future__ import annotations

import json
import subprocess
import sys

import pytest

from queries import catalogue, docs
from queries.cli import main
from tests.queries.fixed_graph import NASTY_LEADER
from tests.stores.both import KINDS


@pytest.fixture(params=KINDS)
def here(request, loaded, stores, monkeypatch):
    """The command line uses the loaded store."""
    for name in ("NEO4J_URI", "NEO4J_USER", "NEO4J_PASSWORD", "NEO4J_DATABASE", "REFORMGRAPH_DATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in stores.environment(request.param).items():
        if name.startswith(("NEO4J_", "REFORMGRAPH_")):
            monkeypatch.setenv(name, value)
    return request.param


def call(capsys, *arguments):
    try:
        status = main(arguments)
    except SystemExit as error:
        status = error.code
    out, err = capsys.readouterr()
    return status, out, err


def test_list(capsys):
    status, out, _ = call(capsys, "list", "--json")
    found = json.loads(out)
    assert status == 0 and [q["name"] for q in found] == list(catalogue.load())
    assert all({"name", "title", "description", "parameters", "view", "columns", "group", "section"} <= q.keys() for q in found)
    status, out, _ = call(capsys, "list")
    assert status == 0 and "某地在推进什么改革" in out and "[--city]" in out


def test_show(capsys):
    status, out, _ = call(capsys, "show", "pilots")
    assert status == 0 and "--subject" in out and "MATCH (c)<-[r:HOSTED_BY]-(i:Pilot)" in out
    status, out, _ = call(capsys, "show", "pilots", "--json")
    assert json.loads(out)["cypher"] == catalogue.get("pilots").cypher


def test_run_as_json(here, capsys):
    status, out, err = call(capsys, "run", "city-portfolio", "--city", "淄博", "--years", "2016", "--json")
    found = json.loads(out)
    assert (status, err) == (0, "") and found["columns"][-1] == "evidence" and found["parameters"] == {"city": "淄博市", "topic": None, "years": "2016"}
    assert [row[0] for row in found["rows"]] == ["“六个一”督察制度"] and found["rows"][0][-1][0]["report"] == "r3703002016"


def test_run_as_a_table(here, capsys):
    status, out, _ = call(capsys, "run", "who-leads-what", "--leader", NASTY_LEADER)
    assert status == 0 and "谁牵头什么（姓名包含：Robert" in out and "3 行" in out and "LEADS" in out
    status, out, _ = call(capsys, "run", "who-leads-what", "--limit", "2", "--language=en")
    assert status == 0 and "2 行，还有更多" in out and "Leader" in out


def test_a_value_may_begin_with_a_dash(here, capsys):
    status, out, _ = call(capsys, "run", "adoption-by-year", "--years", "-2016", "--json")
    assert status == 0 and {row[0] for row in json.loads(out)["rows"]} == {2016}


def test_run_into_files(here, capsys, tmp_path):
    for name in ("a.csv", "a.xlsx"):
        status, out, _ = call(capsys, "run", "pilots", "--output", str(tmp_path / name))
        assert (status, out) == (0, "") and (tmp_path / name).stat().st_size > 500


def test_suggest(here, capsys):
    status, out, _ = call(capsys, "suggest", "city-portfolio", "topic", "--city", "湘潭县", "--json")
    assert status == 0 and json.loads(out) == ["医疗卫生"]


@pytest.mark.parametrize(("arguments", "message"), [
    ((), "required"), (("fly",), "invalid choice"), (("run",), "needs the name of a query"), (("run", "--json"), "needs the name of a query"),
    (("run", "pilotz"), "no query named 'pilotz'. Near ones: pilots"), (("show", "nope"), "no query named"),
    (("run", "pilots", "--cty", "x"), "pilots has no --cty; it has --level, --city"), (("run", "pilots", "淄博"), "has no 淄博"),
    (("run", "pilots", "--limit", "many"), "--limit is a whole number"), (("run", "pilots", "--output", "x.pdf"), "a .csv or .xlsx file, not x.pdf"),
    (("run", "pilots", "--city"), "expected one argument"), (("list", "--jsn"), "unrecognized arguments"),
])
def test_wrong_usage_is_one_line_and_status_2(capsys, arguments, message):
    status, out, err = call(capsys, *arguments)
    assert status == 2 and out == "" and message in err and err.count("\n") == 1 and err.startswith("queries: ")


@pytest.mark.parametrize(("arguments", "message"), [
    (("run", "pilots", "--level", "huge"), "level is one of national (national)"), (("run", "pilots", "--years", "soon"), "such as 2017-2020"),
    (("run", "pilots", "--city", "淄傅"), "Near ones: 淄博市"), (("run", "topics-by-city", "--places", "0"), "from 1 to 200, not 0"),
    (("run", "pilots", "--limit", "0"), "limit is a whole number"), (("suggest", "pilots", "nope"), "no parameter nope"),
])
def test_values_that_do_not_fit_are_one_line_and_status_2(here, capsys, arguments, message):
    status, out, err = call(capsys, *arguments)
    assert status == 2 and out == "" and message in err and err.count("\n") == 1


def test_a_store_that_does_not_answer_is_status_1(capsys, monkeypatch):
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    status, out, err = call(capsys, "run", "pilots")
    assert status == 1 and out == "" and err.count("\n") == 1 and err.startswith("queries: ")


def test_a_bad_query_file_is_status_1(capsys, monkeypatch, tmp_path):
    (tmp_path / "bad.cypher").write_text("MATCH (n) DETACH DELETE n")
    monkeypatch.setenv("REFORMGRAPH_QUERIES", str(tmp_path))
    status, _, err = call(capsys, "list")
    assert (status, err) == (1, "queries: bad.cypher:1: has no front matter: the file begins with /*---\n")


def test_help_names_the_parameters(capsys):
    status, out, _ = call(capsys, "run", "pilots", "--help")
    assert status == 0 and "--subject TEXT" in out and "试点级别" in out
    assert call(capsys, "run", "--help")[0] == 0


def test_as_a_module(here):
    """A process of its own prints rows and nothing else: no notification of the driver, no warning."""
    done = subprocess.run([sys.executable, "-m", "queries", "run", "pilots", "--json"], capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "") and json.loads(done.stdout)["columns"][0] == "item"


def test_the_reference_page_is_up_to_date():
    assert docs.FILE.read_text(encoding="utf-8") == docs.reference(), "run `python -m queries docs --write`"


def test_docs_prints_the_page(capsys):
    status, out, _ = call(capsys, "docs")
    assert status == 0 and out == docs.reference()
