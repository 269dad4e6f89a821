"""Reading a register from the graph."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph.registers.all import KINDS
from graph.registers.asked import fits, says, understood
from graph.registers.evidence import evidence
from graph.registers.kept import rows_of
from graph.registers.kinds import Kind
from graph.registers.lateness import with_lateness
from graph.registers.order import by_column, check_sort
from graph.registers.records import OVERDUE, Draft, Filters, Found, Row
from graph.registers.source import Source, own
from graph.store import Store
from ingest.collector import at_rest
from ingest.errors import UsageError
from ingest.registers import Column, Register, register

PAGE = 200
"""Rows that are given unless more are asked for."""
MOST_ROWS = 100_000
MONTHS = 36
"""Columns of months that are shown at most: the latest."""


@at_rest()
def read(
    store: Store, name: str | Register, filters: Filters | None = None, sort: str = "", descending: bool = False, limit: int = PAGE, offset: int = 0,
) -> Found:
    """The rows of the register `name` (Chinese or English) that fit `filters`, sorted by the column `sort` (empty: as the register is kept), `limit` of
    them from `offset` on; totals are over all that fit.

    Raises `ingest.errors.UsageError` for a register, a filter's value or a sort that there is not, `graph.errors.GraphError` where the store does not answer.
    """
    kept = name if isinstance(name, Register) else register(name)
    if not 0 < limit <= MOST_ROWS or offset < 0:
        raise UsageError(f"行数应为 1 到 {MOST_ROWS:,}，起点不小于 0 / rows from 1 to {MOST_ROWS:,}, from 0 on")
    if sort:
        check_sort(kept.columns, sort)
    kind = KINDS[kept.en]
    asked, city = understood(Source(store), filters or Filters(), bool(kind.late), date.today())
    source, rows = rows_of(store, kept.en, asked.confidence)
    if kind.late and asked.on:
        rows = _on(source, rows, kind.late, asked.on, any(c.key == "lateness" for c in kept.columns))
    test = fits(asked, source)
    rows = [row for row in rows if test(row) and (not asked.state or OVERDUE in row.tags)]
    if asked.text:
        rows = _saying(source, kind, rows, asked.text)
    if filled := sort in kind.heavy:
        rows = [own(row) for row in rows]
        kind.fill(source, rows)
    if sort:
        rows = by_column(rows, sort, descending, kept.columns)
    page = rows[offset : offset + limit]
    if not filled:
        page = [own(row) for row in page]
        kind.fill(source, page)
    made = tuple(Row(row.ids, row.cells, found) for row, found in zip(page, evidence(source, page, kept.en), strict=True))
    return Found(kept, _columns(kept, rows), made, len(rows), tuple(kind.totals(rows)), offset + len(page) < len(rows), asked, sort,
                 descending, city)


def _saying(source: Source, kind: Kind, rows: list[Draft], text: str) -> list[Draft]:
    """The rows that contain the words in any column that is shown; what only a page's rows get is added to as few as can be to tell."""
    if not kind.heavy:
        return [row for row in rows if says(row, text)]
    plainly = {id(row) for row in rows if says(row, text)}
    unsure = {id(row): own(row) for row in kind.may_say(source, [row for row in rows if id(row) not in plainly], text)}
    kind.fill(source, list(unsure.values()))
    return [row for row in rows if id(row) in plainly or (id(row) in unsure and says(unsure[id(row)], text))]


def _on(source: Source, rows: list[Draft], column: str, on: date, shown: bool) -> list[Draft]:
    """The rows with what is late on the day; kept for the day that was asked for last."""
    day, made = source.memo.get("late", (None, []))
    if day != on:
        made = with_lateness(rows, column, on, shown)
        source.memo["late"] = on, made
    return made


def _columns(kept: Register, rows: Sequence[Draft]) -> tuple[Column, ...]:
    """The columns, that of months once for each month that some row tells of."""
    made: list[Column] = []
    for column in kept.columns:
        if column.kind != "months":
            made.append(column)
            continue
        months = sorted({key for row in rows for key in row.cells if key.startswith("month:")})[-MONTHS:]
        made += [Column(key, f"{int(key[6:10])}年{int(key[11:])}月", key[6:], "status", told=False) for key in months]
    return tuple(made)
