"""How a ledger would be read: the first rows of each table under the columns they are taken for, and what is left out and why."""
from __future__ import annotations

import streamlit as st

from ingest.ledger import Field, Found, Left, Proposal, Row
from ingest.ledger.proposal import FIRST
from ingest.ledger.tables import REASONS
from views.components.page import note
from views.components.table import Cell, Column, table
from views.language import current, half, listed, t
from views.markup import html, shorten

MOST_LEFT = 40
"""Rows of a kind that are left out and named; all are counted."""
CELL = 40


def rows(plan: Proposal) -> None:
    """Draw what will be taken, what not, and what a person should know."""
    for warning in plan.warnings:
        note(t("ledger.warning", what=half(warning)))
    for found in plan.tables:
        if found.rows:
            st.html(_table(found))
    if plan.left:
        st.html(_left(plan.left))


def _table(found: Found) -> str:
    fields = [field for field in found.heads.fields if field.column or field.row_id]
    columns = [Column(t("ledger.row")), *(Column(_head(field)) for field in fields)]
    cells = [[Cell(str(row.number)), *(Cell(_text(row, field)) for field in fields)] for row in found.rows[:FIRST]]
    where = t("ledger.sheet", sheet=found.sheet.name) if found.sheet.name else ""
    line = t("ledger.table", where=where, head="–".join(str(n) for n in sorted({found.head_rows[0], found.head_rows[-1]})), many=f"{len(found.rows):,}")
    unread = [shorten(" ".join(f.head.split()), 18) for f in found.heads.fields if not (f.column or f.row_id)]
    line += t("ledger.unread", heads=listed(unread)) if unread else ""
    return f'<p class="rg-note" data-testid="ledger-table">{html(line)}</p>{table(columns, cells, line)}'


def _head(field: Field) -> str:
    if field.row_id:
        return t("ledger.row_id")
    own = field.month or field.period
    title = field.column.title(current()) if field.column else ""
    return f"{title} {own}".strip()


def _text(row: Row, field: Field) -> str:
    return shorten(" ".join(row.cells[field.index].split()), CELL) if field.index < len(row.cells) else ""


def _left(left: list[Left]) -> str:
    parts = []
    for kind, (zh, en) in REASONS.items():
        of_kind = [each for each in left if each.kind == kind]
        if of_kind:
            named = "".join(f"<li>{html(at(each.sheet, str(each.number)))} <small>{html(shorten(each.text, 60))}</small></li>" for each in of_kind[:MOST_LEFT])
            more = f'<li><small>{html(t("profile.more", many=f"{len(of_kind) - MOST_LEFT:,}"))}</small></li>' if len(of_kind) > MOST_LEFT else ""
            parts.append(f"<b>{html(zh if current() == 'zh' else en)}</b> <small>{len(of_kind):,}</small><ul class='rg-list'>{named}{more}</ul>")
    return (f'<details class="rg-more" data-testid="ledger-left"><summary>{html(t("ledger.left", many=f"{len(left):,}"))}</summary>{"".join(parts)}</details>')


def at(sheet: str, place: str) -> str:
    """Where a row (its number) or a cell is, in the language of the page."""
    said = t("ledger.row_at", row=place) if place.isdecimal() else place
    return (t("ledger.sheet", sheet=sheet) if sheet else "") + said
