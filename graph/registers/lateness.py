"""What is late on a day: not said to be completed or called off after the last day that its deadline allows, or completed in a later month."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from graph.registers.records import OVERDUE, Cell, Draft
from graph.registers.source import own, put
from graph.registers.tasks import LATE
from ingest.registers.dates import last_day


@lru_cache(maxsize=65536)
def due(text: str, year: int | None) -> date | None:
    """The last day of a deadline; `year` is that of the report or ledger which states it."""
    return last_day(text, year) if text else None


def with_lateness(rows: Sequence[Draft], column: str, on: date, shown: bool) -> list[Draft]:
    """The rows, of which those that are overdue on the day `on`, or were completed late, are copies with a tag; `shown`: and with a cell `lateness` that
    says by how many days, or when."""
    return [_told(row, day, on, shown) if (day := due(row.text(column), row.year)) else row for row in rows]


def _told(row: Draft, day: date, on: date, shown: bool) -> Draft:
    done = min((key[6:] for key, cell in row.cells.items() if key.startswith("month:") and cell.value == "completed"), default="")
    if not done and row.status not in ("completed", "cancelled") and day < on:
        tag, cell = OVERDUE, Cell(f"逾期{(on - day).days}天", (on - day).days)
    elif done > f"{day:%Y-%m}":
        tag, cell = LATE, Cell(f"逾期完成（{int(done[:4])}年{int(done[5:])}月）", LATE)
    else:
        return row
    made = own(row)
    made.tags |= {tag}
    return put(made, lateness=cell if shown else None)
