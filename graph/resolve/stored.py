"""A `ReportGraph` as one JSON text, to keep what was resolved once."""
from __future__ import annotations

import json
from typing import Any

from graph.resolve.records import Contribution, MentionRow, NodeFact, OpenPost, ReportGraph, Support


def to_json(graph: ReportGraph) -> str:
    """The whole graph of a report as JSON; `from_json` is the inverse."""
    data = {
        "report": graph.report,
        "properties": graph.properties,
        "nodes": [[i, n.label, n.contribution.to_json(), n.scope] for i, n in graph.nodes.items()],
        "relationships": [[*key, [_row(s) for s in supports]] for key, supports in graph.relationships.items()],
        "told": [[i, [_row(s) for s in supports]] for i, supports in graph.told.items()],
        "passages": graph.passages,
        "mentions": [[m.node, m.passage, m.starts, m.ends, m.texts] for m in graph.mentions],
        "notes": graph.notes,
        "posts": [[p.place, p.function, p.acting, p.words, [[*ends, _row(support)] for *ends, support in p.facts]] for p in graph.posts],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> ReportGraph:
    """The inverse of `to_json`. Raises ValueError, KeyError or TypeError for anything else."""
    data = json.loads(text)
    return ReportGraph(
        data["report"],
        data["properties"],
        {i: NodeFact(label, Contribution.from_json(said), scope) for i, label, said, scope in data["nodes"]},
        {(kind, head, tail): _supports(rows) for kind, head, tail, rows in data["relationships"]},
        {i: _supports(rows) for i, rows in data["told"]},
        data["passages"],
        [MentionRow(node, passage, tuple(starts), tuple(ends), tuple(texts)) for node, passage, starts, ends, texts in data["mentions"]],
        data["notes"],
        tuple(_post(*row) for row in data["posts"]),
    )


def _row(support: Support) -> list[Any]:
    return [support.report, support.start, support.end, support.quote, support.passage, support.extractor, support.confidence, list(support.lists)]


def _supports(rows: list[list[Any]]) -> tuple[Support, ...]:
    return tuple(Support(*row[:7], lists=tuple(row[7])) for row in rows)


def _post(place: str, function: str, acting: bool, words: list[list[Any]], facts: list[list[Any]]) -> OpenPost:
    told = tuple((kind, head, tail, _supports([row])[0]) for kind, head, tail, row in facts)
    return OpenPost(place, function, acting, tuple((p, start, end, text) for p, start, end, text in words), told)
