"""The one place that knows `st_link_analysis`: a drawing of nodes and edges that says which node was clicked.

The component shows properties as raw HTML in its own panel, so nothing that comes from a report reaches it unchanged: ids are
hashes, and the signs of markup in names are replaced by their full-width forms, which look alike and mean nothing.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha1

import streamlit as st

from graph.browse import Subgraph
from views.components.layout import Position
from views.components.page import COLOURS
from views.language import label_name, type_name
from views.markup import html, plain, shorten

NAME = 14
"""Characters of a name in the drawing; the details beside it have all of it."""
_WIDE = str.maketrans({"<": "＜", ">": "＞", "&": "＆", '"': "＂", "'": "＇", "`": "｀", "\\": "＼"})
ICONS = {
    "City": "place", "Reform": "swap_horiz", "Pilot": "science", "Leader": "person", "Outcome": "analytics", "Target": "flag",
    "Policy": "description", "Organisation": "account_balance", "Problem": "campaign", "Score": "leaderboard", "Concept": "language", "Topic": "sell",
}


@dataclass(frozen=True)
class _Style:
    """A Cytoscape style in the form the component takes; its own classes cannot say sizes."""

    selector: str
    style: Mapping[str, object]

    def dump(self) -> dict:
        return {"selector": self.selector, "style": dict(self.style)}


def key_of(node: str) -> str:
    """The id of a node in the drawing."""
    return "n" + sha1(node.encode("utf-8", "replace")).hexdigest()[:16]


def harmless(text: str, most: int = NAME) -> str:
    """A name that may be put into HTML unescaped."""
    return shorten(plain(text).translate(_WIDE), most)


def elements(graph: Subgraph, places: Mapping[str, Position], opened: set[str], centre: str | None) -> dict:
    """Nodes and edges as the component takes them."""
    nodes = []
    for node in graph.nodes.values():
        x, y = places.get(node.id, (0.0, 0.0))
        data = {"id": key_of(node.id), "label": label_name(node.label), "name": harmless(node.name),
                "state": "centre" if node.id == centre else ("open" if node.id in opened else "")}
        nodes.append({"data": data, "position": {"x": round(x, 1), "y": round(y, 1)}})
    edges = [
        {"data": {"id": f"e{number}", "label": type_name(edge.type), "source": key_of(edge.head), "target": key_of(edge.tail)}}
        for number, edge in enumerate(graph.edges)
    ]
    return {"nodes": nodes, "edges": edges}


def network(
    graph: Subgraph, places: Mapping[str, Position], *, opened: set[str], centre: str | None, key: str, height: int = 560,
) -> str | None:
    """Draw the graph; returns the id of the node that was clicked since the last drawing, None if none was."""
    from st_link_analysis import Event, st_link_analysis

    of = sha1(" ".join(sorted(key_of(node) for node in graph.nodes)).encode()).hexdigest()  # the component fits the drawing in only when its layout is another
    clicked = st_link_analysis(
        elements(graph, places, opened, centre), layout={"name": "preset", "fit": True, "padding": 36, "animate": False, "of": of},
        node_styles=_node_styles(graph), edge_styles=_edge_styles(graph), height=height, key=key,
        events=[Event("open", "tap", "node")],
    )
    if not clicked or clicked.get("action") != "open":
        return None
    stamp = (key, clicked.get("timestamp"))
    if st.session_state.get("network_seen") == stamp:  # the component repeats its last value at every run
        return None
    st.session_state["network_seen"] = stamp
    target = clicked["data"]["target_id"]
    return next((node for node in graph.nodes if key_of(node) == target), None)


def legend(graph: Subgraph) -> str:
    """The kinds in the drawing with their colours, as HTML."""
    kinds = dict.fromkeys(node.label for node in graph.nodes.values())
    dots = "".join(
        f'<span style="white-space:nowrap;margin-right:.9em"><i style="display:inline-block;width:.7em;height:.7em;border-radius:50%;'
        f'background:{COLOURS.get(label, "#6c757d")};margin-right:.35em"></i>{html(label_name(label))}</span>' for label in kinds)
    return f'<div class="rg-note">{dots}</div>'


def _node_styles(graph: Subgraph) -> list[_Style]:
    common = {
        "label": "data(name)", "width": 30, "height": 30, "font-size": 13, "min-zoomed-font-size": 5, "text-wrap": "wrap",
        "text-max-width": 108, "text-overflow-wrap": "anywhere", "text-valign": "bottom", "text-margin-y": 3, "border-width": 1,
        "background-width": "58%", "background-height": "58%",
    }
    styles = [_Style("node", common)]
    for label in dict.fromkeys(node.label for node in graph.nodes.values()):
        own = {"background-color": COLOURS.get(label, "#6c757d")}
        if label in ICONS:
            own["background-image"] = f"./icons/{ICONS[label]}.svg"
        styles.append(_Style(f"node[label='{label_name(label)}']", own))
    styles.append(_Style("node[state='open']", {"width": 36, "height": 36}))
    styles.append(_Style("node[state='centre']", {
        "width": 42, "height": 42, "border-width": 3, "border-color": "#e0a92b", "font-weight": "bold"}))
    return styles


def _edge_styles(graph: Subgraph) -> list[_Style]:
    crowded = len(graph.edges) > 80
    style = {"width": 1.1, "font-size": 10, "min-zoomed-font-size": 6, "target-arrow-shape": "triangle", "arrow-scale": .8,
             "curve-style": "bezier", "text-background-opacity": .0, "line-opacity": .75}
    return [_Style("edge", style if crowded else {**style, "label": "data(label)"})]
