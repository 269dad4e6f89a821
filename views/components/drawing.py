"""A subgraph on the screen: drawn, or as a table of its facts; the places of nodes are kept while one works on it."""
from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from graph.browse import Subgraph
from views import address
from views.components.layout import Position, positions
from views.components.network import legend, network
from views.components.table import Cell, Column, table
from views.kept import kept
from views.language import current, t, type_name
from views.markup import shorten


def drawing(
    graph: Subgraph, opened: set[str], centre: str | None, key: str, *, places: Mapping[str, Position] | None = None, choice: bool = True,
    height: int = 540,
) -> str | None:
    """Draw the graph, or (with `choice`) list its facts if the reader wants a table; returns the node that was clicked, None if none was.

    `places` says where nodes stand; without it they are laid out, and stay where they are while the drawing grows.
    """
    if choice and _mode(key) == "table":
        st.html(as_table(graph))
        return None
    kept = st.session_state.setdefault(f"{key}_places", {})
    if not set(graph.nodes) & set(kept):
        kept.clear()
        st.session_state[f"{key}_round"] = st.session_state.get(f"{key}_round", 0) + 1
    kept.update(places or positions(graph.nodes, [(e.head, e.tail) for e in graph.edges], kept))
    drawn = f"{key}_{st.session_state.get(f'{key}_round', 0)}_{current()}"
    clicked = network(graph, kept, opened=opened, centre=centre, key=drawn, height=height)
    st.html(legend(graph))
    return clicked


def _mode(key: str) -> str:
    return st.segmented_control(t("drawing.as_"), ("graph", "table"), default="graph", required=True, key=f"{key}_mode",
                                format_func=lambda mode: t(f"drawing.{mode}"), label_visibility="collapsed")


def as_table(graph: Subgraph) -> str:
    """The facts of a subgraph as a table: both ends, how they are tied, the first sentence."""
    along = kept()
    rows = []
    for edge in graph.edges:
        head, tail = graph.nodes[edge.head], graph.nodes[edge.tail]
        place = edge.evidence[0] if edge.evidence else None
        sentence = Cell("")
        if place:
            sentence = Cell(shorten(place.quote, 90), address.evidence(place.report, place.start, place.end, along), quote=True)
        rows.append([Cell(head.name, address.thing(head.id, head.label, along)), Cell(type_name(edge.type)),
                     Cell(tail.name, address.thing(tail.id, tail.label, along)), sentence])
    return table([Column(t("drawing.from")), Column(t("drawing.how")), Column(t("drawing.to")), Column(t("drawing.sentence"))], rows,
                 t("drawing.table"))
