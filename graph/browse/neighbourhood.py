"""A thing and what it is tied to."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph.browse.shapes import BROWSED, DRAWN, Details, Edge, Node, Subgraph, node_columns, sure, to_edge, to_node
from graph.browse.things import things
from graph.model import BASE

_TIES = tuple(kind for kind in DRAWN if kind != "TOLD_IN")
"""Between things that are drawn: reports are not."""
_PATTERN = "|".join(_TIES)

_LIGHT = f"""
MATCH (n:{BASE} {{id: $id}})-[r:{_PATTERN}]-(m:{BASE})
WHERE type(r) IN $types AND any(l IN labels(m) WHERE l IN $labels) AND r.confidence >= $confidence
RETURN type(r) AS type, m.id AS id, coalesce(r.confidence, 0.0) AS confidence
ORDER BY type, confidence DESC, id
"""

_AMONG = f"""
UNWIND $ids AS id
MATCH (n:{BASE} {{id: id}})-[r:{_PATTERN}]->(m:{BASE}) WHERE m.id IN $ids
RETURN type(r) AS type, n.id AS head, m.id AS tail, properties(r) AS properties ORDER BY type, head, tail
"""

_AROUND = f"""
MATCH (n:{BASE} {{id: $id}})-[r:{_PATTERN}]-(m:{BASE}) WHERE m.id IN $ids
RETURN type(r) AS type, startNode(r).id AS head, endNode(r).id AS tail, properties(r) AS properties, {node_columns('m')} AS other
ORDER BY type, head, tail
"""

_COUNTS = f"""
MATCH (n:{BASE} {{id: $id}})-[r:{_PATTERN}]-(m:{BASE})
RETURN type(r) AS type, labels(m) AS labels, count(*) AS many ORDER BY many DESC, type
"""


_HIDDEN = f"""
MATCH (n:{BASE} {{id: $id}})-[r:{_PATTERN}]-(:{BASE})
WHERE r.confidence < $confidence
RETURN count(*) AS many
"""


def hidden(store, node: str, confidence: float) -> int:
    """How many edges of the thing do not reach `confidence`."""
    return store.read(_HIDDEN, id=node, confidence=confidence).single() if confidence else 0


def counts(store, node: str) -> dict[str, dict[str, int]]:
    """How many edges the thing has, `{"types": {type: n}, "labels": {label at the other end: n}}`."""
    types: dict[str, int] = defaultdict(int)
    labels: dict[str, int] = defaultdict(int)
    for kind, names, many in store.read(_COUNTS, id=node).rows:
        types[kind] += many
        labels[next((name for name in names if name in BROWSED), BASE)] += many
    return {"types": dict(types), "labels": dict(labels)}


def details(store, node: str, limit: int = 200, confidence: float = 0.0) -> Details | None:
    """The thing with at most `limit` neighbours and their edges with evidence, or None if there is none of that id."""
    found = things(store, [node]).get(node)
    if found is None:
        return None
    chosen, degree = _choose(store, node, BROWSED, _TIES, limit, confidence)
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    seen: set[tuple[str, str, str]] = set()
    for kind, head, tail, properties, other in store.read(_AROUND, id=node, ids=chosen).rows:
        nodes[other["id"]] = to_node(other)
        if (kind, head, tail) not in seen:
            seen.add((kind, head, tail))
            edges.append(to_edge(kind, head, tail, properties))
    return Details(found, Subgraph(nodes, tuple(sure(edges, confidence)), degree - len(chosen)), degree)


def neighbours(
    store, centres: Sequence[str], *, labels: Sequence[str] = (), types: Sequence[str] = (), limit: int = 60, each: int = 25,
    confidence: float = 0.0,
) -> Subgraph:
    """The subgraph of `centres`, at most `each` neighbours of each, and all edges among them; at most `limit` nodes in all.

    `labels` and `types` filter the neighbours (empty: all). Which neighbours are kept is fair to the types: the surest of each type in
    turn. `omitted` counts the neighbours that were left out.
    """
    wanted = [label for label in (labels or BROWSED) if label in BROWSED]
    kinds = [kind for kind in (types or _TIES) if kind in _TIES]
    kept: dict[str, None] = dict.fromkeys(list(centres)[:limit])
    left_out: set[str] = set()
    for centre in list(kept):
        chosen, _ = _choose(store, centre, wanted, kinds, each, confidence, left_out)
        for other in chosen:
            if other in kept or len(kept) < limit:
                kept[other] = None
            else:
                left_out.add(other)
    nodes = things(store, kept)
    edges = tuple(
        to_edge(kind, head, tail, properties)
        for kind, head, tail, properties in store.read(_AMONG, ids=list(nodes)).rows if kind in kinds
    )
    return Subgraph(nodes, tuple(sure(edges, confidence)), len(left_out - set(nodes)))


def _choose(
    store, node: str, labels, kinds, limit: int, confidence: float, left_out: set[str] | None = None,
) -> tuple[list[str], int]:
    """At most `limit` neighbour ids, taken from the types in turn, and how many distinct neighbours there are."""
    by_type: dict[str, list[str]] = defaultdict(list)
    for kind, other, _ in store.read(_LIGHT, id=node, labels=list(labels), types=list(kinds), confidence=confidence).rows:
        by_type[kind].append(other)
    everything = dict.fromkeys(other for others in by_type.values() for other in others)
    chosen: dict[str, None] = {}
    queues = [iter(others) for others in by_type.values()]
    while queues and len(chosen) < limit:
        for queue in list(queues):
            other = next((candidate for candidate in queue if candidate not in chosen), None)
            if other is None:
                queues.remove(queue)
            elif len(chosen) < limit:
                chosen[other] = None
    if left_out is not None:
        left_out.update(other for other in everything if other not in chosen)
    return list(chosen), len(everything)
