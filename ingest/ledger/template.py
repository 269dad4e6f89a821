"""Empty ledgers to be filled in: a workbook with the right heads for every register."""
from __future__ import annotations

import io
from datetime import date

from ingest.facts import TOPICS
from ingest.ledger.book import INSTRUCTIONS
from ingest.registers import Column, Register

ROWS = 2000
"""So many rows offer a list to choose from."""
_LISTS = {
    "status": (("计划", "推进中", "已完成"), ("planned", "under way", "completed")),
    "level": (("国家级", "省级", "市级"), ("national", "provincial", "municipal")),
    "first": (("全国首创", "全省首创", "否"), ("first in the nation", "first in the province", "no")),
    "topic": (TOPICS, TOPICS),
}
"""Kinds of columns whose cells are chosen from a list: in Chinese and in English."""
_WANTS = {
    "text": ("照原文填写", "as it is called"),
    "number": ("只填数字", "a number alone"),
    "date": ("写到知道的程度：2017-06-30、2017年6月、2017年底前；不知道就空着", "as far as it is known: 2017-06-30, 2017-06, by the end of 2017; empty if it is not"),
    "year": ("四位数年份", "four digits"),
    "period": ("哪一轮、哪个月：2017年5月、第二轮", "which round or month: 2017年5月, 第二轮"),
    "place": ("地区全称：张店区、淄博市", "the place's full name"),
    "person": ("姓名；职务写在“职务”一列，或写成“副市长周明”", "the name; the post has a column of its own, or stands before the name"),
    "body": ("单位全称", "the body's full name"),
    "bodies": ("单位全称，几个之间用顿号", "full names, with 、 between"),
    "item": ("改革或任务的名称，一行一项", "name of the reform or task, one in a row"),
    "pilot": ("试点的名称，一行一项", "name of the pilot, one in a row"),
    "problem": ("问题本身，一行一个", "the problem, one in a row"),
    "subject": ("被肯定的事项名称，或地区名", "name of the item, or of the place, that was recognised"),
    "recogniser": ("媒体、机关、奖项的名称，或“省长某某”", "a medium, a public body, an award, or a leader with the post"),
    "recognisers": ("谁推介的，几个之间用顿号：新华网（推介）、省政府办公厅（通报表扬）", "who, with 、 between, the form in brackets"),
    "scored": ("单位、区县或个人", "body, place or person"),
    "amount": ("一个数，可带单位：98.5%、12万户", "a number, with its unit if it has one"),
    "results": ("照原文，其中的数字会单独成为成效", "prose; the numbers in it become outcomes"),
    "months": ("这个月的进展：计划、推进中、已完成", "the state in that month: planned, under way, completed"),
}
_CHOOSE = ("从下拉列表里选", "choose from the list")
_MUST = ("必填", "needed", "这几列至少填一列", "at least one of these is needed")


def template(register: Register, language: str = "zh", year: int | None = None) -> bytes:
    """An XLSX workbook with the register's heads in `zh` or `en`, lists to choose from, and a second sheet that says what each column wants.

    Columns of months are those of `year`, by default the present one.
    """
    import xlsxwriter

    english = language == "en"
    heads = [(head, column) for column in register.columns if column.told for head in _heads(column, english, year or date.today().year)]
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True, "bg_color": "#E8EEF4", "border": 1, "text_wrap": True, "valign": "vcenter"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_sheet_name(register.title(language)))
    sheet.freeze_panes(1, 0)
    for number, (head, column) in enumerate(heads):
        sheet.write_string(0, number, head, bold)
        sheet.set_column(number, number, 12 if column.kind in ("months", "status", "level", "number", "year") else 24)
        choices = _LISTS.get("status" if column.kind == "months" else column.kind)
        if choices:
            # A warning, not a refusal: a ledger may say more than the list.
            sheet.data_validation(1, number, ROWS, number, {"validate": "list", "source": list(choices[english]), "error_type": "warning"})
    about = book.add_worksheet(INSTRUCTIONS[english])
    for column, width in enumerate((22, 70, 16)):
        about.set_column(column, column, width, wrap)
    rows = [(register.title(language), register.about(language), ""), *_about(register, english)]
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            about.write_string(number, place, text, bold if number == 0 else wrap)
    book.close()
    return buffer.getvalue()


def _heads(column: Column, english: bool, year: int) -> list[str]:
    if column.kind == "months":
        return [f"{year}-{month:02d}" if english else f"{year}年{month}月" for month in range(1, 13)]
    return [column.en if english else column.zh]


def _about(register: Register, english: bool) -> list[tuple[str, str, str]]:
    naming = [column for column in register.columns if column.identifies and column.told]
    must = _MUST[english] if len(naming) == 1 else _MUST[2 + english]
    rows = []
    for column in register.columns:
        if not column.told:
            continue
        wants = _WANTS.get(column.kind, _CHOOSE)
        choices = _LISTS.get(column.kind)
        text = wants[english] + ((": " if english else "：") + "、".join(choices[english]) if choices else "")
        rows.append((column.en if english else column.zh, text, must if column.identifies else ""))
    return rows


def _sheet_name(title: str) -> str:
    return "".join(character for character in title if character not in "[]:*?/\\")[:31]
