"""The rows of a register as a table: names lead to their pages, heads sort, each row opens its sentences and cells. Everything is escaped here."""
from __future__ import annotations

from collections.abc import Mapping

from graph.registers import Cell, Evidence, Found, Row, shown
from ingest.registers import Column
from ingest.tables.line import spoken
from views import address
from views.components.table import link
from views.kept import kept
from views.language import current, t, value_name
from views.markup import html, shorten
from views.registers.asked import Asked

LONG = 120
"""Characters of a cell; its thing's page and the files have the rest."""
QUOTE = 90
_NUMBERS = ("number", "year")
Along = Mapping[str, str]
"""What goes along from page to page (`views.kept`), asked once for the whole table."""


def table(found: Found, asked: Asked) -> str:
    """The table as HTML. Columns that are empty in all its rows are left out (`left_out` names them)."""
    columns, along = _filled(found), kept()
    heads = "".join(_head(column, asked, along) for column in columns)
    body = "".join(f'<tr>{"".join(_cell(column, row.cells.get(column.key), along) for column in columns)}{_evidence(row, along)}</tr>' for row in found.rows)
    return (f'<div class="rg-scroll"><table class="rg-table rg-many rg-register" aria-label="{html(found.register.title(current()))}">'
            f'<thead><tr>{heads}<th scope="col">{html(t("registers.evidence"))}</th></tr></thead><tbody>{body}</tbody></table></div>')


def left_out(found: Found) -> list[str]:
    """The heads of the columns that no row fills."""
    kept_ = {column.key for column in _filled(found)}
    return [title(column) for column in found.columns if column.key not in kept_]


def title(column: Column) -> str:
    """The head of a column in the language of the page."""
    return column.title(current())


def words(column: Column, cell: Cell) -> str:
    """The text of a cell in the language of the page."""
    return value_name(cell.text) if column.kind == "topic" else shown(column, cell, current())


def _filled(found: Found) -> list[Column]:
    return [column for column in found.columns if any(row.text(column.key) for row in found.rows)]


def _head(column: Column, asked: Asked, along: Along) -> str:
    """A head that sorts all rows, not only those on the page: up, down, as the register is kept."""
    here = asked.sort == column.key
    order = f' aria-sort="{"descending" if asked.desc else "ascending"}"' if here else ""
    href = address.address("registers", asked.by(column.key).write(), along)
    css = ' class="rg-number"' if column.kind in _NUMBERS else ""
    return f'<th scope="col"{css}{order}>{link(title(column), href)}</th>'


def _cell(column: Column, cell: Cell | None, along: Along) -> str:
    text = words(column, cell) if cell else ""
    inner = _inner(cell, text, along) if cell else ""
    css = "rg-number" if column.kind in _NUMBERS else "rg-long" if len(text) > 18 else "rg-short"
    return f'<td class="{css}{"" if text else " rg-empty"}" data-label="{html(title(column))}"><div>{inner}</div></td>'


def _inner(cell: Cell, text: str, along: Along) -> str:
    """The text with the names in it linked; what a cell says behind its names stays."""
    if not cell.links:
        return f'<span title="{html(text)}">{html(shorten(text, LONG))}</span>' if len(text) > LONG else html(text)
    named: dict[str, str] = {}
    for node, label, name in cell.links:
        named.setdefault(name, link(name, address.thing(node, label, along)))
    joined = "、".join(named)
    if len(named) == 1 and not text.startswith(joined):  # a number leads to its result; the head of the column and the indicator name it
        (node, label, name), *_ = cell.links
        return f'<span title="{html(name)}">{link(text, address.thing(node, label, along))}</span>'
    return "、".join(named.values()) + (html(text[len(joined) :]) if text.startswith(joined) else "")


def _evidence(row: Row, along: Along) -> str:
    if not row.evidence:
        return '<td class="rg-short rg-empty"><div></div></td>'
    items = "".join(f"<li>{_quote(each, along)}</li>" for each in row.evidence)
    many = html(t("registers.sentences", many=len(row.evidence)))
    return f'<td class="rg-basis" data-label="{html(t("registers.evidence"))}"><details><summary>{many}</summary><ul class="rg-list">{items}</ul></details></td>'


def _quote(each: Evidence, along: Along) -> str:
    href = address.evidence(each.report, each.start, each.end, along)
    source = " ".join(part for part in (each.title, each.where) if part)
    return f'<span class="rg-quote">{link(shorten(spoken(each.quote) or t("facts.place"), QUOTE), href)}</span> <small>{html(source)}</small>'
