"""The frame of every page: configuration, language, navigation, and what is shown when the store cannot be used."""
from __future__ import annotations

from pathlib import Path

import streamlit as st

from graph.errors import GraphError
from ingest.errors import SettingsError
from views import evidence, explorer, overview, problems, queries, reports, review, review_apply, similar, threshold
from views.components.behaviour import behaviour
from views.language import current, keep_in_address, other, switch, t

STYLE = Path(__file__).parent / "components" / "style.css"
ICON = STYLE.with_name("icon.svg")  # an icon font or an emoji as favicon would be fetched from elsewhere
ICONS = {
    "overview": ":material/dashboard:", "queries": ":material/manage_search:", "similar": ":material/travel_explore:", "explorer": ":material/hub:",
    "evidence": ":material/format_quote:", "review": ":material/fact_check:", "reports": ":material/description:",
}
RENDER = {
    "overview": overview.render, "queries": queries.render, "similar": similar.render, "explorer": explorer.render,
    "evidence": evidence.render, "review": review.render, "reports": reports.render,
}


def run() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title="ReformGraph", page_icon=str(ICON), layout="wide", initial_sidebar_state="collapsed")
    current()
    threshold.lowest()
    st.html(STYLE)
    pages = {
        name: st.Page(_page(name), title=t(f"shell.{name}"), icon=ICONS[name], url_path=name, default=name == "overview")
        for name in RENDER
    }
    shown = st.navigation(list(pages.values()), position="top")
    keep_in_address()
    threshold.keep_in_address()
    name = next(key for key, page in pages.items() if page == shown)
    st.session_state["pages"] = pages
    _corner()
    behaviour(pages, name, current())
    review_apply.leaving(name)
    shown.run()


def _page(name: str):
    def draw() -> None:
        try:
            RENDER[name]()
        except (GraphError, SettingsError) as error:
            problems.show(error)

    draw.__name__ = name
    return draw


def _corner() -> None:
    """What holds for every page, at its top right: the lowest confidence and the language."""
    with st.container(key="corner", horizontal=True, vertical_alignment="center", gap="small"):
        threshold.control()
        st.button(t("shell.switch"), key="switch_language", on_click=switch, type="tertiary", help=t("shell.switch_help", to=other()))


def go(page: str, **values: object) -> None:
    """Leave for another page with these values in its address."""
    params = {key: str(value) for key, value in values.items() if value not in (None, "")}
    st.switch_page(st.session_state["pages"][page], query_params=params)
