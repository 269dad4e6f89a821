"""One report's change in one transaction: read what it touches, plan, write. Whoever kills the process leaves the old state or the new."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from graph.load import cypher
from graph.load.plan import Plan, Touched, plan
from graph.model import LABELS, SOUGHT
from graph.resolve.merge import merge_relationship, split_node, split_relationship
from graph.resolve.records import Key, MentionRow, ReportGraph, Support
from graph.store.fulltext import search_text

TOLD = "TOLD_IN"
NOT_OF_REPORTS = (TOLD, "INSTANCE_OF")
"""Relationships with supports that no report's change plans: TOLD_IN comes and goes with its Report node, INSTANCE_OF with the concepts."""
BATCH = 1000
"""Rows in one statement: large enough to be fast, small enough for any server's memory."""


class Transaction(Protocol):
    """What the store hands to a writing function."""

    def run(self, cypher: str, **parameters: Any) -> Any:
        """Run one statement; gives a `graph.store.Result`."""


@dataclass
class ReportChange:
    """A report that comes or changes (`coming`, with what its node keeps), and the reports whose facts go (`leaving`)."""

    coming: ReportGraph | None = None
    files: list[str] = field(default_factory=list)
    hash: str = ""
    view: str = ""
    workspace: str = ""
    leaving: set[str] = field(default_factory=set)


def apply(tx: Transaction, change: ReportChange, lock: bool = False) -> None:
    """Make the change inside the transaction `tx`. A report that comes always loses its old facts first, whatever was there.

    `lock` takes write locks on the touched nodes before reading them; needed where transactions do not see each other's changes as
    conflicts (Neo4j), useless elsewhere.
    """
    leaving = set(change.leaving)
    if change.coming:
        leaving.add(change.coming.report)
    leaving &= set(tx.run(cypher.REPORTS_THERE, ids=sorted(leaving)).column("id"))  # a Report comes and goes with its facts
    touched = _read(tx, change.coming, leaving, lock)
    made = plan(touched, leaving, change.coming)
    _delete(tx, made, leaving)
    write_plan(tx, made)
    if change.coming:
        _write_report(tx, change)
    delete_empty_topics(tx, made)


def _read(tx: Transaction, coming: ReportGraph | None, leaving: set[str], lock: bool) -> Touched:
    touched = Touched()
    ids = sorted(coming.nodes) if coming else []
    if lock and ids:
        tx.run(cypher.LOCK_NODES, ids=ids)
    for batch in batches(ids):
        add_nodes(touched, tx.run(cypher.NODES_BY_ID, ids=batch).rows)
    known = set(touched.nodes)
    shared = [{"type": kind, "from": head, "to": tail} for kind, head, tail in (coming.relationships if coming else ())
              if head in known and (tail in known or kind == "ABOUT")]
    for batch in batches(shared):
        add_relationships(touched, tx.run(cypher.RELATIONSHIPS, rows=batch).rows)
    for report in sorted(leaving):
        found = tx.run(cypher.NODES_OF_REPORT, report=report).rows
        if not found:
            continue
        if lock:
            tx.run(cypher.LOCK_NODES, ids=sorted(row[0] for row in found))
            found = tx.run(cypher.NODES_OF_REPORT, report=report).rows
        add_nodes(touched, found)
        for batch in batches(sorted(row[0] for row in found)):
            add_relationships(touched, tx.run(cypher.RELATIONSHIPS_OF_REPORT, ids=batch, report=report).rows)
    return touched


def add_nodes(touched: Touched, rows: list[list[Any]]) -> None:
    """Rows of `NODES_BY_ID` into the touched part."""
    for node, labels, reports, contributions in rows:
        label = next(name for name in labels if name in LABELS)
        touched.nodes[node] = (label, split_node({"reports": reports or [], "contributions": contributions or []}))


def add_relationships(touched: Touched, rows: list[list[Any]]) -> None:
    """Rows of `RELATIONSHIPS` into the touched part."""
    for kind, head, tail, properties in rows:
        if kind in NOT_OF_REPORTS:
            continue
        key: Key = (kind, head, tail)
        touched.relationships[key] = split_relationship(kind, properties)


def _delete(tx: Transaction, made: Plan, leaving: set[str]) -> None:
    for batch in batches(made.delete_relationships):
        tx.run(cypher.DELETE_RELATIONSHIPS, rows=batch)
    for report in sorted(leaving):
        tx.run(cypher.DELETE_PASSAGES, report=report)
        tx.run(cypher.DELETE_REPORT, report=report)
    for batch in batches(made.delete_nodes):
        tx.run(cypher.DELETE_NODES, ids=batch)


def write_plan(tx: Transaction, made: Plan) -> None:
    """Create and update the nodes and relationships of the plan; what it deletes is gone already."""
    for label, rows in sorted(made.create_nodes.items()):
        for batch in batches([_searchable(r) for r in rows]):
            tx.run(cypher.create_nodes(label), rows=batch)
    for batch in batches([_complete(_searchable(r)) for r in made.update_nodes]):
        tx.run(cypher.UPDATE_NODES, rows=batch)
    _make_topics(tx, {row["to"] for row in made.create_relationships.get("ABOUT", ())})
    for kind, rows in sorted(made.create_relationships.items()):
        for batch in batches(rows):
            tx.run(cypher.create_relationships(kind), rows=batch)
    for batch in batches(made.update_relationships):
        tx.run(cypher.UPDATE_RELATIONSHIPS, rows=batch)


def _write_report(tx: Transaction, change: ReportChange) -> None:
    coming = change.coming
    assert coming is not None
    own = {**coming.properties, "files": change.files, "hash": change.hash, "view": change.view, "workspace": change.workspace}
    tx.run(cypher.create_nodes("Report"), rows=[_searchable({"properties": own})])
    create_told(tx, coming.report, coming.told)
    for batch in batches(coming.passages):
        tx.run(cypher.create_nodes("Passage"), rows=[{"properties": p} for p in batch])
        tx.run(cypher.CREATE_FROM_REPORT, report=coming.report, passages=[p["id"] for p in batch])
    create_mentions(tx, coming.mentions)


def create_told(tx: Transaction, report: str, told: Mapping[str, Iterable[Support]]) -> None:
    """How the report tells of its items; what these were found by was made from other sentences, perhaps."""
    for batch in batches(sorted(told)):
        tx.run(cypher.UNSOUGHT, ids=batch)
    rows = [{"from": item, "to": report, "properties": merge_relationship(TOLD, supports)} for item, supports in sorted(told.items())]
    for batch in batches(rows):
        tx.run(cypher.create_relationships(TOLD), rows=batch)


def create_mentions(tx: Transaction, mentions: Iterable[MentionRow]) -> None:
    """Where passages name things."""
    rows = [{"from": m.node, "to": m.passage,
             "properties": {"mention_starts": list(m.starts), "mention_ends": list(m.ends), "mentions": list(m.texts)}}
            for m in mentions]
    for batch in batches(rows):
        tx.run(cypher.CREATE_MENTIONS, rows=batch)


def delete_empty_topics(tx: Transaction, made: Plan) -> None:
    """Take out the topics that nothing is about any more."""
    if any(row["type"] == "ABOUT" for row in made.delete_relationships):
        tx.run(cypher.EMPTY_TOPICS)


def _make_topics(tx: Transaction, ids: set[str]) -> None:
    if not ids:
        return
    there = {row[0] for row in tx.run(cypher.TOPICS, ids=sorted(ids)).rows}
    missing = [{"properties": {"id": i, "name": i.split(":", 1)[1]}} for i in sorted(ids - there)]
    if missing:
        tx.run(cypher.create_nodes("Topic"), rows=[_searchable(m) for m in missing])


def _searchable(row: dict[str, Any]) -> dict[str, Any]:
    """With the text that the full-text index covers."""
    properties = row["properties"]
    return {**row, "properties": {**properties, "search": search_text(properties.get("name"), properties.get("aliases"))}}


def _complete(row: dict[str, Any]) -> dict[str, Any]:
    """With a null for each property that nobody states any more, so that an update removes it and leaves what others keep on the node."""
    kind = LABELS[row["label"]]
    return {**row, "properties": {**dict.fromkeys((*kind.properties, *(SOUGHT if kind.sought else ()))), **row["properties"]}}


def batches(rows: list[Any]) -> list[list[Any]]:
    """The rows in pieces of `BATCH`."""
    return [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]
