"""Review: what waits for a person's word (likely duplicates, doubtful facts, open places and people), the record of decisions, the check."""
from __future__ import annotations

import streamlit as st

from views import problems
from views.components.page import head
from views.data import counts
from views.language import t
from views.review import apply, check, facts, log, pairs, state, unresolved

TABS = {
    "pairs": pairs.render, "facts": facts.render, "open": unresolved.render, "log": log.render,
    "check": check.render,
}
FIRST = "pairs"
_WRITTEN = "review_tab_written"


def render() -> None:
    """Draw the page; `tab` in the address says which part."""
    head(t("review.title"), t("review.note"))
    if not counts().reports and st.query_params.get("tab") != "log":
        problems.empty()
        return
    asked = st.query_params.get("tab")
    _follow(asked)
    with st.container(horizontal=True, vertical_alignment="center", key="review_top"):
        tab = st.segmented_control(t("review.part"), list(TABS), required=True, key="review_tab", label_visibility="collapsed",
                                   format_func=lambda name: t(f"review.tab_{name}"), on_change=_leave, persist_state="session")
        apply.bar()
    if tab != asked:
        st.query_params["tab"] = tab
    st.session_state[_WRITTEN] = tab
    state.problem()
    TABS[tab]()


def _follow(asked: str | None) -> None:
    """Show the tab that the address names where it is not the one that this page wrote last: it was opened, followed or gone back to."""
    shown = st.session_state.setdefault("review_tab", FIRST)
    if asked in TABS and asked not in (shown, st.session_state.get(_WRITTEN)):
        st.session_state["review_tab"] = asked
        if _WRITTEN in st.session_state:
            _leave()


def _leave() -> None:
    """Another tab: what was decided on this one is applied meanwhile."""
    state.close_panel()
    apply.start_if_waiting()
