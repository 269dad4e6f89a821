"""The head of a page and small parts in one style."""
from __future__ import annotations

import streamlit as st

from views.language import half, label_name
from views.markup import html, markdown

COLOURS = {
    "City": "#2f7d70", "Reform": "#4a6fa5", "Pilot": "#7a6a9a", "Leader": "#b5651d", "Outcome": "#8a8f3c", "Target": "#b49a2e",
    "Policy": "#95606f", "Organisation": "#5b8fa8", "Problem": "#a23b4e", "Score": "#3f7f9a", "Concept": "#6d7f5c", "Topic": "#6c757d", "Report": "#555f66",
}
"""One colour for each label, the same on every page."""


def head(title: str, note: str = "") -> None:
    """The title of the page with a line that says what it is for. Both are plain text."""
    st.html(f'<div class="rg-head"><h1>{html(title)}</h1>' + (f"<p>{html(note)}</p>" if note else "") + "</div>")


def note(text: str) -> None:
    """A quiet line of plain text."""
    st.html(f'<p class="rg-note">{html(text)}</p>')


def kind(label: str) -> str:
    """The small tag with what a thing is, as HTML."""
    colour = f"color-mix(in srgb, {COLOURS.get(label, '#6c757d')} 75%, light-dark(#000, #fff))"  # legible on both grounds
    return f'<span class="rg-kind" style="color:{colour}">{html(label_name(label))}</span>'


def copy_button(href: str, todo: str, done: str) -> str:
    """A button that copies the address, as HTML; `behaviour.js` does the copying."""
    return (f'<button type="button" class="rg-copy" data-copy="{html(href)}"><span class="rg-todo">{html(todo)}</span>'
            f'<span class="rg-done">{html(done)}</span></button>')


def refused(error: object) -> None:
    """Says what was refused, and why: the half of the message that is in the language of the page."""
    st.error(markdown(half(str(error))), icon=":material/error:")
