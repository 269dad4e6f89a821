"""Mounts `behaviour.js` and goes where a clicked link says."""
from __future__ import annotations

from pathlib import Path

import streamlit as st

from views.address import parse

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


@st.cache_resource(show_spinner=False)
def _component():
    return st.components.v2.component("reformgraph_behaviour", js=_SCRIPT, isolate_styles=False)


def behaviour(pages: dict[str, object], page: str, language: str) -> None:
    """Mount the behaviour of `page`; follow the link that was clicked, if one was. `pages` are the `st.Page`s by name."""
    result = _component()(key="behaviour", data={"page": page, "language": language}, on_go_change=lambda: None)
    target = parse(result.go) if result.go else None
    if target:
        name, values = target
        st.switch_page(pages[name], query_params=values)
