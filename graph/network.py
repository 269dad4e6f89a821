"""The graph as a networkx graph, whole or one projection, for notebooks and analysis. Only reads; the same graph on every store, in the
same order."""
from __future__ import annotations

from itertools import combinations
from typing import Any, Literal

import networkx

from graph.model import BASE, LABELS, SOUGHT, TYPES
from graph.resolve.names import normalise
from graph.store import Store

Sharing = Literal["reforms", "topics"]

_NODES = f"MATCH (n:{BASE}) RETURN labels(n) AS labels, properties(n) AS properties"
_RELATIONSHIPS = {
    kind: f"MATCH (a:{BASE})-[r:{kind}]->(b:{BASE}) RETURN a.id AS head, b.id AS tail, properties(r) AS properties" for kind in TYPES
}
_RUN_IN = """
MATCH (i:Reform)-[:CARRIED_OUT_IN]->(c:City) RETURN c.id AS city, c.name AS name, i.id AS item, i.name AS item_name, i.topic AS topic
UNION ALL
MATCH (i:Pilot)-[:HOSTED_BY]->(c:City) RETURN c.id AS city, c.name AS name, i.id AS item, i.name AS item_name, i.topic AS topic
"""
_LED = f"""
MATCH (p:Leader)-[:LEADS]->(i:{BASE})
RETURN p.id AS leader, p.name AS leader_name, i.id AS item, i.name AS name, i.city AS city, labels(i) AS labels"""
_KEPT_ASIDE = {"contributions", "search", "hash", "workspace", "view", *SOUGHT}
"""What the graph keeps for itself: support by report, search text, vectors, state of loading."""


def whole(store: Store, passages: bool = False) -> networkx.MultiDiGraph:
    """All nodes (key: id; attributes: `label` and properties) and relationships (key: type; attributes: properties).

    Passages and what leads to them are left out unless `passages`. Raises the store's errors.
    """
    made = networkx.MultiDiGraph()
    for labels, properties in sorted(store.read(_NODES).rows, key=lambda r: r[1]["id"]):
        label = next(name for name in labels if name in LABELS)
        if label != "Passage" or passages:
            made.add_node(properties["id"], label=label, **{k: v for k, v in properties.items() if k not in _KEPT_ASIDE and k != "label"})
    for kind, query in _RELATIONSHIPS.items():
        if passages or "Passage" not in (*TYPES[kind].heads, *TYPES[kind].tails):
            made.add_edges_from((head, tail, kind, properties) for head, tail, properties in sorted(store.read(query).rows, key=lambda r: r[:2]))
    return made


def cities(store: Store, sharing: Sharing = "reforms") -> networkx.Graph:
    """Cities that share something: `weight` counts what two share, `shared` names it (sorted).

    `sharing="reforms"`: reforms and pilots of the same normalised name; `"topics"`: topics (其他 counts for nothing). Cities that share
    nothing are there without edges.
    """
    if sharing not in ("reforms", "topics"):
        raise ValueError(f"cities share 'reforms' or 'topics', not {sharing!r}")
    made = networkx.Graph()
    holders: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    for row in sorted(store.read(_RUN_IN).dicts(), key=lambda r: (r["city"], r["item"])):
        made.add_node(row["city"], name=row["name"])
        key = normalise(row["item_name"]) if sharing == "reforms" else row["topic"]
        if key and key != "其他":
            holders.setdefault(key, set()).add(row["city"])
            shown[key] = min(shown.get(key, row["item_name"]), row["item_name"]) if sharing == "reforms" else key
    _join(made, {shown[key]: held for key, held in holders.items()})
    return made


def items(store: Store) -> networkx.Graph:
    """Reforms and pilots that the same people lead: `weight` counts the leaders two share, `shared` names them (sorted).

    Nodes have `name`, `city` and `label`. Items with a leader that no other item has are there without edges.
    """
    made = networkx.Graph()
    led: dict[tuple[str, str], set[str]] = {}
    for row in sorted(store.read(_LED).dicts(), key=lambda r: (r["item"], r["leader"])):
        made.add_node(row["item"], name=row["name"], city=row["city"], label=next(n for n in row["labels"] if n in LABELS))
        led.setdefault((row["leader_name"], row["leader"]), set()).add(row["item"])
    _join(made, led)
    return made


def _join(made: networkx.Graph, holders: dict[Any, set[str]]) -> None:
    """An edge between each two nodes that one key of `holders` holds. Keys are names, or (name, id) where names are not unique."""
    for key in sorted(holders):
        name = key if isinstance(key, str) else key[0]
        for one, other in combinations(sorted(holders[key]), 2):
            if made.has_edge(one, other):
                made.edges[one, other]["weight"] += 1
                made.edges[one, other]["shared"].append(name)
            else:
                made.add_edge(one, other, weight=1, shared=[name])
