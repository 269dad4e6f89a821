"""The text of a ledger: a line for every row of every sheet, and where each cell stands in it."""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from ingest.clean.text import Block, CleanText
from ingest.facts import Passage
from ingest.ledger.book import Ledger
from ingest.tables.line import BAR, cell_text

_SEPARATOR = len(f" {BAR} ")
_EDGE = len(f"{BAR} ")


@dataclass(slots=True, eq=False)  # not frozen: a long ledger makes a million
class Cell:
    """A cell: characters [start, end) of the ledger's text, which are `text` (line breaks are tabs), and where it stands."""

    text: str
    start: int
    end: int
    sheet: str
    row: int
    index: int

    @property
    def said(self) -> str:
        """Its text on one line."""
        return " ".join(self.text.split())


@dataclass(frozen=True)
class Line:
    """A row as its passage has it: the span of the line, the line, and the texts of its cells as they stand in it."""

    start: int
    end: int
    text: str
    sheet: str
    row: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> Cell:
        """The cell of a column, counted from 0."""
        text, start = self.cells[index], self._starts[index]
        return Cell(text, start, start + len(text), self.sheet, self.row, index)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(text) + _SEPARATOR for text in self.cells), initial=self.start + _EDGE))

    def whole(self) -> Cell:
        """The row as one cell, for what rests on several."""
        return Cell(self.text, self.start, self.end, self.sheet, self.row, -1)


@dataclass(frozen=True)
class Written:
    """A ledger as text: its lines by (sheet, row number), and its passages in order."""

    text: str
    lines: dict[tuple[str, int], Line]
    passages: list[Passage]

    def clean(self) -> CleanText:
        """The text as the data folder keeps it; there is no source text apart from it, so it is its own."""
        blocks = tuple(Block(p.start, p.end, "table", path=tuple(p.path)) for p in self.passages)
        return CleanText(self.text, range(len(self.text)), blocks)


def write(ledger: Ledger, sheets: Collection[str], instead: Mapping[tuple[str, int], Mapping[int, str]] | None = None) -> Written:
    """All rows of these sheets that hold anything, in order, as `ingest.tables.line.line_of` writes them, joined by line breaks; `instead`: what
    stands for some cells of a row, by (sheet, row number) and column."""
    lines: dict[tuple[str, int], Line] = {}
    passages: list[Passage] = []
    texts: list[str] = []
    at = 0
    for sheet in (sheet for sheet in ledger.sheets if sheet.name in sheets):
        path = [sheet.name] if sheet.name else []
        for row in sheet.rows:
            other = instead.get((sheet.name, row.number)) if instead else None
            cells = _texts([other.get(index, cell) for index, cell in enumerate(row.cells)] if other else row.cells)
            text = f"{BAR} {f' {BAR} '.join(cells)} {BAR}"
            line = Line(at, at + len(text), text, sheet.name, row.number, cells)
            lines[sheet.name, row.number] = line
            passages.append(Passage(f"P{len(passages) + 1}", line.start, line.end, "table", text, path, row=row.number))
            texts.append(text)
            at += len(text) + 1
    return Written("\n".join(texts), lines, passages)


def _texts(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell_text(cell) if cell else "" for cell in cells)
