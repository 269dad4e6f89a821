"""What a register is made of: how its rows come to be, what a page's rows get beside, what is counted, and how it is sorted at first."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.registers.records import Draft
from graph.registers.source import Source

Total = tuple[str, str, int]
"""(Chinese, English, number)."""


def _nothing(source: Source, rows: Sequence[Draft]) -> None:
    return None


def _all(source: Source, rows: Sequence[Draft], text: str) -> Sequence[Draft]:
    return rows


@dataclass(frozen=True)
class Kind:
    """`drafts`: all rows of a source, light; `fill`: adds the cells named in `heavy` to some rows; `may_say`: of some rows those that
    may contain words once they are filled, told by less than filling all; `totals`: counted over all rows that fit; `order`: the
    columns that rows are sorted by unless told otherwise, `-` in front for descending; `late`: the column that holds a deadline, for registers that tell
    what is overdue."""

    drafts: Callable[[Source], list[Draft]]
    totals: Callable[[Sequence[Draft]], list[Total]]
    order: tuple[str, ...]
    heavy: tuple[str, ...] = ()
    fill: Callable[[Source, Sequence[Draft]], Any] = _nothing
    late: str = ""
    may_say: Callable[[Source, Sequence[Draft], str], Sequence[Draft]] = _all


def distinct(rows: Sequence[Draft], key: str) -> int:
    """How many things the cells of a column name."""
    return len({link[0] for row in rows if key in row.cells for link in row.cells[key].links})


def tagged(rows: Sequence[Draft], tag: str) -> int:
    """How many rows have a tag."""
    return sum(tag in row.tags for row in rows)
