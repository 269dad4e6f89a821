"""Ledgers as reform offices keep them, made by code as XLSX, DOCX and HTML; the city and its items are invented."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Sequence
from typing import Any

TITLE = "青川市2023年重点改革任务台账"
HEAD = ("序号", "改革任务", "主要内容", "责任单位", None, "责任人", "完成时限", "预期目标", "进展情况")
UNDER = (None, None, None, "牵头", "配合", None, None, None, None)
ROWS: tuple[tuple[Any, ...], ...] = (
    (1, "深化“一窗通办”改革", "推进事项集中办理", "市行政审批局", "市司法局\n市财政局", "副市长周明", "2023-06-30", "网上可办率达到98.5%", "已完成，办件12万件"),
    (2, "水权交易改革试点", "完善交易规则", "市水利局", None, "分管副市长", "2023年12月底", None, "正在推进"),
    (3, "建立科技特派员制度", "选派科技人才下乡", "市科技局", "市农业农村局等部门", "李文（市科技局局长）", "长期坚持", "新增示范户200户", "尚未启动"),
)
MERGED = ("A1:I1", "D2:E2", *(f"{letter}2:{letter}3" for letter in "ABCFGHI"))


def xlsx(
    rows: Sequence[Sequence[Any]] = ((TITLE,), HEAD, UNDER, *ROWS),
    merged: Sequence[str] = MERGED,
    sheet: str = "Sheet1",
    change: Callable[[Any], None] | None = None,
) -> bytes:
    """A workbook of one sheet; `change(workbook)` may alter it before it is saved. The bytes are the same each time."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.created = book.properties.modified = datetime.datetime(2023, 1, 1)
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for reach in merged:
        page.merge_cells(reach)
    if change:
        change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def docx() -> bytes:
    """The ledger as a Word table below a paragraph."""
    from docx import Document

    document = Document()
    document.add_paragraph(TITLE)
    grid = document.add_table(2 + len(ROWS), len(HEAD))
    for number, row in enumerate((HEAD, UNDER, *ROWS)):
        for column, text in enumerate(row):
            grid.cell(number, column).text = "" if text is None else str(text)
    grid.cell(0, 3).merge(grid.cell(0, 4))
    for column in (0, 1, 2, 5, 6, 7, 8):
        text = grid.cell(0, column).text
        grid.cell(0, column).merge(grid.cell(1, column)).text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def html() -> bytes:
    """The ledger as a table of a web page; a cell's lines are paragraphs, as Word exports them."""
    head = "".join(
        f"<th{' colspan=2' if text == '责任单位' else ' rowspan=2'}>{text}</th>" for text in HEAD if text is not None
    )
    under = "<th>牵头</th><th>配合</th>"
    rows = "".join("<tr>" + "".join(f"<td>{_lines(cell)}</td>" for cell in row) + "</tr>" for row in ROWS)
    table = f"<table><tr>{head}</tr><tr>{under}</tr>{rows}</table>"
    return f"<html><head><meta charset=utf-8><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{table}</body></html>".encode()


def _lines(cell: Any) -> str:
    return "" if cell is None else "".join(f"<p>{line}</p>" for line in str(cell).split("\n"))
