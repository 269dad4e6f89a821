"""The frame of every page: configuration, language, navigation, and what is shown when the store cannot be used."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from graph.errors import GraphError
from ingest.errors import SettingsError
from views import explorer, overview, problems, threshold
from views.components.behaviour import behaviour
from views.evidence import page as evidence
from views.language import current, keep_in_address, other, switch, t
from views.profiles import city, compare, item, leader
from views.queries import page as queries
from views.registers import page as registers
from views.reports import page as reports
from views.review import apply as review_apply
from views.review import page as review
from views.search import box as search_box
from views.search import page as search
from views.similar import page as similar

STYLE = Path(__file__).parent / "components" / "style.css"
ICON = STYLE.with_name("icon.svg")  # an icon font or an emoji as favicon would be fetched from elsewhere


@dataclass(frozen=True)
class Entry:
    """A page: its name in addresses and texts, what draws it, its icon; the menu that it stands in (empty: in the bar itself). One that is not
    listed is reached by links."""

    name: str
    render: Callable[[], None]
    icon: str
    menu: str = ""
    listed: bool = True


PAGES: tuple[Entry, ...] = (
    Entry("overview", overview.render, "dashboard"),
    Entry("city", city.render, "location_city"),
    Entry("compare", compare.render, "compare_arrows"),
    Entry("registers", registers.render, "table_view"),
    Entry("queries", queries.render, "manage_search"),
    Entry("similar", similar.render, "travel_explore"),
    Entry("explorer", explorer.render, "hub"),
    Entry("evidence", evidence.render, "format_quote", menu="sources"),
    Entry("reports", reports.render, "description", menu="sources"),
    Entry("review", review.render, "fact_check", menu="sources"),
    Entry("search", search.render, "search", listed=False),
    Entry("item", item.render, "swap_horiz", listed=False),
    Entry("leader", leader.render, "person", listed=False),
)
"""All pages, in the order of the navigation."""


def run() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title="ReformGraph", page_icon=str(ICON), layout="wide", initial_sidebar_state="collapsed")
    current()
    threshold.lowest()
    st.html(STYLE)
    pages = {
        each.name: st.Page(_page(each), title=t(f"shell.{each.name}"), icon=f":material/{each.icon}:", url_path=each.name,
                           default=each.name == "overview", visibility="visible" if each.listed else "hidden")
        for each in PAGES
    }
    menus: dict[str, list] = {}
    for each in PAGES:
        menus.setdefault(t(f"shell.{each.menu}") if each.menu else "", []).append(pages[each.name])
    shown = st.navigation(menus, position="top")
    keep_in_address()
    threshold.keep_in_address()
    name = next(key for key, page in pages.items() if page == shown)
    st.session_state["pages"] = pages
    _corner()
    behaviour(pages, name, current())
    review_apply.leaving(name)
    shown.run()


def _page(entry: Entry) -> Callable[[], None]:
    def draw() -> None:
        try:
            entry.render()
        except (GraphError, SettingsError) as error:
            problems.show(error)

    draw.__name__ = entry.name
    return draw


def _corner() -> None:
    """What holds for every page, at its top right: the search box, the lowest confidence and the language."""
    with st.container(key="corner", horizontal=True, vertical_alignment="center", gap="small"):
        search_box.box()
        threshold.control()
        st.button(t("shell.switch"), key="switch_language", on_click=switch, type="tertiary", help=t("shell.switch_help", to=other()))


def go(page: str, **values: object) -> None:
    """Leave for another page with these values in its address."""
    params = {key: str(value) for key, value in values.items() if value not in (None, "")}
    st.switch_page(st.session_state["pages"][page], query_params=params)
