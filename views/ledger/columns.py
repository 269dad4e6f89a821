"""The columns of a ledger as they were understood, each with a box to change it."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import streamlit as st

from ingest.ledger import Field, Ledger, Proposal, likely_head
from ingest.ledger.heads import extras
from ingest.registers import Register
from ingest.tables.line import letters
from views.language import current, t
from views.markup import markdown, plain, shorten

BESIDE = 4
_SKIP = "-"


@dataclass(frozen=True)
class Choice:
    """A column of the file, or several that are months or rounds of one: what a person reads, the names that a mapping calls it by, what it is
    taken for (a key of the register's columns, `-` for none)."""

    title: str
    names: tuple[str, ...]
    taken: str


def mapping(ledger: Ledger, of: Register, plan: Proposal | None, base: str) -> dict[str, str]:
    """Draw a box for every column; returns what the person changed, as `propose` takes it. Without a plan, the row that looks most like a head
    is asked about. `base` begins the keys of the boxes."""
    offered = choices(plan) if plan else _unknown(ledger)
    words = {_SKIP: t("ledger.skip"), **{c.key: c.title(current()) for c in (*of.columns, *extras(of)) if c.told}}
    known = sum(choice.taken != _SKIP for choice in offered)
    with st.expander(t("ledger.columns", known=known, many=len(offered)), expanded=plan is None, icon=":material/view_column:", key=f"ledger_columns_{base}"):
        said: dict[str, str] = {}
        for begin in range(0, len(offered), BESIDE):
            row = offered[begin : begin + BESIDE]
            for choice, column in zip(row, st.columns(BESIDE, vertical_alignment="bottom"), strict=False):
                with column:
                    now = st.selectbox(markdown(choice.title), list(words), index=list(words).index(choice.taken), format_func=words.get,
                                       key=f"ledger_column_{base}_{'_'.join(choice.names)}")
                if now != choice.taken:
                    said |= dict.fromkeys(choice.names, now)
    return said


def choices(plan: Proposal) -> list[Choice]:
    """The columns of all tables, those of one head once."""
    made: dict[object, Choice] = {}
    for table in plan.tables:
        many = Counter(field.head for field in table.heads.fields)
        for field in table.heads.fields:
            if field.row_id:
                continue
            name = field.head if many[field.head] == 1 else field.letter
            spread = field.column.key if field.column and (field.month or field.period) else ""
            key = ("spread", spread) if spread else name
            before = made.get(key)
            if before is None:
                made[key] = Choice(_title(field), (name,), field.column.key if field.column else _SKIP)
            elif spread and name not in before.names:
                first = before.title.split(" … ")[0]
                made[key] = Choice(f"{first} … {shorten(plain(field.head), 12)}", (*before.names, name), before.taken)
    return list(made.values())


def _unknown(ledger: Ledger) -> list[Choice]:
    sheet, index = likely_head(ledger)
    return [Choice(f"{letters(n)} {shorten(plain(' '.join(cell.split())), 18)}", (letters(n),), _SKIP) for n, cell in enumerate(sheet.rows[index].cells) if cell]


def _title(field: Field) -> str:
    return f"{field.letter} {shorten(plain(field.head), 18)}"
