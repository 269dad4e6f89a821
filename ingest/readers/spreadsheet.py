"""XLSX: the sheets of a workbook as lines, a heading for each sheet and a line for each row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.readers.package import hints_of
from ingest.readers.plain import check_length
from ingest.readers.refusal import aside, both, empty
from ingest.readers.source import SourceDocument
from ingest.registers import ROW, rowid
from ingest.tables.line import line_of
from ingest.tables.workbook import Sheet, SheetRow, sheets

_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.I)
_LEAST = 4  # Chinese characters from which a name is read as a heading by itself


def read_xlsx(name: str, doc: str, data: bytes) -> SourceDocument:
    """A workbook (XLSX, XLSM; macros are not looked at). Raises `SetAside`: broken, encrypted, zip-bomb, unsafe, too-large, empty, export."""
    book = sheets(name, data)
    if any(_is_export(sheet) for sheet in book.sheets):
        raise aside(name, "export", "这是从图谱导出的台账，不是报告；改过之后用 python -m ingest ledger 导入",
                    "this is a register exported from the graph and no report; what was changed in it comes in by `python -m ingest ledger`")
    text = "\n".join(line for sheet in book.sheets for line in lines_of(sheet))
    if not text.strip():
        raise empty(name)
    check_length(name, len(text))
    hidden = "、".join(book.hidden)
    warnings = [both(f"{doc}：未读隐藏的工作表：{hidden}", f"{doc}: hidden sheets are not read: {hidden}")] if hidden else []
    warnings += [f"{doc}: {said}" for said in book.warnings]
    return SourceDocument(name, doc, data, text + "\n", "xlsx", hints=hints_of(*book.properties), warnings=warnings)


def _is_export(sheet: Sheet) -> bool:
    """Whether a sheet is a register that was exported: its rows carry row ids."""
    head = sheet.rows[0].cells
    return ROW in head and any(rowid.about(row.cells[head.index(ROW)]) for row in sheet.rows[1:])


def lines_of(sheet: Sheet) -> Iterator[str]:
    """The lines of a sheet. A cell that stands alone at the beginning of its row (a title, the head of a section, a note) is a line
    of its own, other rows are lines of cells; columns without anything are left out."""
    filled = [column for column in range(len(sheet.rows[0].cells)) if any(row.cells[column] for row in sheet.rows)]
    lone = [_lone(row, filled) for row in sheet.rows]
    title = next((text for text in lone[:1] if text), "")
    if not _UNNAMED.fullmatch(sheet.name.strip()) and sheet.name.strip() not in title:
        short = len(re.findall("[\u4e00-\u9fff]", sheet.name)) < _LEAST
        yield f"工作表：{sheet.name.strip()}" if short else sheet.name.strip()
    for row, text in zip(sheet.rows, lone, strict=True):
        yield text or line_of([row.cells[column] for column in filled])


def _lone(row: SheetRow, filled: list[int]) -> str:
    """The text of a row that is one line of text, empty if it has cells."""
    said = [(column, row.cells[column]) for column in filled if row.cells[column]]
    if len(said) == 1 and (row.wide or said[0][0] == filled[0] or len(filled) == 1):
        return " ".join(said[0][1].split())
    return ""
