"""Tables as files for spreadsheets.

Text from reports may begin with a sign that a spreadsheet takes for a formula; in CSV such a cell is written with an apostrophe in front
(OWASP, "CSV Injection"), in XLSX every text is written as text.
"""
from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters of a cell that a spreadsheet may run as a formula; the full-width ones count where it runs in East Asian locales."""
CELL = 32_767
"""Characters that a cell of an XLSX file can hold (Excel's limit)."""


def csv_bytes(headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    """UTF-8 with the mark that Excel needs to read Chinese, CRLF line ends; texts that look like a formula begin with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_safe(h) for h in headings])
    writer.writerows([_safe(c) for c in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def xlsx_bytes(
    name: str, headings: Sequence[str], rows: Sequence[Sequence[Any]], about_name: str, about: Sequence[tuple[str, str]], hidden: Sequence[int] = (),
) -> bytes:
    """A workbook: a sheet `name` with the table under a fixed heading (numbers as numbers), and a sheet of pairs that says what it is. `hidden`:
    places of columns that are there and not shown."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    bold, wrapped = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(name)
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, heading, bold)
        widest = max((len(str(row[place])) for row in rows[:200]), default=0)
        sheet.set_column(place, place, min(max(widest, len(heading), 4) * 1.9 + 2, 60), None, {"hidden": True} if place in hidden else {})
    for line, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, (int, float)) and not isinstance(cell, bool):
                sheet.write_number(line, place, cell, wrapped)
            else:
                sheet.write_string(line, place, fitting(str(cell)), wrapped)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    beside = book.add_worksheet(about_name)
    beside.set_column(0, 1, 40)
    for line, (left, right) in enumerate(about):
        beside.write_string(line, 0, left, bold)
        beside.write_string(line, 1, fitting(right), wrapped)
    book.close()
    return out.getvalue()


def _safe(value: Any) -> Any:
    return "'" + value if isinstance(value, str) and value.lstrip(" \u00a0\u3000").startswith(_FORMULA) else value


def fitting(text: str) -> str:
    """The text as far as a cell holds it."""
    return text if len(text) <= CELL else text[: CELL - 1] + "…"
