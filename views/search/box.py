"""The search box at the top of every page."""
from __future__ import annotations

import logging
import threading

import streamlit as st

from graph.errors import GraphError
from graph.search import Found, Hit, search
from graph.search.names import names
from ingest.errors import SettingsError
from views import address, threshold
from views.components.find import begun, find, what
from views.data import store
from views.kept import kept
from views.language import label_name, t, value_name
from views.markup import plain, shorten

KEY = "find"
EACH = 4
"""Hits of a kind under the box; the page has more."""
GROUPS = 6
log = logging.getLogger(__name__)


@st.fragment
def box() -> None:
    """Draw the box; what is typed into it draws nothing else anew."""
    text, found = what(KEY), None
    try:
        if begun(KEY):
            _ready()
        if text:
            found = search(store(), text, limit_per_type=EACH, confidence=threshold.lowest(), meaning=False)
    except (GraphError, SettingsError) as error:  # the page says what is wrong
        log.warning("search: %s", error)
    find(KEY, {"label": t("search.title"), "hint": t("search.hint"), "asked": text if found else "", "groups": _groups(found) if found else [],
               "nothing": t("search.nothing_box"), "all": address.search(text, kept()), "allWords": t("search.all", text=shorten(text, 20))})


def about(hit: Hit) -> str:
    """Where it is and what else tells it from others of its name; which of its names fits."""
    said = hit.node.properties
    parts = [value_name(said[name]) for name in ("province", "city", "of", "post", "kind", "year") if said.get(name) and said[name] != hit.node.name]
    if hit.matched:
        parts.append(t("search.also", name=shorten(hit.matched, 30)))
    return " · ".join(dict.fromkeys(parts))


def page_of(hit: Hit) -> str:
    """The address of the page of what was found."""
    return address.thing(hit.node.id, hit.node.label, kept())


def _groups(found: Found) -> list[dict]:
    return [{"name": label_name(group.label),
             "hits": [{"href": page_of(hit), "name": shorten(plain(hit.node.name), 60), "about": plain(about(hit))} for hit in group.hits]}
            for group in found.groups[:GROUPS]]


def _ready() -> None:
    """Read the names before the first word is typed, beside."""
    if not st.session_state.get("names_begun"):
        st.session_state["names_begun"] = True
        threading.Thread(target=_names, args=(store(),), daemon=True, name="names").start()


def _names(opened) -> None:
    try:
        names(opened).told  # noqa: B018 read now, too
    except GraphError as error:
        log.warning("names: %s", error)
