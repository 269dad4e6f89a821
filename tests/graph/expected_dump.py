"""The dump that fact files must give, computed in Python from the definition, without a store."""
from __future__ import annotations

import json
from typing import Any

from graph.load.files import digest as digest_of
from graph.load.files import scan
from graph.resolve import ReportGraph, resolve
from graph.resolve.merge import merge_relationship
from ingest.facts import FactFile
from ingest.workspace import Workspace
from tests.graph.memory_graph import afresh


def expected_lines(workspace: Workspace, only: set[str] | None = None) -> list[str]:
    """Of all fact files of the data folder (one file a report), or of the reports `only`."""
    found: list[tuple[ReportGraph, dict[str, Any]]] = []
    for report, entries in scan(workspace.facts).by_report().items():
        if only is None or report in only:
            graph = resolve(FactFile.read(entries[0].path))
            found.append((graph, {"files": [e.name for e in entries], "hash": digest_of(entries)}))
    return lines_of(found)


def lines_of(found: list[tuple[ReportGraph, dict[str, Any]]]) -> list[str]:
    nodes, labels, relationships = afresh([graph for graph, _ in found])
    lines = [_node(labels[i], properties) for i, properties in nodes.items()]
    lines += [_relationship(*key, properties) for key, properties in relationships.items()]
    lines += [_node("Topic", {"id": i, "name": i.split(":")[1]}) for i in {tail for kind, _, tail in relationships if kind == "ABOUT"}]
    for graph, own in found:
        lines.append(_node("Report", {**graph.properties, **own}))
        for passage in graph.passages:
            lines.append(_node("Passage", passage))
            lines.append(_relationship("FROM_REPORT", passage["id"], graph.report, {}))
        lines += [_relationship("TOLD_IN", item, graph.report, merge_relationship("TOLD_IN", supports)) for item, supports in graph.told.items()]
        for m in graph.mentions:
            words = {"mention_starts": list(m.starts), "mention_ends": list(m.ends), "mentions": list(m.texts)}
            lines.append(_relationship("MENTIONED_IN", m.node, m.passage, words))
    return sorted(lines)


def _node(label: str, properties: dict[str, Any]) -> str:
    return json.dumps({"labels": sorted((label, "Thing")), "properties": dict(sorted(properties.items()))}, ensure_ascii=False)


def _relationship(kind: str, head: str, tail: str, properties: dict[str, Any]) -> str:
    return json.dumps({"type": kind, "from": head, "to": tail, "properties": dict(sorted(properties.items()))}, ensure_ascii=False)
