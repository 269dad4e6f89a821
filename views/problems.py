"""Pages for what can be wrong with the store: each says what to do."""
from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from graph.errors import GraphError, OtherWorkspace, StoreRefused, StoreUnreachable
from ingest.errors import SettingsError
from ingest.settings import setting
from views.data import reopen, workspace
from views.language import t
from views.markup import html

log = logging.getLogger(__name__)
P, T = ParamSpec("P"), TypeVar("T")


def kind_of(error: Exception) -> str:
    """Which page explains this error: the prefix of its texts in `texts/problems.toml`."""
    if isinstance(error, SettingsError):
        return "settings"
    if isinstance(error, StoreUnreachable):
        return "unreachable_server" if setting("NEO4J_URI") else "unreachable_engine"
    if isinstance(error, StoreRefused):
        return "refused"
    if isinstance(error, OtherWorkspace):
        return "other"
    return "failed"


def show(error: Exception) -> None:
    """Draw the page for an error of the store, with the error's own words and a button that tries again."""
    log.warning("store: %s", error)
    kind = kind_of(error)
    where = setting("NEO4J_URI") or str(workspace().store)
    with st.container(key="problem"):
        st.subheader(t(f"problems.{kind}"), anchor=False)
        st.html(f'<div class="rg-steps">{t(f"problems.{kind}_what").format(where=f"<code>{html(where)}</code>")}</div>')
        st.html(f'<pre class="rg-words">{html(error)}</pre>')
        st.button(t("problems.again"), on_click=reopen, type="primary", icon=":material/refresh:")


def guarded(draw: Callable[P, T]) -> Callable[P, T]:
    """For what Streamlit draws by itself (`@st.fragment` above this): where the store cannot be used, the page for it, as the frame of the pages
    does for whole pages; and nothing of the page after it."""

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return draw(*args, **kwargs)
        except (GraphError, SettingsError) as error:
            show(error)
            st.stop()

    return drawn


def empty() -> None:
    """Draw what to do with a graph that has no report yet."""
    with st.container(key="problem"):
        st.subheader(t("problems.empty"), anchor=False)
        st.html(f'<div class="rg-steps">{t("problems.empty_what")}</div>')
        st.page_link(st.session_state["pages"]["reports"], label=t("problems.empty_upload"), icon=":material/upload_file:")
