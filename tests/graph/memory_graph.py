"""The graph in dictionaries, changed through the loader's own `plan`, and the same graph computed afresh."""
from __future__ import annotations

from graph.load.plan import Touched, plan
from graph.resolve import ReportGraph
from graph.resolve.merge import merge_node, merge_relationship, split_node, split_relationship
from graph.resolve.records import Contribution, Key, Support


class MemoryGraph:
    """Holds what a store holds: merged properties. What is touched is read back from these, as the loader does."""

    def __init__(self) -> None:
        self.nodes: dict[str, dict] = {}
        self.labels: dict[str, str] = {}
        self.relationships: dict[Key, dict] = {}

    def put(self, coming: ReportGraph) -> None:
        self._change({coming.report}, coming)

    def forget(self, report: str) -> None:
        self._change({report}, None)

    def _change(self, leaving: set[str], coming: ReportGraph | None) -> None:
        made = plan(self._touched(leaving, coming), leaving, coming)
        for row in made.delete_relationships:
            del self.relationships[row["type"], row["from"], row["to"]]
        for node in made.delete_nodes:
            del self.nodes[node], self.labels[node]
        for label, rows in made.create_nodes.items():
            for row in rows:
                assert row["id"] not in self.nodes
                self.nodes[row["id"]], self.labels[row["id"]] = row["properties"], label
        for row in made.update_nodes:
            assert row["id"] in self.nodes
            self.nodes[row["id"]] = row["properties"]
        for kind, rows in made.create_relationships.items():
            for row in rows:
                assert (kind, row["from"], row["to"]) not in self.relationships
                self.relationships[kind, row["from"], row["to"]] = row["properties"]
        for row in made.update_relationships:
            self.relationships[row["type"], row["from"], row["to"]] = row["properties"]

    def _touched(self, leaving: set[str], coming: ReportGraph | None) -> Touched:
        ids = {n for n, p in self.nodes.items() if leaving & set(p["reports"])} | (coming.nodes.keys() if coming else set())
        keys = {k for k, p in self.relationships.items() if leaving & set(p["reports"])} | (coming.relationships.keys() if coming else set())
        return Touched({n: (self.labels[n], split_node(self.nodes[n])) for n in ids if n in self.nodes},
                       {k: split_relationship(k[0], self.relationships[k]) for k in keys if k in self.relationships})


def afresh(graphs: list[ReportGraph]) -> tuple[dict, dict, dict]:
    """(nodes, labels, relationships) of these reports, from the definition: group everything, merge once."""
    said: dict[str, dict[str, Contribution]] = {}
    labels: dict[str, str] = {}
    supports: dict[Key, list[Support]] = {}
    for graph in graphs:
        for node, fact in graph.nodes.items():
            said.setdefault(node, {})[graph.report] = fact.contribution
            labels[node] = fact.label
        for key, some in graph.relationships.items():
            supports.setdefault(key, []).extend(some)
    nodes = {n: {"id": n, **merge_node(labels[n], c)} for n, c in said.items()}
    return nodes, labels, {k: merge_relationship(k[0], s) for k, s in supports.items()}
