"""The ids that resolution found, put into the graph of one report."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.resolve.merge import combine
from graph.resolve.records import Contribution, Key, MentionRow, NodeFact, ReportGraph, Support, mention_rows


def relabel(graph: ReportGraph, ids: Mapping[str, str]) -> ReportGraph:
    """The same report with each node id replaced by `ids` (ids that it does not name stay).

    Two nodes of the report that get one id become one: their contributions are combined in the order of their old ids, relationships
    between the same ends unite their supports, and a relationship from a thing to itself goes. The passages stay as they are.
    """
    ids = {old: new for old, new in ids.items() if old != new and old in graph.nodes}
    if not ids:
        return graph
    said: dict[str, list[NodeFact]] = {}
    for old, node in sorted(graph.nodes.items()):
        said.setdefault(ids.get(old, old), []).append(node)
    relationships: dict[Key, set[Support]] = {}
    for (kind, head, tail), supports in graph.relationships.items():
        key = (kind, ids.get(head, head), ids.get(tail, tail))
        if key[1] != key[2]:
            relationships.setdefault(key, set()).update(supports)
    told: dict[str, set[Support]] = {}
    for item, supports in graph.told.items():
        told.setdefault(ids.get(item, item), set()).update(supports)
    return replace(
        graph,
        nodes={i: NodeFact(nodes[0].label, _one(nodes), nodes[0].scope) for i, nodes in sorted(said.items())},
        relationships={k: tuple(sorted(s)) for k, s in sorted(relationships.items())},
        told={i: tuple(sorted(s)) for i, s in sorted(told.items())},
        mentions=joined(graph.mentions, ids),
        posts=tuple(replace(p, place=ids.get(p.place, p.place), facts=tuple((k, ids.get(h, h), ids.get(t, t), s) for k, h, t, s in p.facts)) for p in graph.posts),
    )


def _one(nodes: list[NodeFact]) -> Contribution:
    return nodes[0].contribution if len(nodes) == 1 else combine(n.contribution for n in nodes)


def joined(rows: Iterable[MentionRow], ids: Mapping[str, str] | None = None) -> list[MentionRow]:
    """The mentions with each node id replaced by `ids`; those of one node in one passage become one row."""
    ids = ids or {}
    places: dict[tuple[str, str], set[tuple[int, int, str]]] = {}
    for row in rows:
        found = places.setdefault((ids.get(row.node, row.node), row.passage), set())
        found.update(zip(row.starts, row.ends, row.texts, strict=True))
    return mention_rows(places)
