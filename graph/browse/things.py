"""Things by their ids."""
from __future__ import annotations

from collections.abc import Iterable

from graph.browse.shapes import Node, node_columns, to_node
from graph.model import BASE

_BY_ID = f"UNWIND $ids AS id MATCH (node:{BASE} {{id: id}}) RETURN {node_columns('node')} AS node"


def things(store, ids: Iterable[str]) -> dict[str, Node]:
    """The things of these ids that exist, by id, in the order asked for."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    found = {node.id: node for node in (to_node(row[0]) for row in store.read(_BY_ID, ids=wanted).rows)}
    return {key: found[key] for key in wanted if key in found}
