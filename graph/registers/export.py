"""A register as a file for spreadsheets, and its cells as people read them.

The last column holds row ids (`ingest.registers.rowid`): a file that comes back through `python -m ingest ledger` changes what a person changed in
it, and nothing else. Cells are in Chinese whatever the language of the heads, as that is what comes back.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.registers.records import EMPTY, Cell, Evidence, Found, Row
from graph.registers.score import explained
from graph.sheets import csv_bytes, fitting, xlsx_bytes
from graph.words import TERMS
from ingest.registers import ROW, Column, rowid
from ingest.tables.line import spoken

_EVIDENCE = {"zh": ("依据原文", "依据出处"), "en": ("Evidence: words", "Evidence: source")}
_ABOUT = {"zh": "说明", "en": "About"}
_CODED = ("status", "level", "first")
_FILTERS = {
    "city": ("筛选·地区", "Filter: place"), "province": ("筛选·省份", "Filter: province"), "topic": ("筛选·主题", "Filter: topic"),
    "level": ("筛选·级别", "Filter: level"), "status": ("筛选·状态", "Filter: status"), "year_from": ("筛选·年份从", "Filter: from year"),
    "year_to": ("筛选·年份到", "Filter: to year"), "text": ("筛选·包含", "Filter: contains"), "state": ("筛选·只看", "Filter: only"),
    "confidence": ("筛选·最低可信度", "Filter: lowest confidence"),
}


def shown(column: Column, cell: Cell, language: str = "zh") -> str:
    """The text of a cell in the language `zh` or `en`: words for codes and lateness; names and what was stated stay as they are."""
    if language == "zh" or not cell.text:
        return cell.text
    if column.kind in _CODED and isinstance(cell.value, str):
        return TERMS[column.kind].get(cell.value, {}).get("en", cell.text)
    if column.key == "lateness":
        return f"{cell.value} days overdue" if isinstance(cell.value, int) else "completed late"
    if column.key == "change" and isinstance(cell.value, (int, float)):
        return "same" if not cell.value else f"{'up' if cell.value > 0 else 'down'} {abs(cell.value):g}"
    return cell.text


def to_xlsx(found: Found, language: str = "zh") -> bytes:
    """A workbook: the rows under a fixed head with their sentences or cells and their row ids, and a sheet that says what they are."""
    headings, rows = table(found, language)
    return xlsx_bytes(found.register.title(language), headings, rows, _ABOUT[language], about(found, language))


def to_csv(found: Found, language: str = "zh") -> bytes:
    """The same rows as CSV, UTF-8 with the mark that Excel needs; what looks like a formula begins with an apostrophe."""
    return csv_bytes(*table(found, language))


def as_json(found: Found) -> dict[str, Any]:
    """What `python -m graph register --json` prints."""
    return {
        "register": found.register.en, "name": found.register.zh, "total": found.total, "capped": found.capped,
        "totals": [{"zh": zh, "en": en, "number": many} for zh, en, many in found.totals],
        "columns": [{"key": c.key, "zh": c.zh, "en": c.en} for c in found.columns],
        "rows": [{"ids": list(row.ids), "cells": {key: cell.text for key, cell in row.cells.items()},
                  "evidence": [{"report": e.report, "title": e.title, "where": e.where, "start": e.start, "end": e.end, "quote": e.quote} for e in row.evidence]}
                 for row in found.rows],
    }


def table(found: Found, language: str = "zh") -> tuple[list[str], list[list[Any]]]:
    """Heads and rows of the file."""
    headings = [*(c.title(language) for c in found.columns), *_EVIDENCE[language], ROW]
    return headings, [_row(found, row) for row in found.rows]


def about(found: Found, language: str = "zh") -> list[tuple[str, str]]:
    """What the rows are: register, filters, day, totals, and how cases are scored."""
    english = language == "en"
    lines = [(("Register", found.register.heading) if english else ("台账", found.register.zh)), ("", found.register.about(language))]
    for name, titles in _FILTERS.items():
        value = found.city if name == "city" else getattr(found.filters, name)
        if value not in ("", None, 0.0):
            lines.append((titles[english], _filter(name, value, language)))
    lines.append(("As of" if english else "截至", f"{found.filters.on:%Y-%m-%d}"))
    lines += [(en if english else zh, f"{many:,}") for zh, en, many in found.totals]
    lines.append(("Rows here" if english else "本表行数", f"{len(found.rows):,}" + (f" / {found.total:,}" if found.capped else "")))
    lines += [("Row ids" if english else "行标识", "The last column says what a row is about and what its cells said. Leave it: changed cells are found when the "
               "file is imported again." if english else "最后一列记着各行对应的事项和导出时各格的内容，请保留：改后再导入，只读入改过的格。")]
    if any(c.key == "score" and not c.told for c in found.columns):
        lines += [("Score" if english and not n else "得分" if not n else "", said) for n, said in enumerate(explained(language))]
    return lines


def _filter(name: str, value: Any, language: str) -> str:
    if name in TERMS:
        return TERMS[name].get(value, {}).get(language, str(value))
    return {"zh": "逾期未完成", "en": "overdue"}[language] if name == "state" else f"{value:g}" if isinstance(value, float) else str(value)


def _row(found: Found, row: Row) -> list[Any]:
    cells = {c.key: fitting(row.text(c.key)) for c in found.columns}
    ids = rowid.of(found.register, row.ids, cells)
    return [*(_cell(row.cells.get(c.key, EMPTY), cells[c.key]) for c in found.columns), _lines(spoken(e.quote) for e in row.evidence),
            _lines(_source(e) for e in row.evidence), ids]


def _cell(cell: Cell, text: str) -> Any:
    """A number as one, if its text says no more."""
    if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool) and text == f"{cell.value:.12g}":
        return int(cell.value) if float(cell.value).is_integer() else cell.value
    return text


def _source(each: Evidence) -> str:
    return f"{each.title} {each.where}".strip()


def _lines(texts: Any) -> str:
    kept: Sequence[str] = list(dict.fromkeys(t for t in texts if t))
    return "\n".join(kept)
