"""Parts of profiles as HTML: sections with their heads, tables of names and sentences, what a list leaves out. Everything is escaped here."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from graph.browse.shapes import Evidence
from graph.profile.shapes import Listed, Ref
from graph.profile.terms import Term
from ingest.offices import FORMER
from ingest.tables.line import spoken
from views import address
from views.components.facts import named_in
from views.components.page import kind
from views.components.table import MANY, link
from views.kept import kept
from views.language import t, value_name
from views.markup import html, shorten

STYLE = Path(__file__).with_name("profile.css")
QUOTE = 70
"""Characters of a sentence in a table; a column that is narrower cuts it."""
NAME = 42
"""Characters of a name in a table."""
SHORT = 6.0
"""Ems of a year or a status, which stays on one line: a Chinese character is one, a letter or digit about half of one."""
NOTHING = ("", "none", "unknown", None)


@dataclass(frozen=True)
class Head:
    """A head of a table: its title, the width of its column in CSS (empty: as needed), whether it holds numbers, HTML that stands in place of the
    title, and whether a cell keeps to one line, cut where the column ends."""

    title: str
    width: str = ""
    number: bool = False
    inner: str = ""
    line: bool = False


@dataclass(frozen=True)
class Sorted:
    """A cell with what it is sorted by."""

    inner: str
    value: float | int | str


def style() -> None:
    """Load what profiles look like, on screen and on paper."""
    st.html(STYLE)


def quotes(width: str = "38%") -> Head:
    """The head of a column of sentences, one line each; paper and narrow screens have them whole."""
    return Head(t("profile.sentence"), width, line=True)


def show(body: str) -> None:
    """Draw HTML, if there is any."""
    if body:
        st.html(body)


def section(key: str, title: str, body: str, many: int | None = None, note: str = "") -> str:
    """A part of the page under its own head, which an address may name by `key`; nothing where it has no body."""
    if not body:
        return ""
    count = f" <small>{many:,}</small>" if many is not None else ""
    said = f'<p class="rg-note">{html(note)}</p>' if note else ""
    return f'<section class="rg-part" id="{key}" data-testid="{key}"><h2>{html(title)}{count}</h2>{said}{body}</section>'


def grid(heads: Sequence[Head], rows: Iterable[Sequence[str | Sorted]], name: str, css: str = "") -> str:
    """A table of cells that are HTML already; `css` is added to its classes. Nothing where there are no rows."""
    each = [
        "<tr>" + "".join(_cell(cell, head) for cell, head in zip(row, heads, strict=True)) + "</tr>" for row in rows
    ]
    if not each:
        return ""
    tops = "".join(
        f'<th scope="col"{_width(head)} class="{"rg-number" if head.number else "rg-any"}"' + (f">{head.inner}</th>" if head.inner else
        f' tabindex="0" data-sort="1">{html(head.title)}</th>' if head.title else "></th>") for head in heads)
    many = " rg-many" if len(heads) > MANY else ""
    return (f'<div class="rg-scroll"><table class="rg-table rg-profile{many}{" " + css if css else ""}" aria-label="{html(name)}"><thead><tr>{tops}</tr></thead>'
            f'<tbody>{"".join(each)}</tbody></table></div>')


def named(thing: Ref, tag: bool = False, most: int = NAME) -> str:
    """A name that leads to its page; with `tag` it says what it is."""
    return (kind(thing.label) + " " if tag else "") + link(shorten(thing.name, most), address.thing(thing.id, thing.label, kept()))


def names(things: Iterable[Ref], many: int = 0, tag: bool = False, most: int = NAME) -> str:
    """Several names; `many` there are in all (0: these)."""
    parts = [named(each, tag, most) for each in things]
    more = many - len(parts)
    return "、".join(parts) + (f' <small class="rg-faint">{html(t("profile.more", many=more))}</small>' if more > 0 else "")


def sentence(found: Evidence | None, most: int = QUOTE, text: str = "") -> str:
    """The sentence of a fact, which leads to its place in the report; `text` stands in its place. Nothing where there is none."""
    if found is None:
        return ""
    href = address.evidence(found.report, found.start, found.end, kept())
    if text:
        return link(text, href)
    return f'<span class="rg-quote">{link(shorten(spoken(found.quote) or t("facts.place"), most), href)}</span>{named_in(found)}'


def word(value: object) -> str:
    """A value of a closed list as one reads it; nothing where it says nothing."""
    return "" if value in NOTHING else html(value_name(value))


def words(*values: object) -> str:
    """Several such values or texts on a line."""
    return " · ".join(part for part in (word(value) for value in values) if part)


def span(first: int | str | None, last: int | str | None) -> str:
    """From when to when, as text."""
    if not first or not last or first == last:
        return str(first or last or "")
    return f"{first}–{last}"


def term(said: Term) -> str:
    """When a post was held as stated: 2013-03–2016-11, 2016-11–, –2016-11; empty where nothing says it."""
    return f"{said.since}–{said.until}" if said.since or said.until else ""


def left(said: Term) -> str:
    """HTML that marks a post that is said to be held no more, where its end does not say so already."""
    return f' <small class="rg-faint">{html(value_name(FORMER))}</small>' if said.former and not said.until else ""


def capped(listed: Listed, more: str = "") -> str:
    """A line that says how many of a list stand there, where there are more; `more` is HTML of where the others are."""
    if not listed.left:
        return ""
    return f'<p class="rg-note rg-capped">{html(t("profile.capped", many=f"{listed.total:,}", shown=len(listed.rows)))} {more}</p>'


def print_button() -> str:
    """A button that prints the page, as HTML; `behaviour.js` does it."""
    return f'<button type="button" class="rg-copy" data-print="1">{html(t("profile.print"))}</button>'


def pages(total: int, size: int, page: int, key: str, note: str) -> int:
    """Draw what leads to the next and the last page of a list of `total`; returns the page that is shown (from 0). The page stands in the session
    under `key`."""
    last = max((total - 1) // size, 0)
    page = min(max(page, 0), last)
    if not last:
        return 0

    def go(step: int) -> None:
        st.session_state[key] = page + step

    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"{key}_bar"):
        st.button(t("profile.before"), key=f"{key}_before", disabled=page == 0, on_click=go, args=(-1,), type="tertiary", icon=":material/chevron_left:")
        st.html(f'<span class="rg-note">{html(note)}</span>', width="content")
        st.button(t("profile.next"), key=f"{key}_next", disabled=page == last, on_click=go, args=(1,), type="tertiary", icon=":material/chevron_right:")
    return page


def _cell(cell: str | Sorted, head: Head) -> str:
    inner = cell.inner if isinstance(cell, Sorted) else cell
    sort = f' data-value="{html(cell.value)}"' if isinstance(cell, Sorted) else ""
    css = ("rg-number" if head.number else "rg-any") + (" rg-line" if head.line else " rg-short" if _short(inner) else "") + ("" if inner else " rg-empty")
    return f'<td class="{css}"{sort} data-label="{html(head.title)}"><div>{inner}</div></td>'


def _short(inner: str) -> bool:
    return "<" not in inner and sum(0.55 if ord(sign) < 0x2E80 else 1 for sign in inner) <= SHORT


def _width(head: Head) -> str:
    return f' style="width:{head.width}"' if head.width else ""
