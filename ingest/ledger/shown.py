"""What the command line prints of a ledger: how it is understood, and what became of its rows."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ingest.ledger.batch import Part
from ingest.ledger.heads import Field
from ingest.ledger.importing import Imported
from ingest.ledger.proposal import Proposal
from ingest.ledger.tables import REASONS, Found, Left
from ingest.ledger.told import Problem
from ingest.tables.line import letters

MOST = 12
"""Rows or cells of one kind that are listed; the JSON has all."""


def proposal_text(proposal: Proposal) -> str:
    """For each table which column was understood as what, how many rows it has, and what is left out and why."""
    lines = [f"{proposal.ledger.doc} → {proposal.register.zh} {proposal.register.heading}"]
    for table in proposal.tables:
        lines += _table(table)
    lines += _left(proposal.left)
    lines += [f"注意：{warning}" for warning in proposal.warnings]
    return "\n".join(lines)


def batch_text(parts: Sequence[Part]) -> str:
    """Several files, a line each: which register it is, how many rows it has, what is left out; or why it cannot be taken in."""
    lines = []
    for part in parts:
        if part.proposal is None or part.register is None:
            lines.append(f"不能导入 refused · {part.error}")
            continue
        left = f" · 略去 left out {len(part.proposal.left):,}" if part.proposal.left else ""
        lines.append(f"{part.register.zh} · {part.proposal.rows:,} 行 rows{left} · {part.name}")
    return "\n".join(lines)


def imported_text(done: Imported) -> str:
    """What became of every row, and of the cells that could not be used."""
    made = done.made
    counts = [f"读入 {len(made.taken):,} 行"]
    counts += [f"未改动 {len(made.unchanged):,} 行"] if made.unchanged else []
    counts += [f"搁置 {len(made.aside):,} 行"] if made.aside else []
    counts += [f"不是条目 {len(made.left):,} 行"] if made.left else []
    lines = ["，".join(counts)]
    if done.name:
        kinds = Counter(e.type for e in made.facts.entities)
        lines.append(f"实体 {len(made.facts.entities):,}：" + "，".join(f"{kind} {many:,}" for kind, many in kinds.most_common()))
        where = "、".join(part for part in (made.facts.city, f"{made.facts.year}年" if made.facts.year else "") if part)
        lines.append(f"{made.facts.title}{f'（{where}）' if where else ''}{'，替换了先前读入的同名台账' if done.replaced else ''}")
    elif made.unchanged and not made.aside:
        lines.append("与导出时相同，没有改动，什么也没有写 / nothing was changed since the export; nothing is written")
    else:
        lines.append("没有一行可用，什么也没有写 / no row can be used; nothing is written")
    lines += _capped([f"  {_at(a.sheet, a.row)}：{a.zh} / {a.en}" for a in made.aside])
    if made.problems:
        lines.append(f"单元格 {len(made.problems):,} 个要留意：")
        lines += _capped([_problem(problem) for problem in made.problems])
    lines += [f"注意：{warning}" for warning in made.warnings]
    return "\n".join(lines)


def as_json(done: Imported) -> dict[str, Any]:
    """The same as plain JSON data, nothing left out."""
    made = done.made
    return {
        "file": made.facts.doc, "report": done.report, "name": done.name, "replaced": done.replaced, "register": made.facts.register,
        "city": made.facts.city, "year": made.facts.year, "proposal": done.proposal.as_json(),
        "taken": len(made.taken), "unchanged": len(made.unchanged),
        "aside": [{"sheet": a.sheet, "row": a.row, "reason": f"{a.zh} / {a.en}"} for a in made.aside],
        "cells": [{"sheet": p.sheet, "cell": f"{letters(p.column or 0)}{p.row}", "text": p.text, "reason": f"{p.zh} / {p.en}"} for p in made.problems],
        "entities": dict(Counter(e.type for e in made.facts.entities)), "relations": dict(Counter(r.type for r in made.facts.relations)),
        "warnings": made.warnings,
    }


def _table(table: Found) -> list[str]:
    first, last = table.head_rows[0], table.head_rows[-1]
    sheet = f"工作表“{table.sheet.name}”" if table.sheet.name else ""
    heads = f"第 {first} 行" if first == last else f"第 {first}–{last} 行"
    lines = ["", f"{sheet}表头在{heads}，{len(table.rows):,} 行{f'：{table.title}' if table.title else ''}"]
    return [*lines, *(f"  {field.letter:>2}  {field.head} → {_meaning(field)}" for field in table.heads.fields)]


def _meaning(field: Field) -> str:
    if field.row_id:
        return "行标识 row ids"
    if field.column is None:
        return "不读 not read"
    return field.column.zh + (f"（{field.month or field.period}）" if field.month or field.period else "")


def _left(left: list[Left]) -> list[str]:
    lines = []
    for kind, (zh, en) in REASONS.items():
        rows = [each for each in left if each.kind == kind]
        if rows:
            lines.append(f"不是条目的 {len(rows):,} 行（{zh} / {en}）：")
            lines += _capped([f"  {_at(each.sheet, each.number)}：{each.text[:40]}" for each in rows])
    return lines


def _problem(problem: Problem) -> str:
    sheet = f"工作表“{problem.sheet}”" if problem.sheet else ""
    return f"  {sheet}{letters(problem.column or 0)}{problem.row}“{problem.text[:30]}”：{problem.zh} / {problem.en}"


def _at(sheet: str, row: int) -> str:
    return f"工作表“{sheet}”第 {row} 行" if sheet else f"第 {row} 行"


def _capped(lines: list[str]) -> list[str]:
    return lines if len(lines) <= MOST else [*lines[:MOST], f"  …… 另有 {len(lines) - MOST:,} 处，见 --json / and {len(lines) - MOST:,} more, see --json"]
