"""The graph as sorted JSON lines, so that two stores or two states can be compared byte by byte."""
from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from graph.model import BASE, COMMON, LABELS, SUPPORT, TYPES
from graph.store import Store

_NODES = {label: f"MATCH (n:{label}) WHERE n:{BASE} RETURN labels(n) AS labels, properties(n) AS properties" for label in LABELS}
_RELATIONSHIPS = {
    kind: f"MATCH (a:{BASE})-[r:{kind}]->(b:{BASE}) RETURN a.id AS head, b.id AS tail, properties(r) AS properties" for kind in TYPES
}
_MARKS = {"workspace", "search", "view"}
"""Properties that say where a graph was made and from which decisions, or repeat others for an index."""


def dump(store: Store) -> Iterator[str]:
    """Lines without line ends, sorted by code points: a node as {"labels", "properties"}, a relationship as {"type", "from", "to",
    "properties"} with the nodes' stable ids.

    Only properties of the model appear: no ids of the store, no vectors, no times, no mark of the data folder. The same facts give the same
    lines on every store.
    """
    lines = [*_node_lines(store), *_relationship_lines(store)]
    lines.sort()
    yield from lines


def _node_lines(store: Store) -> Iterator[str]:
    for label, query in _NODES.items():
        shown = {*COMMON, *LABELS[label].properties} - _MARKS
        for labels, properties in store.read(query).rows:
            yield _line({"labels": sorted(labels), "properties": _kept(properties, shown)})


def _relationship_lines(store: Store) -> Iterator[str]:
    for kind, query in _RELATIONSHIPS.items():
        shown = {*SUPPORT, "confidence", *TYPES[kind].lists}
        for head, tail, properties in store.read(query).rows:
            yield _line({"type": kind, "from": head, "to": tail, "properties": _kept(properties, shown)})


def _kept(properties: dict[str, Any], shown: set[str]) -> dict[str, Any]:
    return {k: properties[k] for k in sorted(properties) if k in shown and properties[k] is not None}


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(", ", ": "))
