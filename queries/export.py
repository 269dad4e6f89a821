"""Results as files for spreadsheets: every row with the sentences it rests on and the reports they stand in.

Text from reports may begin with a sign that a spreadsheet takes for a formula; in CSV such a cell is written with an apostrophe in front
(OWASP, "CSV Injection"), in XLSX every text is written as text.
"""
from __future__ import annotations

import csv
import io
from typing import Any

import xlsxwriter

from queries.run import EVIDENCE, QueryResult
from queries.terms import CONFIDENCE_TITLE, term

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters of a cell that a spreadsheet may run as a formula; the full-width ones count where it runs in East Asian locales."""
CELL = 32_767
"""Characters that a cell of an XLSX file can hold (Excel's limit)."""
_HEADINGS = {"zh": ("原句", "出处", "字符位置"), "en": ("Sentence", "Source", "Characters")}
_SHEETS = {"zh": ("结果", "说明"), "en": ("Result", "About")}
_EVERYTHING = {"zh": "全部", "en": "everything"}
_CUT = {"zh": "还有更多行，未包括在内", "en": "there are more rows than these"}


def table(result: QueryResult, language: str = "zh", quotes: int = EVIDENCE) -> tuple[list[str], list[list[Any]]]:
    """Headings and rows for a file: the columns as people read them (ids under their own names), then for each of up to `quotes`
    sentences the sentence, its source and its place in the report's clean text. Only as many sentences as some row has."""
    most = min(quotes, max((len(row[-1]) for row in result.rows), default=0))
    shown = result.query.columns[:-1]
    headings = [c.title[language] if c.title else c.name for c in shown]
    words = _HEADINGS[language]
    headings += [f"{word} {n}" if most > 1 else word for n in range(1, most + 1) for word in words]
    rows = []
    for row in result.rows:
        cells = [_cell(term(c.terms, value, language)) for c, value in zip(shown, row[:-1], strict=True)]
        for each in row[-1][:most]:
            source = result.sources.get(each["report"])
            cells += [each["quote"], source.shown if source else each["report"], f"{each['start']}–{each['end']}"]
        rows.append(cells + [""] * (len(headings) - len(cells)))
    return headings, rows


def to_csv(result: QueryResult, language: str = "zh", quotes: int = EVIDENCE) -> bytes:
    """UTF-8 with the mark that Excel needs to read Chinese, CRLF line ends; texts that look like a formula begin with an apostrophe."""
    headings, rows = table(result, language, quotes)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_safe(h) for h in headings])
    writer.writerows([_safe(c) for c in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def to_xlsx(result: QueryResult, language: str = "zh", quotes: int = EVIDENCE) -> bytes:
    """A workbook: the result as a table with a fixed heading, and a sheet that says which query with which parameters it was."""
    headings, rows = table(result, language, quotes)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    bold, wrapped = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_SHEETS[language][0])
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, heading, bold)
        widest = max((len(str(row[place])) for row in rows[:200]), default=0)
        sheet.set_column(place, place, min(max(widest, len(heading), 4) * 1.9 + 2, 60))
    for line, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, (int, float)) and not isinstance(cell, bool):
                sheet.write_number(line, place, cell, wrapped)
            else:
                sheet.write_string(line, place, _fitting(str(cell)), wrapped)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    about = book.add_worksheet(_SHEETS[language][1])
    about.set_column(0, 1, 40)
    for line, (left, right) in enumerate(_about(result, language)):
        about.write_string(line, 0, left, bold)
        about.write_string(line, 1, _fitting(right), wrapped)
    book.close()
    return out.getvalue()


def _about(result: QueryResult, language: str) -> list[tuple[str, str]]:
    query = result.query
    lines = [(query.title[language], query.name), ("", query.description[language])]
    for parameter in query.parameters:
        value = result.values.get(parameter.name)
        lines.append((parameter.title[language], _EVERYTHING[language] if value is None else str(term(parameter.terms, value, language))))
    lines += [(CONFIDENCE_TITLE[language], f"{result.confidence:g}")] if result.confidence else []
    return lines + ([("", _CUT[language])] if result.truncated else [])


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, list):
        return "、".join(str(_cell(v)) for v in value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value if isinstance(value, (int, float, str)) else str(value)


def _safe(value: Any) -> Any:
    return "'" + value if isinstance(value, str) and value.lstrip(" \u00a0\u3000").startswith(_FORMULA) else value


def _fitting(text: str) -> str:
    return text if len(text) <= CELL else text[: CELL - 1] + "…"
