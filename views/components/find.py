"""The search box: hits under it while one types, the first opens by the return key. `find.js` draws; what it sends back is text."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
_HTML = ('<div class="rg-find" role="search"><input type="search" aria-label="Search" role="combobox" aria-expanded="false" aria-controls="KEY" aria-autocomplete="list" '
         'autocomplete="off" spellcheck="false" maxlength="200"><div id="KEY" role="listbox" class="rg-find-list" hidden></div></div>')


@st.cache_resource(show_spinner=False)
def _component(key: str):
    return st.components.v2.component(f"reformgraph_{key}", html=_HTML.replace("KEY", f"rg-{key}"), css=_STYLE, js=_SCRIPT, isolate_styles=False)


def find(key: str, data: Mapping[str, Any], typed: Callable[[], None] = lambda: None) -> None:
    """Mount the box; `data` is what `find.js` shows. `typed` is called before the page is drawn anew: `what(key)` has the text then."""
    _component(key)(key=key, data=dict(data), on_typed_change=typed, on_begun_change=lambda: None)


def what(key: str) -> str:
    """The text in the box, as the page knows it."""
    known = st.session_state.get(key)
    return str((known.get("typed") if known else None) or "")


def begun(key: str) -> bool:
    """Has anybody set foot in the box?"""
    known = st.session_state.get(key)
    return bool(known and known.get("begun"))
