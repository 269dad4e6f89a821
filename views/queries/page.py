"""Canned queries: the gallery, and one query with its form, its result and its downloads."""
from __future__ import annotations

import streamlit as st

from queries import catalogue
from queries.errors import BadParameter, QueryError
from queries.run import QueryResult, run
from queries.spec import CONFIDENCE, Query
from queries.terms import GROUPS, SECTIONS
from views import address, problems, threshold
from views.components.page import copy_button, head, note
from views.components.table import link
from views.data import counts, store
from views.kept import kept
from views.language import current, pick, t
from views.markup import html, markdown
from views.queries.downloads import downloads
from views.queries.form import form
from views.queries.result import show

FOR_ALL = "all"


def render() -> None:
    """Draw the query that the address names, without one the gallery."""
    try:
        known = catalogue.load()
    except QueryError as error:
        head(t("queries.title"))
        st.error(markdown(error), icon=":material/error:")
        return
    if counts().empty:
        head(t("queries.title"), t("queries.note", many=len(known)))
        problems.empty()
        return
    name = st.query_params.get("q")
    if name in known:
        _query(known[name])
        return
    head(t("queries.title"), t("queries.note", many=len(known)))
    if name:
        st.warning(t("queries.unknown", name=markdown(name)), icon=":material/warning:")
    _gallery(list(known.values()))


def _gallery(known: list[Query]) -> None:
    groups = [FOR_ALL, *GROUPS]
    asked = st.query_params.get("for")
    with st.container(horizontal=True, vertical_alignment="center", key="gallerybar"):
        group = st.segmented_control(t("queries.for"), groups, default=asked if asked in groups else FOR_ALL, required=True,
                                     key=f"for_{asked}", label_visibility="collapsed",
                                     format_func=lambda g: t("queries.all") if g == FOR_ALL else pick(GROUPS[g]))
        text = st.text_input(t("queries.search"), key="find_query", placeholder=t("queries.search_hint"), label_visibility="collapsed",
                             icon=":material/search:", width=320)
    kept = [query for query in known if group in (FOR_ALL, query.group) and matches(query, text)]
    if not kept:
        note(t("queries.no_query"))
        return
    st.html("".join(_group(name, [query for query in kept if query.group == name]) for name in GROUPS))


def _group(name: str, members: list[Query]) -> str:
    """One audience's queries as HTML, by section."""
    sections = []
    for section, title in SECTIONS.items():
        cards = "".join(_card(query) for query in members if query.section == section)
        if cards:
            sections.append(f'<div class="rg-section"><b>{html(pick(title))}</b><div class="rg-cards">{cards}</div></div>')
    return f'<div class="rg-gallery"><h2>{html(pick(GROUPS[name]))}</h2>{"".join(sections)}</div>' if sections else ""


def matches(query: Query, text: str) -> bool:
    """Whether every word typed stands in the query's titles, descriptions or name."""
    about = " ".join([query.name, *query.title.values(), *query.description.values()]).lower()
    return all(word in about for word in text.lower().split())


def _card(query: Query) -> str:
    href = address.query(query.name, kept=kept())
    return (f'<a data-app="1" target="_self" href="{html(href)}"><b>{html(pick(query.title))}</b>'
            f"<span>{html(pick(query.description))}</span></a>")


def _query(query: Query) -> None:
    st.html(f'<p class="rg-note">{link("← " + t("queries.back"), address.address("queries", {"for": query.group}, kept()))}</p>')
    head(pick(query.title), pick(query.description))
    values = form(query)
    if values.error:
        _refused(values.error)
        return
    try:
        result = run(store(), query, values.shown, confidence=threshold.lowest())
    except BadParameter as error:
        _refused(error)
        return
    _bar(result, address.query(query.name, values.shown, kept()))
    threshold.line(heeded=f"${CONFIDENCE}" in query.cypher)
    clicked = show(result)
    if clicked:
        st.switch_page(st.session_state["pages"]["explorer"], query_params={"node": clicked, **kept()})


def _refused(error: BadParameter) -> None:
    """Why the query cannot run; the threshold may be why, where it leaves no default to take."""
    threshold.line()
    st.error(markdown(error.said(current())), icon=":material/error:")


def _bar(result: QueryResult, href: str) -> None:
    """How many rows, the downloads, the address."""
    with st.container(horizontal=True, vertical_alignment="center", key="resultbar"):
        more = t("queries.and_more") if result.truncated else ""
        st.html(f'<span class="rg-note" data-testid="rows">{html(t("queries.rows", many=len(result.rows)) + more)}</span>', width="content")
        downloads(result)
        st.html(copy_button(href, t("queries.copy"), t("queries.copied")), width="content")
