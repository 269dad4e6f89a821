"""What stands beside a report: `NAME.json` with its metadata, and `index.csv` with a row for each file of the folder."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from ingest.readers.encoding import decode
from ingest.readers.refusal import both

KEYS = ("title", "city", "province", "year", "date", "author", "source", "url")
INDEX = "index.csv"
MAX_SIDE_BYTES = 4 * 1024 * 1024  # an index of 10,000 rows has about 1 MB
_COLUMNS = {
    "jurisdiction": "city",
    "标题": "title",
    "城市": "city",
    "地区": "city",
    "市": "city",
    "省份": "province",
    "省": "province",
    "年份": "year",
    "年": "year",
    "日期": "date",
    "作者": "author",
    "来源": "source",
    "网址": "url",
    "链接": "url",
}
_FILE_COLUMNS = ("file", "文件", "文件名", "filename")


def parse_sidecar(data: bytes, name: str) -> tuple[dict[str, Any] | None, str]:
    """The metadata in a sidecar, and a warning (empty if all is well). None: the JSON is not a sidecar at all.

    A file that is not JSON gives an empty dict with a warning that names it; the report is read without it.
    """
    if len(data) > MAX_SIDE_BYTES:
        return {}, both(f"{name}：附带的说明文件过大，未使用", f"{name}: the sidecar is too large and was not used")
    try:
        raw = json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        return {}, both(
            f"{name}：附带的说明文件不是有效的 JSON（{error}），未使用", f"{name}: the sidecar is not valid JSON ({error}) and was not used"
        )
    if not isinstance(raw, dict) or not any(key in raw for key in KEYS):
        return None, ""
    values, wrong = _values(raw)
    if wrong:
        shown = ", ".join(wrong)
        return values, both(f"{name}：{shown} 的值不能使用，已忽略", f"{name}: the values of {shown} cannot be used and were ignored")
    return values, ""


def parse_index(data: bytes, name: str) -> tuple[dict[str, dict[str, Any]], str]:
    """Rows of an `index.csv` by file name, and a warning (empty if all is well). Comma, semicolon or tab apart the columns."""
    if len(data) > MAX_SIDE_BYTES:
        return {}, both(f"{name}：索引文件过大，未使用", f"{name}: the index is too large and was not used")
    text = decode(data).text
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t，", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        return {}, both(f"{name}：索引文件无法读取（{error}），未使用", f"{name}: the index cannot be read ({error}) and was not used")
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    place = next((header.index(column) for column in _FILE_COLUMNS if column in header), None)
    if place is None:
        return {}, both(f"{name}：索引文件缺少 file 列，未使用", f"{name}: the index has no column `file` and was not used")
    keys = [_COLUMNS.get(column, column) for column in header]
    found: dict[str, dict[str, Any]] = {}
    wrong_rows: list[str] = []
    for number, row in enumerate(rows[1:], start=2):
        if len(row) <= place or not row[place].strip():
            continue
        values, wrong = _values({key: cell for key, cell in zip(keys, row, strict=False) if key in KEYS})
        wrong_rows += [f"{number}: {key}" for key in wrong]
        found[row[place].strip().replace("\\", "/").rsplit("/", 1)[-1]] = values
    if wrong_rows:
        shown = "; ".join(wrong_rows[:5])
        return found, both(
            f"{name}：有不能使用的值（行号：列名 {shown}），已忽略",
            f"{name}: values that cannot be used were ignored (line: column {shown})",
        )
    return found, ""


def _values(raw: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The usable values under `KEYS`, and the keys of those that are not."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for key in KEYS:
        value = raw.get(key)
        if value is None or value == "":
            continue
        if key == "year":
            text = str(value).strip().removesuffix("年").removesuffix(".0")
            if not isinstance(value, bool) and text.isascii() and text.isdigit() and 1949 <= int(text) <= 2100:
                values[key] = int(text)
            elif text:
                wrong.append(key)
        elif isinstance(value, (str, int)) and not isinstance(value, bool):
            if text := " ".join(str(value).replace("\0", "").split()):
                values[key] = text
        else:
            wrong.append(key)
    return values, wrong
