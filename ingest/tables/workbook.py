"""The sheets of an XLSX workbook as rows of texts."""
from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ingest.readers import limits
from ingest.readers.package import check_package
from ingest.readers.refusal import both, broken, too_large
from ingest.tables.shown import CHINESE_DATES, shown

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]{0,200}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ROW = re.compile(rb'<(?:\w+:)?row\s([^<>]{0,400})>')
_NUMBER = re.compile(rb'(?:^|\s)r="(\d{1,7})"')
_HIDDEN = re.compile(rb'(?:^|\s)hidden="(?:1|true)"')
_FORMULA = re.compile(
    rb'<(?:\w{1,9}:)?c(?:\s([^<>]{0,200}))?>\s{0,99}<(?:\w{1,9}:)?f(?:\s[^<>]{0,300})?(?:/>|>[^<]{0,9000}</(?:\w{1,9}:)?f>)\s{0,99}</(?:\w{1,9}:)?c>'
)
_PLACE = re.compile(rb'(?:^|\s)r="([A-Z]{1,3}\d{1,7})"')
_LONGEST_TAG = 500
_LONGEST_FORMULA = 10_000
_CHUNK = 1 << 20
_FILLED = 300  # characters of a merged cell that are repeated in its other rows; a longer text stands in the first alone


@dataclass(frozen=True)
class SheetRow:
    """A row that holds anything: its number as the program shows it (from 1) and its cells from column A, as shown.

    A cell merged downwards is repeated in each of its rows; merged to the right it stands in its first column, and `wide` says that
    it is the only one of its row and reaches over others: a title or the head of a section.
    """

    number: int
    cells: tuple[str, ...]
    wide: bool = False


@dataclass(frozen=True)
class Sheet:
    """A visible sheet with its rows, which all have the same number of cells; `hidden` are the numbers of those that the program does not
    show (filtered out, folded away): they are read like the others."""

    name: str
    rows: tuple[SheetRow, ...]
    hidden: tuple[int, ...] = ()


@dataclass(frozen=True)
class Workbook:
    """The visible sheets that hold anything, what was left out, and the title, author and day of creation of the file's properties;
    `warnings` (Chinese and English) tell where formulas have no value."""

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...]
    properties: tuple[Any, Any, Any]
    warnings: tuple[str, ...] = ()


def sheets(name: str, data: bytes) -> Workbook:
    """The workbook in `data`. Formulas give the value stored with them; macros are not looked at.

    Raises `SetAside`: broken, encrypted, zip-bomb, unsafe, and too-large beyond `limits.MAX_ROWS`, `MAX_CELLS` or `MAX_COLUMNS`.
    """
    check_package(name, data, "XLSX", "Excel")
    from openpyxl import load_workbook  # here, as runs over other files do not need it

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises KeyError, ValueError, lxml errors and others for what is not a workbook
        raise broken(name, "XLSX", "XLSX", error) from error
    count = _Count(name)
    found: list[Sheet] = []
    hidden: list[str] = []
    warnings: list[str] = []
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                hidden.append(sheet.title)
                continue
            try:
                merged, unseen, blank = _marks(data, sheet)
                rows = tuple(_rows(sheet, merged, count))
            except (KeyError, ValueError, TypeError, IndexError, AttributeError, SyntaxError, zipfile.BadZipFile, zipfile.zlib.error, OSError) as error:
                raise broken(name, f"XLSX（工作表“{sheet.title}”）", f"XLSX (sheet “{sheet.title}”)", error) from error
            if rows:
                found.append(Sheet(sheet.title, rows, tuple(row.number for row in rows if row.number in unseen)))
            if blank is not None:
                warnings.append(both(
                    f"工作表“{sheet.title}”有公式没有算出的值，读作空白，最早在 {blank}；请用 Excel 或 WPS 打开并保存后再读入",
                    f"sheet “{sheet.title}” has formulas without a value, which are read as blank, the first in {blank}; open and save it in Excel or WPS first",
                ))
    finally:
        book.close()
    facts = book.properties
    return Workbook(tuple(found), tuple(hidden), (facts.title, facts.creator, facts.created), tuple(warnings))


class _Count:
    """Counts what a workbook has over all its sheets and refuses beyond the limits."""

    def __init__(self, name: str) -> None:
        self.name, self.rows, self.cells, self.places = name, 0, 0, 0

    def row(self, sheet: str, number: int, places: int, cells: int, last: int) -> None:
        """A row has been read: `places` cells of which `cells` hold something, the last in column `last`. Raises `SetAside`."""
        self.rows += cells > 0
        self.cells += cells
        self.places += places
        at_zh, at_en = f"工作表“{sheet}”第 {number} 行", f"sheet “{sheet}”, row {number}"
        for have, most, zh, en in (
            (self.rows, limits.MAX_ROWS, "行", "rows"),
            (self.cells, limits.MAX_CELLS, "个单元格", "cells"),
            (last, limits.MAX_COLUMNS, "列", "columns"),
            (self.places // limits.EMPTY_PLACES, limits.MAX_CELLS, "个单元格（多为空白）", "cells, most of them empty"),
        ):
            if have > most:
                raise too_large(self.name, f"{at_zh}起超过 {most:,} {zh}的上限", f"from {at_en} on it has more than {most:,} {en}, which is the limit")


def _rows(sheet: Any, merged: dict[tuple[int, int], tuple[int, int]], count: _Count) -> Iterator[SheetRow]:
    sheet.reset_dimensions()  # what a file says of its own size need not be true
    read: list[tuple[int, list[str], bool]] = []
    tops = {row for row, _ in merged}
    down: dict[int, tuple[int, str]] = {}  # column → (last row, text) of a cell merged downwards that reaches here
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [_text(cell) for cell in row]
        places = len(cells)
        wide = 0
        for column, (last, text) in list(down.items()):
            if number > last:
                del down[column]
                continue
            cells += [""] * (column + 1 - len(cells))
            cells[column] = cells[column] or text
        for column, text in enumerate(cells[: limits.MAX_COLUMNS + 1]) if number in tops else ():
            if text and (reach := merged.get((number, column))):
                wide = max(wide, reach[1] - column)
                if reach[0] > number and len(text) <= _FILLED:
                    down[column] = (reach[0], text)
        while cells and not cells[-1]:
            cells.pop()
        filled = sum(map(bool, cells))
        count.row(sheet.title, number, places, filled, len(cells))
        if filled:
            read.append((number, cells, filled == 1 and wide > 0))
    width = max((len(cells) for _, cells, _ in read), default=0)
    for number, cells, wide_one in read:
        yield SheetRow(number, (*cells, *[""] * (width - len(cells))), wide_one)


def _text(cell: Any) -> str:
    """What a cell shows. Most hold texts, whose number format says nothing and takes time to look up."""
    value = cell.value
    if value is None:
        return ""
    if type(value) is str:
        return shown(value).strip()
    form = CHINESE_DATES.get(cell.style_array.numFmtId)
    if form and type(value) in (int, float):
        from openpyxl.utils.datetime import from_excel

        with suppress(OverflowError, ValueError):  # a number that is no day stays one
            return shown(from_excel(value, cell.parent.parent.epoch), form)
    return shown(value, cell.number_format or "General").strip()


def _marks(data: bytes, sheet: Any) -> tuple[dict[tuple[int, int], tuple[int, int]], set[int], str | None]:
    """(row, column) of the first cell of each merged range → its last row and column, rows from 1 and columns from 0; the numbers of hidden rows;
    and the first cell whose formula has no value, None where all have one. Reading a sheet row by row tells none of these."""
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    unseen: set[int] = set()
    blank: str | None = None
    with zipfile.ZipFile(io.BytesIO(data)) as package, package.open(sheet._worksheet_path.lstrip("/")) as part:
        kept = b""
        while chunk := part.read(_CHUNK):
            kept += chunk
            for match in _MERGED.finditer(kept):
                first, top, last, bottom = match.groups()
                merged[int(top), _column(first)] = (int(bottom), _column(last))
            if b'hidden="' in kept:
                for match in _ROW.finditer(kept):
                    if _HIDDEN.search(match[1]) and (number := _NUMBER.search(match[1])):
                        unseen.add(int(number[1]))
            formulas = blank is None and (b"<f" in kept or b":f" in kept)
            if formulas and (match := _FORMULA.search(kept)):
                place = _PLACE.search(match[1] or b"")
                blank = place[1].decode() if place else "?"
            kept = kept[-(_LONGEST_FORMULA if formulas else _LONGEST_TAG) :]  # a tag that the end of the chunk cuts; what is found twice counts once
    return merged, unseen, blank


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
