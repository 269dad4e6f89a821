"""Tables as HTML: text wraps, links are links, a click on a head sorts (`behaviour.js`). Everything is escaped here."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from views.language import t
from views.markup import html, plain

LONG = 18
"""A column with a text longer than this may wrap; shorter ones stay on a line."""

MANY = 4
"""With more columns than this, each row becomes a card on a narrow screen."""


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: `text`, perhaps linked to an address of the app, `value` to sort by where it is not the text, `said` the address of
    the sentence that states it, linked beside; `outside` an address on the web that it is linked to (see `outward`)."""

    text: str
    href: str = ""
    value: float | int | None = None
    quote: bool = False
    said: str = ""
    outside: str = ""


@dataclass(frozen=True)
class Column:
    """A head of a table. `number` aligns right."""

    title: str
    number: bool = False


def link(text: object, href: str, css: str = "") -> str:
    """A link inside the app, as HTML."""
    kind = f' class="{css}"' if css else ""
    return f'<a data-app="1" target="_self"{kind} href="{html(href)}">{html(text)}</a>'


def outward(text: object, url: str) -> str:
    """A link to an address on the web, as HTML, in a tab of its own; the text alone (or the address as text) where it is none that a browser opens
    without running anything: http and https only. The address comes from reports, so what it leads to is not told who sends."""
    shown = text or url
    return f'<a target="_blank" rel="noopener noreferrer nofollow" href="{html(url)}">{html(shown)}</a>' if _on_the_web(url) else html(shown)


def host(url: str) -> str:
    """Whose an address on the web is (www.example.org), empty where it is no such address."""
    return (urlsplit(url).hostname or "") if _on_the_web(url) else ""


def _on_the_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and url == plain(url) and not re.search(r"[\s\\]", url)
    except ValueError:
        return False


def said(href: str) -> str:
    """The link to the sentence that states what stands before it: a closing quotation mark, with words for those who hear it."""
    words = html(t("facts.said"))
    return f'<a data-app="1" target="_self" class="rg-said" href="{html(href)}" aria-label="{words}" title="{words}">”</a>'


def table(columns: Sequence[Column], rows: Iterable[Sequence[Cell | Sequence[Cell]]], name: str, own: int | None = None) -> str:
    """The table as HTML. A cell may be a list of cells, shown one below the other; `own` is the row to be marked."""
    rows = list(rows)
    wide = [any(_length(row[i]) > LONG for row in rows) for i in range(len(columns))]
    heads = "".join(
        f'<th scope="col" tabindex="0" data-sort="1"{_css(column, False)}>{html(column.title)}</th>' for column in columns)
    body = "".join(
        f'<tr{" class=rg-own" if number == own else ""}>'
        + "".join(_cell(cell, column, wide[i]) for i, (cell, column) in enumerate(zip(row, columns, strict=True))) + "</tr>"
        for number, row in enumerate(rows))
    css = "rg-table rg-many" if len(columns) > MANY else "rg-table"
    return (f'<div class="rg-scroll"><table class="{css}" aria-label="{html(name)}"><thead><tr>{heads}</tr></thead>'
            f"<tbody>{body}</tbody></table></div>")


def _cell(cell: Cell | Sequence[Cell], column: Column, wide: bool) -> str:
    parts = [cell] if isinstance(cell, Cell) else list(cell)
    value = parts[0].value if len(parts) == 1 else None
    sort = "" if value is None else f' data-value="{value}"'
    inner = "<br>".join(_part(part) for part in parts)
    return f'<td{_css(column, wide, not inner)}{sort} data-label="{html(column.title)}"><div>{inner}</div></td>'


def _part(part: Cell) -> str:
    inner = link(part.text, part.href) if part.href and part.text else outward(part.text, part.outside) if part.outside else html(part.text)
    if part.said:
        inner += said(part.said)
    return f'<span class="rg-quote">{inner}</span>' if part.quote and part.text else inner


def _css(column: Column, wide: bool, empty: bool = False) -> str:
    kind = "rg-number" if column.number else ("rg-long" if wide else "rg-short")
    return f' class="{kind} rg-empty"' if empty else f' class="{kind}"'


def _length(cell: Cell | Sequence[Cell]) -> int:
    return len(cell.text) if isinstance(cell, Cell) else max((len(part.text) for part in cell), default=0)
