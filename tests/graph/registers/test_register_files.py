"""Registers as files and as a command: what is exported comes back unchanged, what a person changes in it is all that counts."""
from __future__ import annotations

import csv
import io
import json
from datetime import date

import openpyxl
import pytest

from graph.cli import main
from graph.registers import Filters, read, registers, to_csv, to_xlsx
from ingest.ledger import import_ledger
from ingest.registers import ROW

ON = date(2017, 8, 1)


@pytest.fixture
def registered(filled):
    """One store is enough here: files are made from rows."""
    return filled("embedded")


@pytest.mark.parametrize("form", ["xlsx", "csv", "english"])
def test_an_export_that_comes_back_changes_nothing(registered, workspace, form):
    for each in registers():
        found = read(registered, each, Filters(on=ON))
        data = to_csv(found) if form == "csv" else to_xlsx(found, "en" if form == "english" else "zh")
        done = import_ledger(workspace, f"{each.en}.{'csv' if form == 'csv' else 'xlsx'}", each, data=data, key=f"upload:{each.en}")
        assert (done.name, done.made.taken, done.made.aside) == ("", [], []), each.en
        assert len(done.made.unchanged) == found.total, each.en


def test_a_workbook_says_what_it_is_and_holds_texts_as_texts(registered):
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(read(registered, "drives", Filters(city="淄博", on=ON)))))
    sheet, about = book["重点改革攻坚"], {row[0].value: row[1].value for row in book["说明"].iter_rows()}
    heads = [cell.value for cell in sheet[1]]
    assert heads[-1] == ROW and sheet.freeze_panes == "A2" and (about["筛选·地区"], about["截至"], about["攻坚事项"]) == ("淄博市", "2017-08-01", "2")
    formula = sheet.cell(3, heads.index("主要内容") + 1)
    assert (formula.value, formula.data_type) == ("=一企一策", "s")
    rows = list(csv.reader(io.StringIO(to_csv(read(registered, "drives")).decode("utf-8-sig"))))
    assert rows[2][heads.index("主要内容")] == "'=一企一策" and "drives A2:E2" in rows[2][heads.index("依据出处")]
    scored = openpyxl.load_workbook(io.BytesIO(to_xlsx(read(registered, "cases"), "en")))["About"]
    assert "first in the nation: 6 (nobody to copy from; worth two national recognitions)" in [cell.value for cell in scored["B"]]
    assert openpyxl.load_workbook(io.BytesIO(to_xlsx(read(registered, "scores"))))["评分排名"].cell(3, 4).value == 95.5


def test_the_command(filled, stores, monkeypatch, tmp_path, capsys):
    filled("embedded")
    for name, value in stores.environment("embedded").items():
        if name.startswith(("NEO4J_", "REFORMGRAPH_")):
            monkeypatch.setenv(name, value)
    assert main(["register", "任务台账", "--overdue", "--on", "2017-08-01"]) == 0
    told = capsys.readouterr().out
    assert "公立医院改革" in told and "逾期62天" in told and "逾期未完成 1" in told and "学区制改革" not in told
    assert main(["register", "pilots", "--city", "淄博", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    found = {row["cells"]["item"]: row for row in rows}
    assert set(found) == {"无废城市试点", "国家审批服务试点", "积分落户试点"} and found["无废城市试点"]["evidence"][0]["where"] == "A2:J2"
    assert found["国家审批服务试点"]["cells"]["place"] == "淄博高新区", "a city's rows are those of its districts and zones, too"
    assert main(["register", "试点台账", "--xlsx", str(tmp_path / "p.xlsx"), "--sort", "item"]) == 0 and "3 行" in capsys.readouterr().out
    assert openpyxl.load_workbook(tmp_path / "p.xlsx")["试点台账"].max_row == 4
    assert main(["register", "pilots", "--limit", "1"]) == 0 and "列出 1 / 共 3 行" in capsys.readouterr().out
    assert main(["register", "claims", "--text", "没有这几个字"]) == 0 and "没有符合的行" in capsys.readouterr().out
    for wrong in (["register"], ["register", "花名册"], ["register", "pilots", "--level", "村级"], ["register", "pilots", "--sort", "x"], ["register", "pilots", "--limit", "0"]):
        assert main(wrong) == 2 and capsys.readouterr().err.startswith("graph: ")
    assert main(["register", "--list"]) == 0 and "督察考核机制" in capsys.readouterr().out
