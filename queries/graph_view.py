"""A result as nodes and edges, for queries whose view is a graph."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from queries.run import QueryResult
from queries.spec import GRAPH_COLUMNS


@dataclass(frozen=True)
class GraphView:
    """`nodes`: {"id", "label", "name"}, each once; `edges`: {"id", "source", "target", "type", "evidence"} with ids of nodes. In the
    order of the rows; `left_out` counts the edges beyond the bound."""

    nodes: list[dict[str, Any]] = field(default_factory=list)
    edges: list[dict[str, Any]] = field(default_factory=list)
    left_out: int = 0


def graph_view(result: QueryResult, most: int = 300) -> GraphView:
    """Nodes and edges of a result with the columns of `queries.spec.GRAPH_COLUMNS`; at most `most` nodes are drawn.

    Raises `ValueError` for a result that has not these columns."""
    missing = [c for c in GRAPH_COLUMNS if c not in result.columns]
    if missing:
        raise ValueError(f"{result.query.name} is no graph: it has no column {missing[0]}")
    nodes: dict[str, dict[str, Any]] = {}
    edges: list[dict[str, Any]] = []
    left_out = 0
    for row in result.dicts():
        ends = {row[f"{end}_id"]: {"id": row[f"{end}_id"], "label": row[f"{end}_label"], "name": row[end]} for end in ("source", "target")}
        if len(nodes.keys() | ends.keys()) > most:
            left_out += 1
            continue
        for key, node in ends.items():
            nodes.setdefault(key, node)
        edges.append({"id": f"{row['source_id']}|{row['type']}|{row['target_id']}", "source": row["source_id"], "target": row["target_id"],
                      "type": row["type"], "evidence": row["evidence"]})
    return GraphView(list(nodes.values()), edges, left_out)
