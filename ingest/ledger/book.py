"""A spreadsheet file as sheets of rows, every cell in its column: XLSX, XLSM, CSV, TSV, and the tables of a DOCX."""
from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.errors import SetAside
from ingest.filenames import readable, safe_name
from ingest.readers import limits
from ingest.readers.encoding import decode
from ingest.readers.package import hints_of
from ingest.readers.refusal import aside, both, broken, empty, old_workbook, too_large
from ingest.readers.sniff import FORMATS, extension, kind_of
from ingest.tables.line import cells_of, is_row, letters
from ingest.tables.workbook import SheetRow, sheets

DELIMITED = (".csv", ".tsv", ".tab")
INSTRUCTIONS = ("填写说明", "How to fill in")
"""The sheet of a template that tells how to fill it in; it is not read."""
ACCEPTED = ".xlsx .xlsm .csv .tsv .docx"
_FORMULA = "=+-@\t\r"
_MARKS = (",", "\t", ";", "，")
_QUOTED = re.compile(r'(?:^|(?<=[,\t;，]))"(?:[^"]|"")*"(?=[,\t;，\r\n]|$)', re.MULTILINE)
_SAMPLE = 200_000  # characters that the mark between the cells is looked for in


@dataclass(frozen=True)
class LedgerSheet:
    """A visible sheet: its `name` (empty in files without sheets) and its rows that hold anything, all of one width; `hidden` are the numbers
    of rows that the program does not show, which are read like the others."""

    name: str
    rows: tuple[SheetRow, ...]
    hidden: tuple[int, ...] = ()

    def place(self, row: int, column: int | None = None) -> tuple[str, str]:
        """Where a row or a cell is, as people say it, in Chinese and in English; columns count from 0."""
        cell = f"{letters(column)}{row}" if column is not None else ""
        zh, en = (f"工作表“{self.name}”", f"sheet “{self.name}”") if self.name else ("", "")
        return f"{zh}{cell or f'第 {row} 行'}", f"{en}{', ' if en else ''}{cell or f'row {row}'}"


@dataclass(frozen=True)
class Ledger:
    """A file that may hold a ledger: `name` as the user knows it, `doc` without folder, its bytes, its sheets, and what was wrong or left out
    (`warnings`, Chinese and English). `hints` are the file's own properties, as a reader of reports gives them."""

    name: str
    doc: str
    data: bytes
    sheets: tuple[LedgerSheet, ...]
    hidden: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    hints: dict[str, Any] = field(default_factory=dict)


def read_ledger(path: Path | str, data: bytes | None = None) -> Ledger:
    """Read a spreadsheet file; with `data` its bytes are these (an upload) and `path` only names it.

    Raises `SetAside`: missing, unreadable, empty, broken, encrypted, too-large, unsafe, unsupported; the reason names sheet and row
    where there is one.
    """
    name = readable(str(path))
    doc = safe_name(name)
    if data is None:
        data = _bytes_of(Path(path))
    if not data:
        raise empty(name)
    if len(data) > limits.MAX_FILE_BYTES:
        size, most = len(data) // limits.MIB, limits.MAX_FILE_BYTES // limits.MIB
        raise too_large(name, f"文件有 {size} MB，上限是 {most} MB", f"the file has {size} MB, the limit is {most} MB")
    kind = kind_of(name, data)
    if kind == "xlsx":
        return _workbook(name, doc, data)
    if kind == "docx":
        return _document(name, doc, data)
    if kind == "xls":
        raise old_workbook(name, doc)
    if kind == "txt" or (not kind and extension(name) in DELIMITED):
        return _delimited(name, doc, data)
    zh, en = FORMATS.get(kind, (f"此类文件（{extension(name) or '无扩展名'}）", f"this kind of file ({extension(name) or 'no extension'})"))
    raise aside(name, "unsupported", f"台账不能是{zh}；可用：{ACCEPTED}", f"a ledger cannot be {en}; accepted are {ACCEPTED}")


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise aside(str(path), "missing", "没有这个文件", "there is no such file")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise aside(str(path), "unreadable", f"无法读取文件（{reason}），请检查权限", f"the file cannot be read ({reason}); check its permissions") from error


def _workbook(name: str, doc: str, data: bytes) -> Ledger:
    book = sheets(name, data)
    told = [sheet for sheet in book.sheets if sheet.name not in INSTRUCTIONS]
    if not told:
        raise empty(name)
    warnings = list(book.warnings)
    if book.hidden:
        listed = "、".join(book.hidden)
        warnings.append(both(f"未读隐藏的工作表：{listed}", f"hidden sheets are not read: {listed}"))
    for sheet in told:
        if sheet.hidden:
            listed = _listed(sheet.hidden)
            warnings.append(both(f"工作表“{sheet.name}”有 {len(sheet.hidden)} 行隐藏，照样读入：第 {listed} 行",
                                 f"sheet “{sheet.name}” has {len(sheet.hidden)} hidden rows, which are read, too: {listed}"))
    found = tuple(LedgerSheet(sheet.name, tuple(SheetRow(r.number, tuple(map(_own, r.cells)), r.wide) for r in sheet.rows), sheet.hidden) for sheet in told)
    return Ledger(name, doc, data, found, book.hidden, tuple(warnings), hints_of(*book.properties))


def _delimited(name: str, doc: str, data: bytes) -> Ledger:
    decoded = decode(data)
    text = decoded.text.removeprefix("\ufeff")
    warnings = []
    if decoded.damage:
        row = text.count("\n", 0, decoded.damage[0][0]) + 1
        warnings.append(both(f"有 {len(decoded.damage)} 处文字无法解码，最早在第 {row} 行", f"{len(decoded.damage)} places cannot be decoded, the first in row {row}"))
    mark = _mark(text)
    records = _records(name, text, mark, csv.QUOTE_MINIMAL)
    if text.count('"') % 2 and any("\n" in cell for record in records for cell in record):
        records = _records(name, text, mark, csv.QUOTE_NONE)  # a quotation mark that nobody closes would swallow all rows behind it
        warnings.append(both("引号没有配对，已按普通字符读", "quotation marks do not pair; they are read as plain characters"))
    rows = []
    for number, record in enumerate(records, 1):
        cells = tuple(_own(cell.strip()) for cell in record)
        if any(cells):
            rows.append((number, cells))
    if not rows:
        raise empty(name)
    return Ledger(name, doc, data, (LedgerSheet("", _even(name, rows)),), warnings=tuple(warnings))


def _mark(text: str) -> str:
    """The character between the cells: the one that most of the first lines have, and as often, quoted cells apart. The Chinese comma stands in
    prose: it is the one only where more lines have it than any other."""
    bare = _QUOTED.sub("", text[:_SAMPLE]) if text.count('"') % 2 == 0 else text[:_SAMPLE]
    lines = [line for line in bare.splitlines()[:30] if line.strip()]
    counts = {mark: [line.count(mark) for line in lines] for mark in _MARKS}
    return max(_MARKS, key=lambda mark: (sum(n > 0 for n in counts[mark]), mark != "，", sum(counts[mark])))


def _records(name: str, text: str, mark: str, quoting: int) -> list[list[str]]:
    records: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=mark, quoting=quoting):
            records.append(record)
    except csv.Error as error:
        number = len(records) + 1
        raise broken(name, f"CSV（第 {number} 行）", f"CSV (row {number})", error) from error
    return records


def _document(name: str, doc: str, data: bytes) -> Ledger:
    from ingest.readers.word import read_docx

    document = read_docx(name, doc, data)
    rows = []
    for number, line in enumerate(document.text.split("\n"), 1):
        cells = tuple(line[a:b].replace("\t", "\n") for a, b in cells_of(line)) if is_row(line) else (line.strip(),)
        if any(cells):
            rows.append((number, cells))
    return Ledger(name, doc, data, (LedgerSheet("", _even(name, rows)),), warnings=tuple(document.warnings), hints=document.hints)


def _own(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from reading a text as a formula."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in _FORMULA else cell


def _even(name: str, rows: list[tuple[int, tuple[str, ...]]]) -> tuple[SheetRow, ...]:
    """Rows of one width, within the limits. Raises `SetAside`: too-large."""
    if len(rows) > limits.MAX_ROWS:
        raise too_large(name, f"第 {rows[limits.MAX_ROWS][0]} 行起超过 {limits.MAX_ROWS:,} 行的上限",
                        f"from row {rows[limits.MAX_ROWS][0]} on it has more than {limits.MAX_ROWS:,} rows, which is the limit")
    width, number = max((len(cells), -number) for number, cells in rows)
    if width > limits.MAX_COLUMNS:
        raise too_large(name, f"第 {-number} 行有 {width:,} 列，上限是 {limits.MAX_COLUMNS} 列", f"row {-number} has {width:,} columns, the limit is {limits.MAX_COLUMNS}")
    return tuple(SheetRow(number, (*cells, *[""] * (width - len(cells)))) for number, cells in rows)


def _listed(numbers: tuple[int, ...]) -> str:
    shown = "、".join(map(str, numbers[:10]))
    return shown + ("…" if len(numbers) > 10 else "")


__all__ = ["Ledger", "LedgerSheet", "SetAside", "read_ledger"]
