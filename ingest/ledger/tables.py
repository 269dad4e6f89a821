"""The tables of a register on a sheet: where each begins, which rows are its own, and what every other row is."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.ledger.book import LedgerSheet
from ingest.ledger.heads import Heads, Wanted, is_known, understand
from ingest.registers import Register
from ingest.tables.body import kind_of
from ingest.tables.columns import MOST_HEAD_ROWS, Recognised, composed, goes_on, is_head
from ingest.tables.roles import LONGEST_HEAD, normal
from ingest.vocabulary import any_of

_ITEM_KINDS = ("item", "pilot", "problem", "subject")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_NUMBER = re.compile(r"[\d.,%％/-]+")
_NO_TITLE = re.compile(rf"附[件表录]?\s*\d*\s*[:：]?$|{any_of('tables/remarks')}|单位|日期|时间|[(（]")
_FILLED_IN = re.compile(r"[^:：]{2,12}[:：]\s*\S.*")
"""A cell above a table that names something and says it: 填报单位：市委改革办, 单位：万元. A head only names."""
_NUMERAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]?")
_NOTHING = re.compile(r"[\s\-—–_/\\.·*※○×xX无]*")

REASONS = {
    "title": ("标题或表前说明", "title, or words above the table"),
    "head": ("重复的表头", "the head again, as on each printed page"),
    "total": ("合计行", "a row of totals"),
    "remark": ("备注、填报栏", "a note, or who filled it in"),
    "section": ("小标题", "a heading between the rows"),
    "count": ("列号行", "numbers of the columns"),
    "empty": ("表头，下面没有内容", "a head with nothing under it"),
    "other": ("没有写明是哪一项", "does not say what it is about"),
    "another": ("另一种台账的表", "a table of another register"),
    "no-table": ("不在任何可识别的表里", "in no table that is recognised"),
}
"""Why a row that holds something is no row of the register, in Chinese and English."""


@dataclass(frozen=True)
class Row:
    """A row of a register: its number in the sheet, its cells from column A, and the heading between the rows that it stands under with the
    number of that heading's row."""

    number: int
    cells: tuple[str, ...]
    section: str = ""
    section_row: int = 0


@dataclass(frozen=True)
class Left:
    """A row that is not taken: where it is, what kind it is (a key of `REASONS`), and what it holds."""

    sheet: str
    number: int
    kind: str
    text: str

    @property
    def reason(self) -> tuple[str, str]:
        """Why, in Chinese and English."""
        return REASONS[self.kind]


@dataclass(frozen=True)
class Found:
    """A table: the numbers of its head rows, its columns, the lone lines above it, its rows, and the rows under its head that are none."""

    sheet: LedgerSheet
    head_rows: tuple[int, ...]
    heads: Heads
    title: str
    rows: tuple[Row, ...]
    left: tuple[Left, ...] = field(default=())

    @property
    def called(self) -> list[str]:
        """The lines above the table that may be its title: not 附件1, 单位：万元, or who filled it in."""
        return [line for line in self.title.split("\n") if line and not _NO_TITLE.match(line)]


def find(sheet: LedgerSheet, register: Register, asked: Wanted, year: int | None = None) -> tuple[list[Found], list[Left]]:
    """The tables of a sheet, and its rows that belong to none. Every row of the sheet is in a table's `head_rows`, `rows` or `left`, or in
    the list beside."""
    return _Search(sheet, register, asked, year).tables()


class _Search:
    def __init__(self, sheet: LedgerSheet, register: Register, asked: Wanted, year: int | None) -> None:
        self.sheet, self.register, self.asked, self.year = sheet, register, asked, year
        self.rows: list[tuple[str, ...]] = [row.cells for row in sheet.rows]
        self.title = ""
        self._heads: dict[str, bool] = {}

    def tables(self) -> tuple[list[Found], list[Left]]:
        found: list[Found] = []
        outside: list[Left] = []
        index = 0
        while index < len(self.rows):
            head = self._head(index)
            if head is None:
                lone = _lone(self.rows[index])
                if lone:
                    self.title = f"{self.title}\n{lone}".strip()
                outside.append(self._left(index, "title"))
                index += 1
                continue
            numbers, heads = head
            table, index = self._body(numbers, heads)
            found.append(table)
        return found, outside if found else [replace(each, kind="no-table") for each in outside]

    def _body(self, numbers: tuple[int, ...], heads: Heads) -> tuple[Found, int]:
        """The rows from a head on to the next one; lone lines just before that are the title of what follows."""
        recognised = self._recognised(numbers, heads)
        rows: list[Row] = []
        left: list[Left] = []
        section, section_row = "", 0
        title = self.title
        index = numbers[-1] + 1
        lone: list[str] = []
        while index < len(self.rows):
            cells = self.rows[index]
            if is_head(cells, recognised):
                left.append(self._left(index, "head"))
            elif self._may_begin(cells) and (following := self._head(index)) is not None and _clear(following[1], cells):
                self.title = lone[-1] if lone else self.title
                for at in range(len(left) - 1, len(left) - 1 - len(lone), -1):  # lone lines above the next head are its title
                    left[at] = replace(left[at], kind="title") if left[at].kind == "section" else left[at]
                break
            else:
                kind = self._kind(index, not rows, recognised)
                if kind == "item":
                    rows.append(Row(self.sheet.rows[index].number, cells, section, section_row))
                    lone = []
                else:
                    left.append(self._left(index, kind))
                    if kind == "section":
                        section, section_row = max(cells, key=len).strip(), self.sheet.rows[index].number
                        lone.append(section)
            index += 1
        head_rows = tuple(self.sheet.rows[n].number for n in numbers)
        return Found(self.sheet, head_rows, heads, title, tuple(rows), tuple(left)), index

    def _kind(self, index: int, first: bool, recognised: Recognised) -> str:
        cells = self.sheet.rows[index].cells
        kind = kind_of(cells, recognised)
        if kind == "count" and not (first and _counts(cells)):
            kind = "item" if recognised.cells("item", cells) else "other"
        if kind == "item" and (self.sheet.rows[index].wide or _is_section(cells, recognised)):
            return "section"
        if kind == "item" and all(_NOTHING.fullmatch(cell) for cell in recognised.cells("item", cells)):
            return "other"
        return kind

    def _may_begin(self, cells: Sequence[str]) -> bool:
        """Whether a row may be a head at all, told quickly: two cells or more that are heads by themselves."""
        if not _short(cells) or any(cell and _NUMBER.fullmatch(cell) for cell in cells):
            return False
        known = 0
        for cell in cells:
            known += bool(cell) and self._known(cell)
            if known >= 2:
                return True
        return False

    def _known(self, text: str) -> bool:
        found = self._heads.get(text)
        if found is None:
            found = self._heads[text] = is_known(self.register, text, self.asked)
        return found

    def _head(self, start: int) -> tuple[tuple[int, ...], Heads] | None:
        """The head whose first row is `start`: the indices of its rows and its columns; None if there is none."""
        if not _short(self.rows[start]) or not any(self.rows[start]) or _filled_in(self.rows[start]):
            return None
        best: tuple[tuple[int, ...], Heads] | None = None
        for count in range(1, MOST_HEAD_ROWS + 1):
            last = start + count - 1
            if last >= len(self.rows) or _filled_in(self.rows[last]) or (count > 1 and not goes_on(self.rows, start, last, self._known)):
                break
            numbers = tuple(range(start, start + count))
            heads = self._understood(numbers)
            if heads.identified and self._enough(heads, numbers) and (best is None or heads.known >= best[1].known):
                best = (numbers, heads)
        if best and len(best[0]) > 1 and not self._understood((start,)).identified:
            for later in best[0][1:]:
                after = self._head(later)  # a title or a line of notes above the head is no part of it
                if after and after[0][-1] == best[0][-1] and after[1].known >= best[1].known:
                    return None
        return best

    def _understood(self, numbers: tuple[int, ...]) -> Heads:
        stated = _YEAR.search(self.title)
        return understand(self.register, composed(self.rows, numbers), self.asked, self.year or (int(stated[0]) if stated else None), self.title)

    def _enough(self, heads: Heads, numbers: tuple[int, ...]) -> bool:
        """Two columns that are understood, one of them surely and a third of all; one that a person named; or the only one of a sheet."""
        if any(f.column is not None and f.column.identifies and self.asked.of(f.head, f.index) for f in heads.fields):
            return sum(map(bool, self.rows[numbers[-1]])) > 1 or len(self.rows[0]) == 1
        if heads.known >= 2:
            return heads.sure >= 1 and 3 * heads.known >= len(heads.fields)
        width = sum(any(row[column] for row in self.rows[numbers[-1] :]) for column in range(len(self.rows[0])))
        only = heads.fields[0]
        words = (only.column.zh, *only.column.words) if only.column else ()
        return len(heads.fields) == 1 and width == 1 and normal(only.head) in map(normal, words)

    def _recognised(self, numbers: tuple[int, ...], heads: Heads) -> Recognised:
        """The head in the form in which `ingest.tables.body` tells the kinds of rows."""
        naming = [f for f in heads.fields if f.column is not None and f.column.identifies]
        naming.sort(key=lambda f: f.column is None or f.column.kind not in _ITEM_KINDS)
        columns = {"item": tuple(f.index for f in naming), "number": tuple(f.index for f in heads.of("number"))}
        texts = [""] * len(self.rows[0])
        for f in heads.fields:
            texts[f.index] = f.head
        return Recognised(numbers, columns, tuple(texts))

    def _left(self, index: int, kind: str) -> Left:
        row = self.sheet.rows[index]
        return Left(self.sheet.name, row.number, kind, " ".join(c for c in row.cells if c)[:80])


def _short(cells: Sequence[str]) -> bool:
    return all(len(normal(cell)) <= LONGEST_HEAD for cell in cells)


def _filled_in(cells: Sequence[str]) -> bool:
    """Whether a row says who filled the table in, when, or in which unit: beside each other as often as alone."""
    said = [cell for cell in cells if cell]
    return bool(said) and all(_FILLED_IN.fullmatch(cell.strip()) for cell in said)


def _is_section(cells: Sequence[str], recognised: Recognised) -> bool:
    """Whether a row is a numbered heading whose number has a cell of its own: 一 | 国家级试点."""
    said = [index for index, cell in enumerate(cells) if cell]
    return len(said) == 2 and bool(_NUMERAL.fullmatch(cells[said[0]])) and said[1] in recognised.columns["item"]


def _counts(cells: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: 1 2 3, or 甲 乙 1 2."""
    numbers = [int(cell) for cell in cells if cell.isdecimal()]
    return numbers == list(range(1, len(numbers) + 1))


def _clear(heads: Heads, cells: Sequence[str]) -> bool:
    """Whether a row among the rows of a table is a head beyond doubt: the names of items may end like one."""
    return heads.sure >= 2 and 2 * heads.known >= len(heads.fields) and not any(_NUMBER.fullmatch(cell) for cell in cells if cell)


def _lone(cells: Sequence[str]) -> str:
    said = [cell for cell in cells if cell]
    return " ".join(said[0].split()) if len(said) == 1 else ""
