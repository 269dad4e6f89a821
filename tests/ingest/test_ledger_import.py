"""Ledgers in the data folder: later versions, exports that come back, folders that hold a ledger, templates, the command."""
from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from graph.resolve import resolve
from ingest.__main__ import main
from ingest.decisions import set_metadata
from ingest.errors import SetAside, UsageError
from ingest.facts import FactFile
from ingest.jobs.adopt import adopt, reread
from ingest.ledger import facts_of, import_ledger, propose, read_ledger, registers_in, template
from ingest.metadata.values import NONE
from ingest.registers import ROW, register, registers, rowid
from ingest.run.run import run
from ingest.workspace import Workspace
from tests.ingest import ledger_files as files

PILOTS = register("试点台账")
EXPORTED = {"item": "水权交易改革试点", "level": "国家级", "place": "淄博市", "owner": "市水利局、市财政局", "status": "推进中", "approved": "2023-06"}


def export(*rows: dict[str, str], ids: tuple[str, ...] = ("pilot:1a",), **changed: str) -> bytes:
    """What an export of pilots gives, with cells changed by hand after the row ids were made."""
    told = [c for c in PILOTS.columns if c.told]
    lines = [[*({**row, **changed}.get(c.key, "") for c in told), rowid.of(PILOTS, ids, row)] for row in rows or (EXPORTED,)]
    return files.xlsx({"试点台账": [[*(c.zh for c in told), ROW], *lines]})


@pytest.fixture
def workspace(tmp_path) -> Workspace:
    return Workspace(tmp_path / "data")


def bring(workspace: Workspace, path: Path, data: bytes, of=PILOTS, **options):
    path.write_bytes(data)
    return import_ledger(workspace, path, of, **options)


def facts(workspace: Workspace) -> dict[str, FactFile]:
    return {p.name.removesuffix(".facts.json"): FactFile.read(p) for p in sorted(workspace.facts.glob("*.facts.json"))}


def test_a_later_version_takes_the_place_of_the_earlier_and_the_same_one_changes_nothing(workspace, tmp_path):
    first = bring(workspace, tmp_path / "台账.xlsx", files.merged_heads())
    before = {p: p.read_bytes() for p in workspace.root.rglob("*") if p.is_file() and p.suffix != ".lock"}
    again = import_ledger(workspace, tmp_path / "台账.xlsx", PILOTS)
    assert (again.name, again.replaced) == ("台账", "")
    assert {p: p.read_bytes() for p in before} == before
    assert facts(workspace)["台账"] == again.made.facts
    changed = bring(workspace, tmp_path / "台账.xlsx", files.xlsx({"a": [("试点", "级别"), ("河湖警长制试点", "省级")]}), city="淄博市")
    assert (changed.name, changed.replaced) == ("台账", first.report)
    assert list(facts(workspace)) == ["台账"]
    assert [p.name for p in workspace.sources.iterdir()] == [p.stem for p in workspace.texts.iterdir()] == [changed.report]


def test_two_registers_of_one_workbook_stay_two_and_namesakes_elsewhere_too(workspace, tmp_path):
    data = files.xlsx({"试点": [("试点", "级别"), ("河湖警长制试点", "省级")], "任务": [("任务", "责任单位"), ("供水改革", "市水利局")]})
    bring(workspace, tmp_path / "台账.xlsx", data)
    bring(workspace, tmp_path / "台账.xlsx", data, register("tasks"))
    (tmp_path / "other").mkdir()
    bring(workspace, tmp_path / "other" / "台账.xlsx", files.merged_heads())
    assert {n: f.register for n, f in facts(workspace).items()} == {"台账": "pilots", "台账-2": "tasks", "台账-3": "pilots"}
    assert len({f.report for f in facts(workspace).values()}) == 3


def test_each_sheet_of_a_workbook_is_its_own_register_and_the_others_are_left_out_and_said():
    head = ("序号", "{}名称", "责任单位", "完成时限", "进展情况")
    tasks = [tuple(c.format("任务") for c in head), (1, "一网统管平台改革", "市城管局", "2023年底", "推进中")]
    data = files.xlsx({"试点": [("试点名称", "级别", "责任单位", "进展"), ("供水改革试点", "省级", "市水利局", "推进中")], "任务分解台账": tasks,
                       "Sheet3": [("淄博市2023年改革问题清单（市级）",), ("存在问题", "整改措施", "责任单位"), ("审批材料重复提交", "推行电子证照共享", "市大数据局")]})
    ledger = read_ledger("台账.xlsx", data)
    assert [of.en for of in registers_in(ledger)] == ["pilots", "tasks", "problems"]
    for of, sheet, other in (("pilots", "试点", "任务分解台账"), ("tasks", "任务分解台账", "试点")):
        made = propose(ledger, register(of))
        assert [table.sheet.name for table in made.tables] == [sheet]
        assert any(f"“{other}”" in warning for warning in made.warnings)
        assert {left.number for left in made.left if left.sheet == other} >= {1, 2}, "no row is lost without a word"
    alone = propose(read_ledger("a.xlsx", files.xlsx({"任务分解台账": tasks})), PILOTS)
    assert alone.rows == 1, "of a sheet by itself the person knows better"


def test_an_export_that_comes_back_unchanged_writes_nothing(workspace, tmp_path):
    done = bring(workspace, tmp_path / "export.xlsx", export())
    assert (done.name, done.report, len(done.made.unchanged), done.made.taken) == ("", "", 1, [])
    assert not workspace.facts.exists() or not list(workspace.facts.iterdir())


def test_of_a_changed_row_the_changed_cell_and_what_the_row_is_about_become_facts(workspace, tmp_path):
    done = bring(workspace, tmp_path / "export.xlsx", export(status="已完成"))
    made = done.made.facts
    assert [(e.type, e.name, e.attrs) for e in made.entities if e.type != "City"] == [("Pilot", "水权交易改革试点", {"status": "completed", "same": "pilot:1a"})]
    assert [r.type for r in made.relations] == ["HOSTED_BY"]
    emptied = bring(workspace, tmp_path / "again.xlsx", export(owner="", status="已完成")).made
    assert [(p.column, p.zh[:5]) for p in emptied.problems] == [(4, "清空的格不")], "what cannot be taken back is said"


def test_changes_to_two_exports_stand_beside_each_other_and_those_to_one_follow_each_other(workspace, tmp_path):
    path = tmp_path / "export.xlsx"
    bring(workspace, path, files.merged_heads())
    bring(workspace, path, export(status="已完成"))
    assert set(facts(workspace)) == {"export", "export-2"}, "changes to an export do not replace a whole ledger of that name"
    assert bring(workspace, path, export(status="已完成")).made.facts.turn == 1
    third = bring(workspace, path, export(status="已完成", approved="2023-07"))
    assert (third.name, set(facts(workspace))) == ("export-2", {"export", "export-2"})
    later = {**EXPORTED, "status": "已完成", "approved": "2023-07"}
    fourth = bring(workspace, path, export(later, level="省级"))
    assert fourth.name == "export-3"
    assert [facts(workspace)[n].turn for n in ("export", "export-2", "export-3")] == [0, 2, 3], "what was changed last holds"
    assert facts(workspace)["export-2"].entities[1].attrs["status"] == "completed", "the earlier change still stands"


def test_a_new_row_in_an_export_is_a_new_item(workspace, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(export()))
    book.active.append(["全域土地整治试点", "省级"])
    buffer = io.BytesIO()
    book.save(buffer)
    done = bring(workspace, tmp_path / "export.xlsx", buffer.getvalue(), city="淄博市")
    assert [(e.name, e.attrs) for e in done.made.facts.entities if e.type == "Pilot"] == [("全域土地整治试点", {"level": "provincial"})]


def resolved(rows: list[list[str]], of: str, name: str, **options):
    """The graph of a CSV."""
    ledger = read_ledger(name, "\n".join(",".join(row) for row in rows).encode("utf-8-sig"))
    return resolve(facts_of(ledger, propose(ledger, register(of)), **options).facts)


def test_a_changed_score_is_the_score_and_the_body_that_it_was():
    row = {"body": "市工商局", "board": "六个一督察", "period": "2017年5月", "score": "95.5", "rank": "3"}
    head = ["单位", "评分事项", "期次", "得分", "名次", ROW]
    first = resolved([head[:5], [*row.values()]], "scores", "得分.csv", city="淄博市", year=2017)
    ids = sorted((i for i in first.nodes if i.startswith(("score:", "organisation:"))), reverse=True)
    mark = rowid.of(register("scores"), ids, row)
    for change in ({"score": "96.5"}, {"period": "2017年6月"}):
        again = resolved([head, [*(row | change).values(), mark]], "scores", "评分排名.csv")
        assert {i for i in again.nodes if not i.startswith("city:")} == set(ids), change
    other = resolved([head, [*(row | {"body": "市司法局"}).values(), mark]], "scores", "评分排名.csv")
    assert not set(ids) & other.nodes.keys(), "what another body has is another score, and the body is not renamed"


@pytest.mark.parametrize("name", ["绩效台账.csv", "2017年绩效台账.csv"])
def test_a_number_reached_is_of_the_year_that_its_row_states(name):
    rows = [["指标", "目标值", "完成值", "计量单位", "年份"], *(["网办率", "8", reached, "%", year] for reached, year in (("7", "2015"), ("9", "2016"), ("9", "2017")))]
    made = resolved(rows, "performance", name, city="淄博市")
    numbers = [n.contribution for i, n in made.nodes.items() if i.startswith("outcome:")]
    assert sorted((n.year, n.attrs["value"]) for n in numbers) == [(2015, 7), (2016, 9), (2017, 9)]


def test_where_numbers_come_from_and_what_a_city_learns_reach_the_graph():
    made = resolved([["指标", "目标值", "完成值", "计量单位", "年份", "数据来源"], ["网办率", "8", "9", "%", "2017", "市统计局"]], "performance", "a.csv", city="淄博市")
    assert [n.contribution.attrs["source"] for n in made.nodes.values() if n.label in ("Target", "Outcome")] == ["市统计局"] * 2
    made = resolved([["地区", "对标城市", "主题"], ["淄博市", "佛山市", "产业转型"]], "benchmarks", "a.csv")
    assert [s[0].lists for k, s in made.relationships.items() if k[0] == "BENCHMARKS"] == [("产业转型",)]


def test_months_of_an_export_come_back_unchanged_or_one_by_one():
    tasks = register("tasks")
    cells = {"item": "供水改革", "month:2017-05": "推进中", "month:2017-06": ""}
    head = ("任务", "2017年5月", "2017年6月", ROW)
    for june, expected in (("", set()), ("已完成", {"2017-05", "2017-06"})):
        data = files.xlsx({"a": [head, ("供水改革", "推进中", june, rowid.of(tasks, ["reform:1"], cells))]})
        made = facts_of(ledger := read_ledger("a.xlsx", data), propose(ledger, tasks), city="淄博市")
        assert {m["month"] for e in made.facts.entities for m in e.attrs.get("months", ())} == expected
        assert len(made.unchanged) == (0 if expected else 1)


def test_a_folder_that_holds_a_ledger_is_read_without_it(workspace, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    bring(workspace, folder / "台账.xlsx", files.merged_heads())
    kept = facts(workspace)
    (folder / "copy").mkdir()
    shutil.copy(folder / "台账.xlsx", folder / "copy" / "别名.xlsx")
    (folder / "export.xlsx").write_bytes(export())
    summary = run([folder], workspace, fast=True)
    assert facts(workspace) == kept
    assert (summary.files, len(summary.warnings), [s.code for s in summary.set_aside]) == (0, 2, ["export"])
    (workspace.root / "registry.json").unlink()
    (folder / "台账.xlsx").write_bytes(files.two_tables())
    run([folder / "台账.xlsx"], workspace, fast=True)
    assert facts(workspace)["台账"] == kept["台账"], "no report is written over a ledger, even where the registry was lost"
    assert import_ledger(workspace, folder / "台账.xlsx", register("tasks")).name == "台账-2", "what was read as a report gives way to the ledger"


def test_an_upload_of_a_ledger_as_a_report_is_left_out_and_written_over_none(workspace, tmp_path):
    bring(workspace, tmp_path / "台账.xlsx", files.merged_heads())
    kept, job = facts(workspace), Workspace(tmp_path / "job")
    shown = run([tmp_path / "台账.xlsx"], job, fast=True, ledgers_of=workspace)
    assert (shown.files, len(shown.warnings)) == (0, 1)
    run([tmp_path / "台账.xlsx"], job, fast=True)  # as a job that began before the ledger came
    assert "台账" in adopt(workspace, job, facts(job)["台账"].report, {"city": "淄博市"}, "upload:1") and facts(workspace) == kept
    (workspace.root / "registry.json").unlink()
    (tmp_path / "台账.xlsx").write_bytes(files.two_tables())
    run([tmp_path / "台账.xlsx"], job, fast=True)
    assert adopt(workspace, job, facts(job)["台账"].report, {}, "upload:2") == ""
    assert facts(workspace)["台账"] == kept["台账"] and set(facts(workspace)) == {"台账", "台账-2"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("of", registers(), ids=lambda r: r.en)
def test_a_template_has_every_told_column_and_no_other(of, language):
    data = template(of, language, year=2023)
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book.worksheets[0]
    page.append(["改革", *["1"] * (page.max_column - 1)])
    buffer = io.BytesIO()
    book.save(buffer)
    ledger = read_ledger("t.xlsx", buffer.getvalue())
    assert [s.name for s in ledger.sheets] == [page.title]
    (table,) = propose(ledger, of).tables
    assert {f.column.key for f in table.heads.fields if f.column} == {c.key for c in of.columns if c.told}
    assert all(f.column for f in table.heads.fields) and not table.heads.doubts


def test_files_that_are_no_ledger_are_refused_with_sheet_and_row():
    with pytest.raises(SetAside) as refused:
        propose(read_ledger("a.xlsx", files.xlsx({"通讯录": [("单位名册",), ("姓名", "电话"), ("周明", "1")]})), PILOTS)
    assert "工作表“通讯录”第 2 行" in str(refused.value) and "“姓名”、“电话”" in str(refused.value)
    data = bytearray(files.merged_heads())
    data[60:200] = bytes(140)
    for name, broken, code in (("a.xlsx", bytes(data), "broken"), ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported"),
                               ("a.csv", b"", "empty"), ("a.pdf", b"%PDF-1.4", "unsupported")):
        with pytest.raises(SetAside) as refused:
            read_ledger(name, broken)
        assert refused.value.code == code
    with pytest.raises(SetAside, match="no rows"):
        import_ledger(Workspace(Path("nowhere")), "a.xlsx", PILOTS, data=template(PILOTS))


def test_a_person_says_what_a_column_is():
    ledger = read_ledger("a.xlsx", files.xlsx({"a": [("名字", "谁管", "级别"), ("河湖警长制试点", "市水利局", "省级")]}))
    with pytest.raises(SetAside):
        propose(ledger, register("drives"))
    (table,) = propose(ledger, PILOTS, {"名字": "试点", "B": "owner", "级别": "-"}).tables
    assert [f.column and f.column.key for f in table.heads.fields] == ["item", "owner", None]
    with pytest.raises(UsageError, match="可用"):
        propose(ledger, PILOTS, {"名字": "没有的列"})


def test_hidden_rows_are_read_and_hidden_sheets_are_not_and_both_are_said():
    def hide(book) -> None:
        book.worksheets[0].row_dimensions[5].hidden = True
        book.create_sheet("底稿").sheet_state = "hidden"

    made = propose(ledger := read_ledger("a.xlsx", files.xlsx({"a": [(), (), ("试点",), ("甲县试点",), ("乙县试点",)]}, change=hide)), PILOTS)
    assert made.rows == 2 and ledger.hidden == ("底稿",)
    assert any("底稿" in w for w in made.warnings) and any("第 5 行" in w for w in made.warnings)


def test_the_command_writes_facts_templates_and_its_account(workspace, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("REFORMGRAPH_DATA", str(workspace.root))
    file = tmp_path / "得分.xlsx"
    file.write_bytes(files.pivot_scores())
    assert main(["ledger", str(file), "--as", "评分排名", "--no-load", "--yes"]) == 0
    shown = capsys.readouterr().out
    assert "5月 得分 → 得分（5月）" in shown and "D5“缺考”" in shown
    assert main(["ledger", str(file), "--as", "scores", "--no-load", "--json", "--facts", str(tmp_path / "out")]) == 0
    assert json.loads(capsys.readouterr().out)["taken"] == 2
    assert FactFile.read(tmp_path / "out" / "得分.facts.json").register == "scores"
    assert main(["ledger", "--template", "评分排名", str(tmp_path / "t.xlsx")]) == 0
    assert main(["ledger", str(file), "--as", "认领台账", "--no-load"]) == 1
    assert main(["ledger", str(file), "--as", "没有的台账", "--no-load"]) == 2
    with pytest.raises(SystemExit):
        main(["ledger", str(file)])
    assert "这个文件像是 / the file looks like: 评分排名" in capsys.readouterr().err


def test_several_files_a_folder_and_a_zip_are_taken_in_each_as_what_it_is(workspace, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("REFORMGRAPH_DATA", str(workspace.root))
    folder, packed = tmp_path / "各单位", tmp_path / "报送.zip"
    (folder / "二级").mkdir(parents=True)
    (folder / "得分.xlsx").write_bytes(files.pivot_scores())
    (folder / "二级" / "坏.xlsx").write_bytes(b"PK broken")
    (folder / "~$得分.xlsx").write_bytes(b"lock")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("县区/试点.xlsx", files.xlsx({"试点台账": [("试点名称", "级别", "批次", "批准单位"), ("河湖警长制试点", "省级", "第一批", "省水利厅")]}))
        archive.writestr("县区/说明.txt", "无")
        archive.writestr("县区/别的.xlsx", files.xlsx({"a": [("甲", "乙"), ("1", "2")]}))
    assert main(["ledger", str(folder), str(packed), "--no-load", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(each["register"], each["taken"]) for each in told["ledgers"]] == [("scores", 2), ("pilots", 1)]
    assert len(told["refused"]) == 2 and "坏.xlsx" in told["refused"][0]["error"] and "看不出是哪一种台账" in told["refused"][1]["error"]
    assert {file.name for file in workspace.facts.glob("*.facts.json")} == {"得分.facts.json", "试点.facts.json"}
    assert main(["ledger", str(packed), "--as", "试点台账", "--no-load", "--yes"]) == 1  # its other file has no such heads; the same ledger takes its own place
    shown = capsys.readouterr()
    assert "试点台账 · 1 行 rows" in shown.out and "不能导入 refused" in shown.out and "别的.xlsx" in shown.err
    assert {file.name for file in workspace.facts.glob("*.facts.json")} == {"得分.facts.json", "试点.facts.json"}
    with pytest.raises(SystemExit):
        main(["ledger", "--template", "评分排名", str(tmp_path / "a.xlsx"), str(tmp_path / "b.xlsx")])


def test_a_place_that_a_person_sets_later_makes_the_facts_anew(workspace, tmp_path):
    done = bring(workspace, tmp_path / "台账.xlsx", files.xlsx({"a": [("名字", "级别"), ("河湖警长制试点", "省级")]}), mapping={"名字": "试点"})
    assert done.made.facts.gaps == ["city", "year", "date"] and any("没有地区" in w for w in done.made.warnings)
    set_metadata(workspace, done.report, {"city": "张店区", "year": 2022})
    reread(workspace, done.report)
    made = facts(workspace)["台账"]
    assert (made.report, made.city, made.year, made.gaps) == (done.report, "张店区", 2022, ["date"])
    assert [(e.type, e.name) for e in made.entities] == [("City", "张店区"), ("Pilot", "河湖警长制试点")]
    set_metadata(workspace, done.report, {"city": NONE, "year": NONE})
    reread(workspace, done.report)
    assert (facts(workspace)["台账"].city, facts(workspace)["台账"].year) == ("", None)


def test_a_table_without_rows_is_told_and_the_others_are_read(workspace, tmp_path):
    done = bring(workspace, tmp_path / "a.xlsx", files.xlsx({"空": [("试点", "级别")], "实": [("试点", "级别"), ("河湖警长制试点", "省级")]}), city="淄博市")
    assert (done.made.taken, [(left.sheet, left.number, left.kind) for left in done.made.left]) == ([("实", 2)], [("空", 1, "empty")])
