"""How two things hang together."""
from __future__ import annotations

from itertools import pairwise

from graph.browse.shapes import DRAWN, Subgraph, node_columns, to_edge, to_node
from graph.model import BASE

MAX_LENGTH = 6
"""Longest path that is looked for, in edges; beyond that, everything is tied to everything."""

# ABOUT is left out: two reforms of one of twenty topics are not tied by it.
_PATTERN = "|".join(kind for kind in DRAWN if kind != "ABOUT")

_SHORTEST = f"""
MATCH (a:{BASE} {{id: $first}}), (b:{BASE} {{id: $second}})
MATCH p = shortestPath((a)-[:{_PATTERN}*..{MAX_LENGTH}]-(b))
RETURN [n IN nodes(p) | n.id] AS ids
"""

_NODES = f"UNWIND $ids AS id MATCH (n:{BASE} {{id: id}}) RETURN {node_columns('n')} AS node"

_EDGES = f"""
UNWIND $ids AS id
MATCH (n:{BASE} {{id: id}})-[r:{_PATTERN}]->(m:{BASE}) WHERE m.id IN $ids
RETURN type(r) AS type, n.id AS head, m.id AS tail, properties(r) AS properties ORDER BY type, head, tail
"""


def path(store, first: str, second: str) -> Subgraph | None:
    """A shortest path between two things (nodes in its order, the edges between consecutive ones), None if there is none."""
    if first == second:
        return None
    rows = store.read(_SHORTEST, first=first, second=second).rows
    if not rows:
        return None
    order = rows[0][0]
    found = {node.id: node for node in (to_node(row[0]) for row in store.read(_NODES, ids=order).rows)}
    steps = {frozenset(pair) for pair in pairwise(order)}
    edges = tuple(
        to_edge(kind, head, tail, properties)
        for kind, head, tail, properties in store.read(_EDGES, ids=order).rows if frozenset((head, tail)) in steps
    )
    return Subgraph({key: found[key] for key in order}, edges)
