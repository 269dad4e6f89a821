"""XLSX: sheets and rows as lines, cells as shown, merged cells, limits, unsafe and broken files."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill

from ingest.clean import clean
from ingest.errors import SetAside
from ingest.ledger import read_ledger
from ingest.readers import discover, limits, read, read_bytes
from ingest.tables.line import cells_of, line_of
from ingest.tables.shown import shown
from ingest.tables.workbook import sheets
from tests.ingest.ledger_samples import HEAD, ROWS, TITLE, docx, html, xlsx
from tests.ingest.reader_samples import only, zipped

LINES = [
    TITLE,
    "| 序号 | 改革任务 | 主要内容 | 责任单位 |  | 责任人 | 完成时限 | 预期目标 | 进展情况 |",
    "| 序号 | 改革任务 | 主要内容 | 牵头 | 配合 | 责任人 | 完成时限 | 预期目标 | 进展情况 |",
]


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {info.filename: package.read(info) for info in package.infolist()}
    return zipped({**members, **changes})


def test_a_sheet_gives_its_title_and_a_line_for_each_row():
    document = only(read_bytes("台账.xlsx", xlsx()))
    lines = document.text.splitlines()
    assert lines[:3] == LINES and len(lines) == 6
    assert "| 市司法局\t市财政局 |" in lines[3] and lines[3].startswith("| 1 | 深化“一窗通办”改革 |")
    assert (document.kind, document.doc, document.encoding) == ("xlsx", "台账.xlsx", "") and document.hints == {}


@pytest.mark.parametrize(("name", "data"), [("a.docx", docx()), ("a.html", html())])
def test_tables_of_other_formats_come_as_the_same_lines(name, data):
    squeeze = [line.replace("|  |", "| |") for line in only(read_bytes("a.xlsx", xlsx())).text.splitlines()]
    lines = [line.replace("|  |", "| |") for line in only(read_bytes(name, data)).text.splitlines()]
    assert lines[-5:] == squeeze[-5:]


def test_each_character_of_the_clean_text_has_its_place_in_the_source():
    document = only(read_bytes("a.xlsx", xlsx()))
    cleaned = clean(document.text)
    assert [cleaned.text[i] for i in range(len(cleaned.text))] == [document.text[o] for o in cleaned.origins]
    assert [b.kind for b in cleaned.blocks] == ["heading"] + ["table"] * 5
    row = cleaned.blocks[-1]
    assert cleaned.text[row.start : row.end].startswith("|3|建立科技特派员制度|选派科技人才下乡|")


def test_sheets_are_headings_and_hidden_or_empty_ones_are_left_out():
    def change(book):
        book.create_sheet("空表")
        hidden = book.create_sheet("底稿")
        hidden.append(["不读"])
        hidden.sheet_state = "hidden"
        second = book.create_sheet("试点清单")
        second.append(["试点名称", "级别"])
        third = book.create_sheet("台账")
        third.append(["事项", "状态"])

    document = only(read_bytes("a.xlsx", xlsx((HEAD, *ROWS), (), "2023年改革任务", change)))
    lines = document.text.splitlines()
    assert lines[0] == "2023年改革任务" and lines[5:] == ["试点清单", "| 试点名称 | 级别 |", "工作表：台账", "| 事项 | 状态 |"]
    assert "底稿" in document.warnings[0] and "不读" not in document.text
    blocks = clean(document.text).blocks
    assert [b.kind for b in blocks].count("heading") == 3


def test_merged_cells_are_filled_downwards_and_empty_columns_left_out():
    rows = (("领域", None, "事项", "责任单位"), ("经济", None, "甲改革", "市水利局"), (None, None, "乙改革", None), ("合并的一行", None, None, None))
    lines = only(read_bytes("a.xlsx", xlsx(rows, ("A2:A3", "D2:D3", "A4:D4")))).text.splitlines()
    assert lines == ["| 领域 | 事项 | 责任单位 |", "| 经济 | 甲改革 | 市水利局 |", "| 经济 | 乙改革 | 市水利局 |", "合并的一行"]


def test_row_numbers_are_those_of_the_sheet():
    book = sheets("a.xlsx", xlsx(((), ("甲",), (), (None, "乙", "丙")), ()))
    assert [(row.number, row.cells) for row in book.sheets[0].rows] == [(2, ("甲", "", "")), (4, ("", "乙", "丙"))]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (None, "General", ""),
        (True, "General", "是"),
        (12, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (213.0, "General", "213"),
        (0.985, "0.0%", "98.5%"),
        (0.35, "0%", "35%"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (-3, "0;(0)", "(3)"),
        (7, "000", "007"),
        (1.5, "0.##", "1.5"),
        (2.0, "0.##", "2"),
        (12, '0"项"', "12项"),
        (12, '"第"0"批"', "第12批"),
        (3, '[Red]0_);"负"0', "3"),
        (1.5e20, "0.00E+00", "1.5e+20"),
        (datetime.datetime(2023, 6, 30), "yyyy-mm-dd", "2023-06-30"),
        (datetime.datetime(2023, 6, 30), 'yyyy"年"m"月"', "2023-06"),
        (datetime.datetime(2023, 6, 30), "yyyy", "2023"),
        (datetime.datetime(2023, 6, 30, 9, 5), "yyyy-mm-dd hh:mm", "2023-06-30 09:05"),
        (datetime.time(9, 5), "hh:mm", "09:05"),
        ("#N/A", "General", ""),
        ("文字", "@", "文字"),
        (float("nan"), "0", ""),
    ],
)
def test_a_cell_is_read_as_it_is_shown(value, form, text):
    assert shown(value, form) == text


def test_a_bar_inside_a_cell_parts_no_cells():
    text = only(read_bytes("a.xlsx", xlsx((("事项", "状态"), ("甲|乙改革", "推进中")), ()))).text
    assert text.splitlines()[1] == "| 甲｜乙改革 | 推进中 |"


def test_a_workbook_with_macros_is_read_without_them():
    assert only(read_bytes("a.xlsm", repacked(xlsx(), {"xl/vbaProject.bin": b"\0" * 100}))).text.splitlines()[:3] == LINES


def test_a_formula_gives_the_value_stored_with_it():
    sheet = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c>
<c r="B1" t="str"><f>"x"</f><v>\xe6\x94\xb9\xe9\x9d\xa9</v></c></row></sheetData></worksheet>"""
    assert only(read_bytes("a.xlsx", repacked(xlsx(), {"xl/worksheets/sheet1.xml": sheet}))).text == "| 2 | 改革 |\n"


def cells(row: str, styles: str = "", epoch: str = "") -> bytes:
    """A workbook of one row as XML; `styles` are number formats by their ids, for s="1", s="2", …"""
    part = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">{row}</row></sheetData></worksheet>'
    found = {"xl/worksheets/sheet1.xml": part.encode()}
    data = xlsx(sheet="任务表")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheet, book = package.read("xl/styles.xml").decode(), package.read("xl/workbook.xml").decode()
    start, end = sheet.index("<cellXfs"), sheet.index("</cellXfs>")
    formats = "".join(f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0"/>' for number in ("0", *styles.split()))
    found["xl/styles.xml"] = (sheet[:start] + f"<cellXfs>{formats}" + sheet[end:]).encode()
    found["xl/workbook.xml"] = book.replace("<workbookPr/>", f"<workbookPr {epoch}/>").encode()
    return repacked(data, found)


@pytest.mark.parametrize(("number", "text"), [
    (27, "2017-07"), (28, "2017-07-01"), (30, "2017-07-01"), (31, "2017-07-01"), (36, "2017-07"), (50, "2017-07"), (52, "2017-07"), (57, "2017-07"), (58, "2017-07-01"),
    (0, "42917"), (1, "42917"), (32, "42917"), (56, "42917"),
])
def test_dates_in_the_formats_that_only_chinese_excel_has(number, text):
    read = sheets("a.xlsx", cells('<c r="A1" s="1"><v>42917</v></c><c r="B1" s="1" t="str"><v>文字</v></c><c r="C1" s="1"><v>9e9</v></c>', str(number)))
    assert [row.cells for row in read.sheets[0].rows] == [(text, "文字", "9000000000")]


def test_dates_count_from_1904_where_the_workbook_says_so():
    assert sheets("a.xlsx", cells('<c r="A1" s="1"><v>41455</v></c>', "31", 'date1904="1"')).sheets[0].rows[0].cells == ("2017-07-01",)


def test_formulas_without_a_value_are_told_with_sheet_and_cell():
    row = '<c r="A1"><v>7</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="str"><f>""</f><v></v></c>'
    assert not only(read_bytes("a.xlsx", cells(row))).warnings
    for formula in ("<f>SUM(A1:B1)</f>", '<f t="shared" ref="D1:D9" si="0">A1*2</f>', '<f t="shared" si="0"/>'):
        [warning] = only(read_bytes("a.xlsx", cells(f'{row}<c r="D1" s="0">{formula}</c>'))).warnings
        assert "任务表" in warning and "D1" in warning and "formulas without a value" in warning
    ledger = read_ledger(f"/tmp/{'改革台账：' * 40}2017.xlsx", cells(f'{row}<c r="D1" s="0"><f>SUM(A1:B1)</f></c>'))
    assert "D1" in ledger.warnings[0] and "formulas without a value" in ledger.warnings[0] and len(ledger.doc.encode()) <= 224 and ledger.doc.endswith(".xlsx")


def test_the_same_file_gives_the_same_text():
    assert only(read_bytes("a.xlsx", xlsx())).text == only(read_bytes("b.xlsx", xlsx())).text


def test_properties_are_hints_but_for_what_programs_leave_there():
    def change(book):
        book.properties.title, book.properties.creator = "改革台账", "市委改革办"

    hints = only(read_bytes("a.xlsx", xlsx(change=change))).hints
    assert hints == {"title": "改革台账", "author": "市委改革办", "created": "2023-01-01"}


@pytest.mark.parametrize("cut", [30, 500, 3000])
def test_a_cut_off_file_is_set_aside(cut):
    assert only(read_bytes("a.xlsx", xlsx()[:cut])).code == "broken"


def test_a_broken_sheet_is_named():
    data, part = xlsx(sheet="任务表"), "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        whole = package.read(part)
    result = only(read_bytes("a.xlsx", repacked(data, {part: whole[: len(whole) // 2]})))
    assert result.code == "broken" and "任务表" in result.reason


def shared(texts=("改革事项", "状态")) -> bytes:
    """A workbook with its strings in a part of their own, as Excel writes them."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.add_worksheet().write_row(0, 0, texts)
    return buffer.getvalue()


def test_strings_in_a_part_of_their_own():
    assert only(read_bytes("a.xlsx", shared())).text == "| 改革事项 | 状态 |\n"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"])
def test_a_package_with_a_broken_part_is_set_aside(part):
    assert only(read_bytes("a.xlsx", repacked(shared(), {part: b"<a/"}))).code == "broken"


def test_a_document_type_is_refused():
    data = repacked(xlsx(), {"xl/worksheets/sheet1.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'})
    result = only(read_bytes("a.xlsx", data))
    assert result.code == "unsafe" and "Excel" in result.reason


def test_a_zip_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 1000)
    assert only(read_bytes("a.xlsx", xlsx())).code == "zip-bomb"


def test_an_encrypted_workbook_is_set_aside():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le")
    assert only(read_bytes("a.xlsx", data)).code == "encrypted"


@pytest.mark.parametrize("limit", ["MAX_ROWS", "MAX_CELLS", "MAX_COLUMNS"])
def test_too_much_is_refused_with_sheet_row_and_limit(monkeypatch, limit):
    monkeypatch.setattr(limits, limit, 5 if limit != "MAX_ROWS" else 4)
    result = only(read_bytes("a.xlsx", xlsx(sheet="任务表")))
    assert result.code == "too-large" and "任务表" in result.reason and str(getattr(limits, limit)) in result.reason and "行" in result.reason


def test_a_sheet_that_is_only_formatted_is_empty():
    def change(book):
        for column in range(1, 200):
            book.active.cell(1, column).fill = PatternFill("solid", fgColor="FF0000")

    assert only(read_bytes("a.xlsx", xlsx((), (), change=change))).code == "empty"


def test_formatting_without_content_cannot_fill_the_memory(monkeypatch):
    monkeypatch.setattr(limits, "MAX_CELLS", 9)
    result = only(read_bytes("a.xlsx", xlsx(((*[None] * 199, "x"), ("y",)), ())))
    assert result.code == "too-large"


def test_a_row_far_below_costs_nothing():
    book = Workbook()
    book.active.cell(1, 1).value = "改革事项一览"
    book.active.cell(1_048_576, 1).value = "末行"
    buffer = io.BytesIO()
    book.save(buffer)
    assert only(read_bytes("a.xlsx", buffer.getvalue())).text == "改革事项一览\n末行\n"


@pytest.mark.parametrize("name", ["旧 表.xls", "表.et"])
def test_the_older_format_is_set_aside_with_the_line_that_converts_it(name):
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook".encode("utf-16-le")
    result = only(read_bytes(name, data))
    assert isinstance(result, SetAside) and result.code == "unsupported" and "soffice --headless --convert-to xlsx" in result.reason
    assert ("'旧 表.xls'" if " " in name else "表.et") in result.reason


def test_a_workbook_under_another_name_and_in_an_archive(tmp_path):
    assert only(read_bytes("a.docx", xlsx())).kind == "xlsx"
    assert only(read_bytes("a.zip", zipped({"甲/台账.xlsx": xlsx()}))).name == "a.zip/甲/台账.xlsx"
    (tmp_path / "台账.xlsx").write_bytes(xlsx())
    (tmp_path / "台账.json").write_text('{"city": "青川市", "year": 2023}', "utf-8")
    assert [path.name for path in discover([tmp_path])] == ["台账.xlsx"]
    assert only(read(tmp_path / "台账.xlsx")).sidecar == {"city": "青川市", "year": 2023}


FURNITURE = ("打印", "关闭", "首页", "上一页", "来源：市委办", "（责任编辑：某）", "摄影", "记者站改革")
WORDS = st.sampled_from((*FURNITURE, "改革", "2023-06-30", "1", "12.5%", "AI PC", "一、", "。", "", "——", "A|B", "甲\n乙"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(WORDS, WORDS).map("".join), min_size=3, max_size=3), min_size=1, max_size=8))
def test_no_row_and_no_cell_is_lost_on_the_way_to_the_clean_text(cells):
    rows = [("深化水权交易制度改革、林权制度改革和农村集体产权制度改革", str(number), *row) for number, row in enumerate(cells)]
    text = "".join(line_of(row) + "\n" for row in rows)
    cleaned = clean(text)
    found = [[cleaned.text[a:b] for a, b in cells_of(cleaned.text[block.start : block.end], block.start)] for block in cleaned.blocks]
    assert [["".join(cell.split()) for cell in row] for row in found] == [["".join(cell.replace("|", "｜").split()) for cell in row] for row in rows]
    assert {block.kind for block in cleaned.blocks} == {"table"} and clean(cleaned.text).text == cleaned.text


def test_the_samples_are_what_other_programs_read():
    assert load_workbook(io.BytesIO(xlsx())).active["A1"].value == TITLE
