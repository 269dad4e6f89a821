"""What is asked of a register and what it gives back, as plain data."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from ingest.registers import Column, Register

OVERDUE = "overdue"
"""The state of what was to be done by a day that has gone, and is not said to be completed."""

Link = tuple[str, str, str]
"""(node id, label, name) of a thing that a cell names."""


@dataclass(frozen=True)
class Filters:
    """What rows have to fit; what is empty fits all.

    `city`: id or name of a place, with which the places in it count; `province`, `topic`: as in the graph; `level`, `status`: the graph's word or the Chinese one; `year_from`,
    `year_to`: years in which the item is told of, inclusive; `text`: words that some name of the row contains; `state`: "" or `OVERDUE`;
    `confidence`: facts below it do not count (`graph.overview` has the rule); `on`: the day that lateness is told for, None: today.
    """

    city: str = ""
    province: str = ""
    topic: str = ""
    level: str = ""
    status: str = ""
    year_from: int | None = None
    year_to: int | None = None
    text: str = ""
    state: str = ""
    confidence: float = 0.0
    on: date | None = None


class Cell(NamedTuple):
    """A cell: `text` as it is exported (Chinese words for what the graph has a code for), `value` what the graph holds (a code, a number, a list of
    names; None where it holds nothing but the text), `links` the things that the cell names."""

    text: str = ""
    value: str | float | list[str] | None = None
    links: tuple[Link, ...] = ()


EMPTY = Cell()


@dataclass(frozen=True)
class Evidence:
    """A sentence or a cell that a row rests on: characters [start, end) of the clean text of `report`, `title` of it, and `where` in a ledger
    the cell is (`工作表“X”B5`; empty for a report)."""

    report: str
    start: int
    end: int
    quote: str
    title: str = ""
    where: str = ""


@dataclass(frozen=True)
class Row:
    """A row: `ids` of the nodes that it is about, the first first of all; `cells` by column key, absent where empty."""

    ids: tuple[str, ...]
    cells: dict[str, Cell]
    evidence: tuple[Evidence, ...] = ()

    def text(self, key: str) -> str:
        """The text of a cell, empty where there is none."""
        return self.cells.get(key, EMPTY).text


@dataclass(frozen=True)
class Found:
    """Rows of a register. `columns`: those shown, a column of months once for each month (key `month:2017-05`); `total`: how many rows fit;
    `totals`: (Chinese, English, number) over all rows that fit; `capped`: more rows fit than are here. `filters`, `sort` and `descending` are
    what was asked, with the day and the city's id filled in; `city` is its name."""

    register: Register
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: int
    totals: tuple[tuple[str, str, int], ...]
    capped: bool
    filters: Filters
    sort: str
    descending: bool
    city: str = ""


@dataclass
class Draft:
    """A row in the making. `cells` are those that all rows get at once; what only a page's rows get is added later. What filters look at: `places` (ids),
    `topic`, `level`, `status`, `years`; `due` the text of the deadline with the year it is to be read in. `facts` and `told` say where the evidence is:
    (type, head, tail) of relationships and ids of items whose own sentences are."""

    ids: tuple[str, ...]
    cells: dict[str, Cell] = field(default_factory=dict)
    places: Sequence[str] = ()
    topic: str = ""
    level: str = ""
    status: str = ""
    years: Sequence[int] = ()
    facts: list[tuple[str, str, str]] = field(default_factory=list)
    told: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    year: int | None = None

    def text(self, key: str) -> str:
        """The text of a cell, empty where there is none."""
        cell = self.cells.get(key)
        return cell.text if cell else ""
