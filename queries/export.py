"""Results as files for spreadsheets: every row with the sentences it rests on and the reports they stand in."""
from __future__ import annotations

from typing import Any

from graph.sheets import csv_bytes, xlsx_bytes
from graph.words import term
from queries.run import EVIDENCE, QueryResult
from queries.terms import CONFIDENCE_TITLE

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
    """The table as CSV (`graph.sheets`)."""
    return csv_bytes(*table(result, language, quotes))


def to_xlsx(result: QueryResult, language: str = "zh", quotes: int = EVIDENCE) -> bytes:
    """A workbook: the result as a table with a fixed heading, and a sheet that says which query with which parameters it was."""
    name, about = _SHEETS[language]
    return xlsx_bytes(name, *table(result, language, quotes), about, _about(result, language))


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

