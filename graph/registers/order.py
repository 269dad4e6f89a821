"""What rows are sorted by: a closed set of keys, and for each kind of column what comes first. Empty cells come last, up or down."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from graph.registers.lateness import due
from graph.registers.records import Cell, Draft
from graph.registers.scores import period_key
from ingest.errors import UsageError
from ingest.registers import Column

_CODES = {"level": ("national", "provincial", "municipal"), "first": ("national", "provincial"), "status": ("planned", "underway", "completed", "cancelled")}
_DIGITS = re.compile(r"\d+")
_first = itemgetter(0)


def check_sort(columns: Sequence[Column], sort: str) -> None:
    """Raises `UsageError`, naming the keys that there are, for a column that the register does not have."""
    keys = [c.key for c in columns if c.kind != "months"]
    if sort not in keys and not (sort.startswith("month:") and any(c.kind == "months" for c in columns)):
        known = "、".join(f"{c.key}（{c.zh}）" for c in columns if c.kind != "months")
        raise UsageError(f"不能按“{sort}”排序，可用：{known} / the register cannot be sorted by {sort!r}")


def in_order(rows: Sequence[Draft], keys: Sequence[str], columns: Sequence[Column]) -> list[Draft]:
    """The rows by the columns `keys`, the first first of all (`-` in front: descending), rows that are equal in all of them by their ids."""
    made = sorted(rows, key=lambda row: row.ids)
    for key in reversed(keys):
        made = by_column(made, key.removeprefix("-"), key.startswith("-"), columns)
    return made


def by_column(rows: Sequence[Draft], key: str, descending: bool, columns: Sequence[Column]) -> list[Draft]:
    """The rows by one column; equal ones stay as they are."""
    value = _value(key, columns)
    groups: dict[int, list[tuple[Any, Draft]]] = {}
    empty = []
    for row in rows:
        if (found := value(row)) is None:
            empty.append(row)
        else:
            groups.setdefault(found[0], []).append((found[1], row))
    full = (row for group in sorted(groups, reverse=descending) for _, row in sorted(groups[group], key=_first, reverse=descending))
    return [*full, *empty]


def _value(key: str, columns: Sequence[Column]) -> Callable[[Draft], tuple[int, Any] | None]:
    """What gives a row's group and its place in that: numbers, then texts, or dates, then what is none."""
    if key == "year":
        return lambda row: None if row.year is None else (0, row.year)
    kind = "status" if key.startswith("month:") else next(c.kind for c in columns if c.key == key)

    def value(row: Draft) -> tuple[int, Any] | None:
        cell = row.cells.get(key)
        return None if cell is None or not cell.text else _of(kind, cell, row)

    return value


def _of(kind: str, cell: Cell, row: Draft) -> tuple[int, Any]:
    if kind in _CODES:
        ranks = _CODES[kind]
        return 0, ranks.index(cell.value) if cell.value in ranks else len(ranks)
    if kind == "date":
        day = due(cell.text, row.year)
        return (0, day.toordinal()) if day else (1, cell.text)
    if kind == "period":
        return 0, period_key(cell.text, row.year)
    if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
        return 0, cell.value
    return 1, natural(cell.text)


@lru_cache(maxsize=131072)
def natural(text: str) -> str:
    """What text is put in an order by in which 2 comes before 10: numbers with their length before them, and before all that is none."""
    return _DIGITS.sub(_number, text)


def _number(digits: re.Match[str]) -> str:
    number = str(int(digits[0]))
    return f"\0{chr(len(number))}{number}"
