"""How a file would be read as a register: what a person confirms or mends before anything is taken."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.errors import SetAside
from ingest.ledger import tables
from ingest.ledger.book import Ledger, LedgerSheet
from ingest.ledger.heads import Field, wanted
from ingest.ledger.named import another
from ingest.ledger.tables import Found, Left
from ingest.readers.refusal import aside, both
from ingest.registers import Register
from ingest.tables.roles import LONGEST_HEAD, normal

FIRST = 5
"""Rows of a table that are shown before it is taken."""
_HEAD_ROWS = 20


@dataclass(frozen=True)
class Proposal:
    """What was understood of a ledger: its tables, the rows that are in none, and what a person should know (Chinese / English).

    Another mapping of columns makes another proposal: `propose(ledger, register, {"项目名": "试点", "D": ""})`.
    """

    ledger: Ledger
    register: Register
    tables: tuple[Found, ...]
    outside: tuple[Left, ...]
    warnings: tuple[str, ...] = field(default=())

    @property
    def rows(self) -> int:
        """How many rows the tables have, all together."""
        return sum(len(table.rows) for table in self.tables)

    @property
    def left(self) -> list[Left]:
        """Every row that holds something and is no row of the register."""
        return [*(left for table in self.tables for left in table.left), *self.outside]

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON data, with the first rows of each table."""
        return {
            "register": self.register.en, "rows": self.rows, "warnings": list(self.warnings),
            "tables": [_table(table) for table in self.tables], "left": [_left(left) for left in self.left],
        }


def propose(ledger: Ledger, register: Register, mapping: Mapping[str, str] | None = None, year: int | None = None) -> Proposal:
    """Find the tables of a register in a file and what each column is.

    `mapping` is what a person says of columns: head as written, or letter → key or title of the register's column, or `-` for one that is
    not to be read. `year`: of months whose heads state none. Of several tables, those that call themselves another register's (任务分解台账 beside
    试点台账) are left out and said to be; where all of them do, the person who names the register is right. Raises `SetAside` (code `no-table`)
    where no table has a column that says what its rows are about, naming sheet, row and the heads seen; `UsageError` for a column that the
    register does not have.
    """
    asked = wanted(register, mapping)
    found: list[Found] = []
    outside: list[Left] = []
    for sheet in ledger.sheets:
        ours, others = tables.find(sheet, register, asked, year)
        found += ours
        outside += others
    if not found:
        raise _refused(ledger, register)
    found, others, said = _own(found, register)
    outside += others
    warnings = [*ledger.warnings, *said, *(f"{table.sheet.place(table.head_rows[0])[0]}：{doubt}" for table in found for doubt in table.heads.doubts)]
    return Proposal(ledger, register, tuple(found), tuple(outside), tuple(warnings))


def _own(found: list[Found], register: Register) -> tuple[list[Found], list[Left], list[str]]:
    """The tables of the register, the rows of those that another register claims, and what to say of these."""
    theirs = [(table, of) for table in found if (of := another(table, register)) is not None]
    own = [table for table in found if all(table is not other for other, _ in theirs)]
    if not own:
        return found, [], []
    left: list[Left] = []
    said: list[str] = []
    for table, of in theirs:
        heads = " ".join(f.head for f in table.heads.fields)[:80]
        left += [Left(table.sheet.name, number, "another", heads) for number in table.head_rows]
        left += [Left(table.sheet.name, row.number, "another", " ".join(filter(None, row.cells))[:80]) for row in table.rows]
        left += table.left
        zh, en = table.sheet.place(table.head_rows[0])
        said.append(both(f"{zh}起的表是“{of.zh}”（{len(table.rows):,} 行），没有按“{register.zh}”读；要读入，请再按“{of.zh}”导入一次",
                         f"the table from {en} on is “{of.heading}” ({len(table.rows):,} rows) and not read as “{register.heading}”; import the file again as that"))
    return own, left, said


def without_rows(proposal: Proposal) -> Proposal:
    """The proposal with the tables that have no rows left out (a template's own, not filled in); their heads are rows outside."""
    outside = [*proposal.outside]
    for table in proposal.tables:
        if not table.rows:
            heads = " ".join(f.head for f in table.heads.fields)[:80]
            outside += [*(Left(table.sheet.name, number, "empty", heads) for number in table.head_rows), *table.left]
    return replace(proposal, tables=tuple(table for table in proposal.tables if table.rows), outside=tuple(outside))


def likely_head(ledger: Ledger) -> tuple[LedgerSheet, int]:
    """The sheet and the index of the row that looks most like a head: the most cells, all of them short and no numbers."""
    best, most = (ledger.sheets[0], 0), -1
    for sheet in ledger.sheets:
        for index, row in enumerate(sheet.rows[:_HEAD_ROWS]):
            filled = [cell for cell in row.cells if cell]
            if len(filled) > most and all(len(normal(cell)) <= LONGEST_HEAD and not cell.isdecimal() for cell in filled):
                best, most = (sheet, index), len(filled)
    return best


def _refused(ledger: Ledger, register: Register) -> SetAside:
    """Names the row that looks most like a head and what it says."""
    sheet, index = likely_head(ledger)
    row = sheet.rows[index]
    zh, en = sheet.place(row.number)
    seen = "、".join(f"“{' '.join(cell.split())[:20]}”" for cell in row.cells if cell)[:300]
    needed = [column for column in register.columns if column.identifies and column.told]
    return aside(
        ledger.name, "no-table",
        f"没有认出“{register.zh}”的表：{zh}看到的表头是{seen}，其中没有{'或'.join(f'“{c.zh}”' for c in needed)}一列；可用 --map 表头=列名 指明，或下载模板填写",
        f"no table of “{register.heading}” is recognised: the heads seen in {en} are {seen}, none of which is "
        f"{' or '.join(f'“{c.en}”' for c in needed)}; say which with --map HEAD=COLUMN, or fill in the template",
    )


def _table(table: Found) -> dict[str, Any]:
    return {
        "sheet": table.sheet.name, "head_rows": list(table.head_rows), "title": table.title,
        "columns": [_field(f) for f in table.heads.fields], "rows": len(table.rows),
        "first": [{"row": row.number, "cells": list(row.cells)} for row in table.rows[:FIRST]],
    }


def _field(found: Field) -> dict[str, Any]:
    column = found.column
    return {
        "letter": found.letter, "head": found.head, "column": column.key if column else None, "title": column.zh if column else None,
        "month": found.month, "period": found.period, "row_id": found.row_id,
    }


def _left(left: Left) -> dict[str, Any]:
    zh, en = left.reason
    return {"sheet": left.sheet, "row": left.number, "kind": left.kind, "reason": f"{zh} / {en}", "text": left.text}
