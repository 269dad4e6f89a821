"""How two things hang together."""
from __future__ import annotations

from itertools import pairwise

from graph.browse.shapes import Subgraph, node_columns, sure, to_edge, to_node
from graph.model import BASE, TYPES

MAX_LENGTH = 6
"""Longest path that is looked for, in edges; beyond that, everything is tied to everything."""

# Facts only: two reforms are not tied by one of twenty topics, nor by the report that tells of both.
_PATTERN = "|".join(kind for kind, each in TYPES.items() if each.fact)

_SHORTEST = f"""
MATCH (a:{BASE} {{id: $first}}), (b:{BASE} {{id: $second}})
MATCH p = shortestPath((a)-[:{_PATTERN}*..{MAX_LENGTH}]-(b))
RETURN [n IN nodes(p) | n.id] AS ids
"""

_STEP = f"""
UNWIND $ids AS id
MATCH (n:{BASE} {{id: id}})-[r:{_PATTERN}]-(m:{BASE}) WHERE r.confidence >= $confidence
RETURN DISTINCT id AS near, m.id AS far ORDER BY near, far
"""

_NODES = f"UNWIND $ids AS id MATCH (n:{BASE} {{id: id}}) RETURN {node_columns('n')} AS node"

_EDGES = f"""
UNWIND $ids AS id
MATCH (n:{BASE} {{id: id}})-[r:{_PATTERN}]->(m:{BASE}) WHERE m.id IN $ids
RETURN type(r) AS type, n.id AS head, m.id AS tail, properties(r) AS properties ORDER BY type, head, tail
"""


def path(store, first: str, second: str, confidence: float = 0.0) -> Subgraph | None:
    """A shortest path between two things over facts that reach `confidence` (nodes in its order, the edges between consecutive ones), None
    if there is none."""
    if first == second:
        return None
    order = _sure_way(store, first, second, confidence) if confidence else _way(store, first, second)
    if not order:
        return None
    found = {node.id: node for node in (to_node(row[0]) for row in store.read(_NODES, ids=order).rows)}
    steps = {frozenset(pair) for pair in pairwise(order)}
    edges = sure((
        to_edge(kind, head, tail, properties)
        for kind, head, tail, properties in store.read(_EDGES, ids=order).rows if frozenset((head, tail)) in steps
    ), confidence)
    return Subgraph({key: found[key] for key in order}, tuple(edges))


def _way(store, first: str, second: str) -> list[str]:
    rows = store.read(_SHORTEST, first=first, second=second).rows
    return rows[0][0] if rows else []


def _sure_way(store, first: str, second: str, confidence: float) -> list[str]:
    """The same over facts that reach `confidence`, breadth first from both ends: a condition on shortestPath would not do, since the embedded
    engine looks at it only when the way is found."""
    came: tuple[dict[str, str], dict[str, str]] = ({first: ""}, {second: ""})
    edge = [[first], [second]]
    for _ in range(MAX_LENGTH):
        side = 0 if len(edge[0]) <= len(edge[1]) else 1
        rows = store.read(_STEP, ids=edge[side], confidence=confidence).rows
        edge[side] = []
        for near, far in rows:
            if far not in came[side]:
                came[side][far] = near
                edge[side].append(far)
        met = min((node for node in edge[side] if node in came[1 - side]), default=None)
        if met is not None:
            return [*_back(came[0], met)[::-1], *_back(came[1], met)[1:]]
        if not edge[side]:
            return []
    return []


def _back(came: dict[str, str], node: str) -> list[str]:
    """The way from `node` back to where it began."""
    way = [node]
    while came[way[-1]]:
        way.append(came[way[-1]])
    return way
