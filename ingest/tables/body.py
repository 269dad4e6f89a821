"""The rows of a ledger under its head: which are items, and what the others are."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.clean.numbering import marker_at
from ingest.tables.columns import Recognised, Rows, columns, head_at, is_head
from ingest.tables.roles import normal
from ingest.vocabulary import any_of

_TOTAL = re.compile(rf"{any_of('tables/totals')}(?:[（(\d].*)?")
_REMARK = re.compile(rf"{any_of('tables/remarks')}\d{{0,2}}\s*[：:]|[*※]|{any_of('tables/remarks')}$")
_COUNT = re.compile(r"[\d甲乙丙丁A-Za-z.．①-⑳（）()]{1,4}")


@dataclass(frozen=True)
class Row:
    """A row of items: its index in the rows given, its cells, and the section of the table that it stands under (一、经济体制)."""

    index: int
    cells: tuple[str, ...]
    section: str = ""


@dataclass(frozen=True)
class Table:
    """A ledger: its head, its rows of items, and the other rows under the head by index, each with what it is: blank, head (of
    another page), total, remark, section, count (the numbers of the columns), other (a row that names no item)."""

    recognised: Recognised
    rows: tuple[Row, ...]
    others: dict[int, str] = field(default_factory=dict)


def tables(rows: Rows) -> list[Table]:
    """The ledgers among the rows of a sheet or document, in order; rows before the first head are in none. Every row from a head
    to the next one is in `rows` or `others` of its table."""
    found: list[Table] = []
    head = columns(rows)
    start = 0
    while head is None and start < len(rows):
        start += 1
        head = head_at(rows, start)
    while head is not None:
        items: list[Row] = []
        others: dict[int, str] = {}
        section, following = "", None
        index = head.head_rows[-1] + 1
        while index < len(rows):
            if is_head(rows[index], head):
                others[index] = "head"
            elif (following := head_at(rows, index)) is not None:
                break
            elif (kind := kind_of(rows[index], head)) == "item":
                items.append(Row(index, tuple(rows[index]), section))
            else:
                others[index] = kind
                section = next(cell for cell in rows[index] if cell.strip()).strip() if kind == "section" else section
            index += 1
        found.append(Table(head, tuple(items), others))
        head = following
    return found


def kind_of(row: Sequence[str], head: Recognised) -> str:
    """What a row under a head is: item, blank, total, remark, section, count or other (see `Table`)."""
    texts = [cell.strip() for cell in row]
    said = [text for text in texts if text]
    if not said:
        return "blank"
    first = normal(said[0])
    if _TOTAL.fullmatch(first) or any(_TOTAL.fullmatch(normal(text)) for text in (*head.cells("number", row), *head.cells("item", row))):
        return "total"
    if _REMARK.match(said[0]) and len(set(said)) <= 2:
        return "remark"
    item = next(iter(head.cells("item", row)), "")
    if len(set(said)) == 1:
        lone = len(said) == 1 and bool(item)
        marker = marker_at(item) if lone else None
        return "item" if lone and not (marker and marker.kind in ("cn", "pcn", "chapter", "section")) else "section"
    if all(_COUNT.fullmatch(text) for text in said) and _COUNT.fullmatch(item or "1"):
        return "count"
    return "item" if item else "other"
