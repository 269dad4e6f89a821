"""What is late on a day: not said to be completed after the last day that its deadline allows, or completed in a later month."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from graph.registers.records import OVERDUE, Cell, Draft
from graph.registers.source import put
from graph.registers.tasks import LATE
from ingest.registers.dates import last_day


@lru_cache(maxsize=65536)
def due(text: str, year: int | None) -> date | None:
    """The last day of a deadline; `year` is that of the report or ledger which states it."""
    return last_day(text, year) if text else None


def tell_lateness(rows: Sequence[Draft], column: str, on: date, shown: bool) -> None:
    """Tag the rows that are overdue on the day `on`, or were completed late; `shown`: with a cell `lateness` that says by how many days, or since when."""
    for row in rows:
        row.tags -= {OVERDUE, LATE}
        row.cells.pop("lateness", None)
        day = due(row.text(column), row.year)
        if day is None:
            continue
        months = sorted((key[6:], cell.value) for key, cell in row.cells.items() if key.startswith("month:"))
        done = next((month for month, status in months if status == "completed"), None)
        if done is None and row.status != "completed" and day < on:
            row.tags |= {OVERDUE}
            put(row, lateness=Cell(f"逾期{(on - day).days}天", (on - day).days) if shown else None)
        elif done is not None and done > f"{day:%Y-%m}":
            row.tags |= {LATE}
            put(row, lateness=Cell(f"逾期完成（{int(done[:4])}年{int(done[5:])}月）", LATE) if shown else None)
