"""The explorer: find a thing by name, expand what it is tied to, read the sentence of each fact beside it."""
from __future__ import annotations

import streamlit as st

from graph import browse
from graph.browse import Details, Node, Subgraph
from graph.model import LABELS
from graph.search import best
from views import address, problems, threshold
from views.components import facts as fact_parts
from views.components.drawing import drawing
from views.components.page import head, kind, note
from views.components.table import link
from views.data import counts, store
from views.kept import kept
from views.language import label_name, t, value_name
from views.markup import html, markdown, shorten
from views.opened import Opened

HITS = 15
SIZES = (30, 60, 100, 160)
MENTIONS = 30


def render() -> None:
    """Draw the page for the thing that the address names; without one, a search and places to begin."""
    opened = Opened.read(st.query_params)
    found = browse.details(store(), opened.node, confidence=threshold.lowest()) if opened.node else None
    if found is None:
        head(t("explorer.title"), t("explorer.note"))
        if counts().empty:
            problems.empty()
            return
    _search(opened)
    if not opened.node:
        _beginnings()
        return
    if found is None:
        st.warning(t("explorer.unknown"), icon=":material/warning:")
        _beginnings()
        return
    threshold.line(browse.hidden(store(), opened.node, threshold.lowest()))
    drawn, beside = st.columns([3, 2], gap="medium")
    with drawn:
        _path(opened, found.node) if opened.to else _graph(opened)
    with beside:
        _details(found, opened)


def _search(opened: Opened) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="searchbar"):
        text = st.text_input(t("explorer.search"), key="search", placeholder=t("explorer.search_hint"), label_visibility="collapsed",
                             icon=":material/search:", width="stretch")
        labels = st.multiselect(t("explorer.kinds"), browse.shapes.BROWSED, format_func=label_name, key="search_kinds",
                                placeholder=t("explorer.kinds_hint"), label_visibility="collapsed", width=260, persist_state="session")
    if not text.strip():
        return
    hits = best(store(), text, labels, HITS)
    if not hits:
        note(t("explorer.no_hit", text=shorten(text, 40)))
        return
    items = "".join(f"<li>{_hit(node)}</li>" for node in hits if node.id != opened.node)
    with st.expander(t("explorer.hits", many=len(hits)), expanded=st.session_state.get("searched") != text or not opened.node):
        st.html(f'<ul class="rg-list" data-testid="hits">{items}</ul>')
    st.session_state["searched"] = text


def _hit(node: Node) -> str:
    about = "，".join(value_name(node.properties[p]) for p in ("province", "city", "year", "post", "topic") if node.properties.get(p))
    return (f"{kind(node.label)} {link(node.name, address.explorer(node.id, kept=kept()))}"
            + (f" <small>{html(about)}</small>" if about and about != node.name else ""))


def _beginnings() -> None:
    """Places with the most in the graph, as a way in."""
    cities = counts(threshold.lowest()).cities[:24]
    st.subheader(t("explorer.begin"), anchor=False)
    links = "".join(
        f'<a data-app="1" target="_self" href="{html(address.explorer(city.id, kept=kept()))}"><b>{html(city.name)}</b>'
        f"<span>{html(t('explorer.runs', reforms=city.reforms, pilots=city.pilots))}</span></a>" for city in cities)
    st.html(f'<div class="rg-cards">{links}</div>')


def _graph(opened: Opened) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="graphbar"):
        labels = st.multiselect(t("explorer.show"), browse.shapes.BROWSED, format_func=label_name, key="shown_kinds",
                                placeholder=t("explorer.show_hint"), label_visibility="collapsed", width="stretch", persist_state="session")
        size = st.selectbox(t("explorer.most"), SIZES, index=0, key="most", format_func=lambda n: t("explorer.at_most", many=n),
                            label_visibility="collapsed", width=150, persist_state="session")
    graph = browse.neighbours(store(), opened.centres, labels=labels, limit=size, each=max(12, size // max(1, len(opened.centres))),
                              confidence=threshold.lowest())
    if graph.omitted:
        note(t("explorer.omitted", shown=len(graph.nodes), omitted=graph.omitted))
    else:
        note(t("explorer.all_shown", shown=len(graph.nodes)))
    _follow(drawing(graph, set(opened.centres), opened.node, "explorer"), opened)


def _path(opened: Opened, start: Node) -> None:
    end = browse.things(store(), [opened.to]).get(opened.to)
    found = browse.path(store(), opened.node, opened.to, threshold.lowest()) if end else None
    if st.button(t("explorer.leave_path"), icon=":material/arrow_back:", key="leave_path"):
        _show(Opened(opened.node, opened.before))
    if end is None or found is None:
        note(t("explorer.no_path", start=start.name, end=end.name if end else "?", most=browse.paths.MAX_LENGTH))
        return
    note(t("explorer.path", start=start.name, end=end.name, many=len(found.nodes) - 1))
    line = {key: (number * 150.0, number % 2 * 50.0) for number, key in enumerate(found.nodes)}
    _follow(drawing(found, {opened.node, opened.to}, opened.node, "path", places=line, height=300), opened)
    st.html('<div data-testid="steps">' + "".join(fact_parts.fact(edge, found.nodes, in_graph=True) for edge in _in_order(found)) + "</div>")


def _in_order(found: Subgraph) -> list:
    """The edges of a path in the order of its nodes."""
    order = {key: number for number, key in enumerate(found.nodes)}
    return sorted(found.edges, key=lambda edge: min(order[edge.head], order[edge.tail]))


def _details(found: Details, opened: Opened) -> None:
    node = found.node
    st.html(f'<div class="rg-head" data-testid="node"><h1>{html(node.name)}</h1><p>{kind(node.label)}</p></div>{fact_parts.fields(node)}')
    with st.container(horizontal=True, vertical_alignment="center", key="nodebar"):
        if len(opened.centres) > 1 and st.button(t("explorer.only"), icon=":material/filter_center_focus:", key="only"):
            _show(opened.only())
        with st.popover(t("explorer.find_path"), icon=":material/route:", key=f"find_path_{node.id}_{opened.to}"):  # another once an end is chosen: closed
            _path_form(opened, node)
        if node.label in address.PAGE_OF:
            st.html(link(t("explorer.page"), address.thing(node.id, node.label, kept())), width="content")
        if LABELS[node.label].sought:
            st.html(link(t("explorer.similar"), address.address("similar", {"item": node.id}, kept())), width="content")
    st.html('<div data-testid="facts">' + (fact_parts.grouped(node, found.around.edges, found.around.nodes, found.around.omitted > 0)
            or f'<p class="rg-note">{html(t("explorer.no_facts"))}</p>') + "</div>")
    if found.around.omitted:
        note(t("explorer.more_facts", many=found.around.omitted))
    with st.expander(t("explorer.mentions")):
        places = browse.mentions(store(), node.id, MENTIONS)
        st.html("".join(fact_parts.quote(place) for place in places) or f'<p class="rg-note">{html(t("explorer.no_mentions"))}</p>')


def _path_form(opened: Opened, node: Node) -> None:
    text = st.text_input(t("explorer.path_to", name=markdown(shorten(node.name, 20))), key="path_text", placeholder=t("explorer.search_hint"))
    hits = [hit for hit in best(store(), text, (), 8) if hit.id != node.id] if text.strip() else []
    if text.strip() and not hits:
        note(t("explorer.no_hit", text=shorten(text, 40)))
    for number, hit in enumerate(hits):
        if st.button(markdown(f"{label_name(hit.label)} · {shorten(hit.name, 30)}"), key=f"path_{number}", width="stretch"):
            _show(opened.path_to(hit.id))


def _follow(clicked: str | None, opened: Opened) -> None:
    if clicked and clicked != opened.node:
        _show(opened.expand(clicked))


def _show(opened: Opened) -> None:
    st.query_params.from_dict({**opened.write(), **kept()})
    st.rerun()
