"""Where in a spreadsheet a fact of a ledger stands: the words that a person finds the cell by."""
from __future__ import annotations

from collections.abc import Sequence

from ingest.tables.line import cells_of, letters


def cell_name(column: int, row: int) -> str:
    """`B5` for column 1 (counted from 0) of row 5 (counted from 1)."""
    return f"{letters(column)}{row}"


def where(text: str, at: int, path: Sequence[str], row: int, start: int, end: int) -> str:
    """The place of the characters [start, end) of a ledger's clean text in its sheet: `工作表“X”B5`, a row's span `工作表“X”A5:F5`, `B5` for CSV.

    `text` is the line of the passage that holds them (`ingest.tables.line.line_of` of all cells from column A), `at` where the passage begins,
    `path` its sheet, `row` the row's number from 1. Empty for `row` 0: a report has sentences, no cells.
    """
    if not row:
        return ""
    told = [n for n, (a, b) in enumerate(cells_of(text, at)) if a < end and b > start]
    name = f"{row}" if not told else cell_name(told[0], row) if len(told) == 1 else f"{cell_name(told[0], row)}:{cell_name(told[-1], row)}"
    return f"工作表“{path[-1]}”{name}" if path else name
