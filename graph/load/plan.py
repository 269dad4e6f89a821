"""What has to change in the graph when a report comes, changes or goes: computed from what is there, before anything is written.

Pure: `plan` takes the touched part of the graph and gives rows to write; the loader fetches and writes, the property tests keep the graph
in a dictionary. Both therefore test the same code.
"""
from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from graph.resolve.merge import merge_node, merge_relationship
from graph.resolve.records import Contribution, Key, ReportGraph, Support


@dataclass
class Touched:
    """The part of the graph that a change can touch: fact nodes (label, contributions by report id) and fact relationships (supports)."""

    nodes: dict[str, tuple[str, dict[str, Contribution]]] = field(default_factory=dict)
    relationships: dict[Key, tuple[Support, ...]] = field(default_factory=dict)


@dataclass
class Plan:
    """Rows to write. Nodes: {"id", "label", "properties"}, new ones by label; relationships: {"type", "from", "to", "properties"}, new ones by type."""

    create_nodes: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    update_nodes: list[dict[str, Any]] = field(default_factory=list)
    delete_nodes: list[str] = field(default_factory=list)
    create_relationships: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    update_relationships: list[dict[str, Any]] = field(default_factory=list)
    delete_relationships: list[dict[str, str]] = field(default_factory=list)


def plan(touched: Touched, leaving: Collection[str], coming: ReportGraph | None) -> Plan:
    """The changes that take the facts of the reports `leaving` out and put those of `coming` in.

    `touched` must hold every node and relationship that either has a part in (those that do not exist yet are absent). A report that changed
    is in both. A node that no report speaks of any more goes, and so does a relationship without a support; what stays equal is not written.
    """
    made = Plan()
    gone = set(leaving)
    new_nodes = coming.nodes if coming else {}
    for node in sorted(touched.nodes.keys() | new_nodes.keys()):
        label, before = touched.nodes.get(node, ("", {}))
        after = {r: c for r, c in before.items() if r not in gone}
        if node in new_nodes:
            label = new_nodes[node].label
            after[coming.report] = new_nodes[node].contribution
        if not after:
            made.delete_nodes.append(node)
        elif after != before:
            row = {"id": node, "label": label, "properties": {"id": node, **merge_node(label, after)}}
            (made.update_nodes if before else made.create_nodes.setdefault(label, [])).append(row)
    new_relationships = coming.relationships if coming else {}
    for key in sorted(touched.relationships.keys() | new_relationships.keys()):
        kind, head, tail = key
        before_supports = set(touched.relationships.get(key, ()))
        after_supports = {s for s in before_supports if s.report not in gone} | set(new_relationships.get(key, ()))
        ends = {"type": kind, "from": head, "to": tail}
        if not after_supports:
            made.delete_relationships.append(ends)
        elif after_supports != before_supports:
            rows = made.update_relationships if before_supports else made.create_relationships.setdefault(kind, [])
            rows.append({**ends, "properties": merge_relationship(kind, after_supports)})
    return made
