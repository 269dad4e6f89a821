"""A register as text for a terminal."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.registers.records import Found
from graph.terminal import cut, padded, width
from ingest.registers import Register, registers

WIDEST = 28
"""Columns of the terminal that a cell takes at most."""
NOTHING = "没有符合的行。放宽条件，或载入更多报告与台账。/ no row fits: ask for less, or load more reports and ledgers"


def as_text(found: Found) -> str:
    """The rows as a table (columns that are empty everywhere left out), then the totals and how many rows there are."""
    columns = [c for c in found.columns if any(row.text(c.key) for row in found.rows)]
    lines = [[c.zh for c in columns], *([row.text(c.key) for c in columns] for row in found.rows)]
    told = "，".join(f"{zh} {many:,}" for zh, _, many in found.totals)
    shown = f"列出 {len(found.rows):,} / 共 {found.total:,} 行 rows" if found.capped or len(found.rows) < found.total else f"共 {found.total:,} 行 rows"
    return "\n".join([*(_table(lines) if found.rows else [NOTHING]), "", f"{told}（{shown}）"])


def as_list() -> str:
    """The registers that there are."""
    return "\n".join(_table([[r.zh, r.en, r.about_zh] for r in registers()], widest=80))


def columns_of(register: Register) -> str:
    """The keys that a register can be sorted by."""
    return "、".join(f"{c.key}（{c.zh}）" for c in register.columns if c.kind != "months")


def _table(lines: Sequence[Sequence[str]], widest: int = WIDEST) -> Iterable[str]:
    shown = [[cut(" ".join(cell.split()), widest) for cell in line] for line in lines]
    widths = [max(width(line[n]) for line in shown) for n in range(len(shown[0]))]
    for line in shown:
        yield "  ".join(padded(cell, most) for cell, most in zip(line, widths, strict=True)).rstrip()
