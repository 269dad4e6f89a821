"""One row of a ledger while its facts are made: its cells by column, and what could not be used."""
from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.ledger.heads import Field
from ingest.ledger.tables import Found, Row
from ingest.ledger.text import Cell, Line, Written
from ingest.ledger.values import is_nothing


@dataclass(frozen=True)
class Problem:
    """A cell or row that could not be used, or only as stated: where, what it says, and why (Chinese, English). `column` is None for a row."""

    sheet: str
    row: int
    column: int | None
    text: str
    zh: str
    en: str


@dataclass
class Told:
    """A row with its table. `only`: keys of the columns that count (None: all), for rows of an export of which the others did not change;
    `ids`: what an export says that the row is about; `changed`: keys of the columns that were changed in it."""

    table: Found
    row: Row
    line: Line
    written: Written
    only: Collection[str] | None = None
    ids: Sequence[str] = ()
    changed: Collection[str] = ()
    problems: list[Problem] = field(default_factory=list)

    def cells(self, key: str) -> Iterator[tuple[Field, Cell]]:
        """The cells of a column that say anything, from left to right."""
        if self.only is not None and key not in self.only:
            return
        for found in self.table.heads.of(key):
            cell = self.line.cell(found.index)
            if cell.text and not is_nothing(cell.text):
                yield found, cell

    def cell(self, key: str) -> Cell | None:
        """The first cell of a column that says anything."""
        if self.only is not None and key not in self.only:
            return None
        for found in self.table.heads.of(key):
            cell = self.line.cell(found.index)
            if cell.text and not is_nothing(cell.text):
                return cell
        return None

    def id(self, label: str, unless: str = "") -> str:
        """The only id of that label (`score`) among those that an export says the row is about; empty where there is none, there are several, or a
        person changed the column `unless`, which then means another thing."""
        found = [i for i in self.ids if i.startswith(f"{label}:")] if unless not in self.changed else []
        return found[0] if len(found) == 1 else ""

    def has(self, key: str) -> bool:
        """Whether the table has the column."""
        return bool(self.table.heads.of(key))

    def section(self) -> Cell | None:
        """The heading between the rows that the row stands under."""
        if not self.row.section_row:
            return None
        line = self.written.lines[self.line.sheet, self.row.section_row]
        return line.cell(max(range(len(line.cells)), key=lambda index: len(line.cells[index])))

    def note(self, cell: Cell | None, zh: str, en: str) -> None:
        """Keep that a cell (None: the row) could not be used."""
        here = cell if cell is not None and cell.index >= 0 else None
        self.problems.append(Problem(self.line.sheet, self.line.row, here.index if here else None, here.said if here else "", zh, en))
