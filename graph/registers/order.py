"""What rows are sorted by: a closed set of keys, and for each kind of column what comes first. Empty cells come last, up or down."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from graph.registers.lateness import due
from graph.registers.records import Cell, Draft
from graph.registers.scores import period_key
from ingest.errors import UsageError
from ingest.registers import Column

_CODES = {"level": ("national", "provincial", "municipal"), "first": ("national", "provincial"), "status": ("planned", "underway", "completed")}
_DIGITS = re.compile(r"(\d+)")


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
    there = [(value(row), row) for row in rows]
    full = sorted((pair for pair in there if pair[0] is not None), key=lambda pair: pair[0], reverse=descending)
    return [row for _, row in full] + [row for found, row in there if found is None]


def _value(key: str, columns: Sequence[Column]) -> Callable[[Draft], Any]:
    if key == "year":
        return lambda row: row.year
    kind = "status" if key.startswith("month:") else next(c.kind for c in columns if c.key == key)

    def value(row: Draft) -> Any:
        cell = row.cells.get(key)
        return None if cell is None or not cell.text else _of(kind, cell, row)

    return value


def _of(kind: str, cell: Cell, row: Draft) -> Any:
    if kind in _CODES:
        ranks = _CODES[kind]
        return ranks.index(cell.value) if cell.value in ranks else len(ranks)
    if kind == "date":
        day = due(cell.text, row.year)
        return (0, day.toordinal(), "") if day else (1, 0, cell.text)
    if kind == "period":
        return period_key(cell.text, row.year)
    if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
        return (0, cell.value, ())
    return (1, 0, natural(cell.text))


@lru_cache(maxsize=65536)
def natural(text: str) -> tuple:
    """Text in an order in which 2 comes before 10."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(text) if part)
