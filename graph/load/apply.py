"""One report's change in one transaction: read what it touches, plan, write. Whoever kills the process leaves the old state or the new."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.load import cypher
from graph.load.ends import Ends
from graph.load.plan import Plan, Touched, plan
from graph.load.transaction import Transaction, batches
from graph.model import LABELS, SOUGHT
from graph.resolve.merge import merge_relationship, split_node, split_relationship
from graph.resolve.records import Key, MentionRow, ReportGraph, Support
from graph.store.fulltext import search_text

TOLD, MENTIONED = "TOLD_IN", "MENTIONED_IN"
NOT_OF_REPORTS = (TOLD, "INSTANCE_OF")
"""Relationships with supports that no report's change plans: TOLD_IN comes and goes with its Report node, INSTANCE_OF with the concepts."""


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
    ends = Ends(tx)
    touched = _read(tx, ends, change.coming, leaving, lock)
    made = plan(touched, leaving, change.coming)
    _delete(tx, made, leaving)
    write_plan(tx, ends, made)
    if change.coming:
        _write_report(tx, ends, change)
    delete_empty_topics(tx, made)


def _read(tx: Transaction, ends: Ends, coming: ReportGraph | None, leaving: set[str], lock: bool) -> Touched:
    touched = Touched()
    ids = sorted(coming.nodes) if coming else []
    if lock and ids:
        tx.run(cypher.LOCK_NODES, ids=ids)
    for batch in batches(ids):
        add_nodes(touched, ends, tx.run(cypher.NODES_BY_ID, ids=batch).rows)
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
        add_nodes(touched, ends, found)
        for batch in batches(sorted(row[0] for row in found)):
            add_relationships(touched, tx.run(cypher.RELATIONSHIPS_OF_REPORT, ids=batch, report=report).rows)
    return touched


def add_nodes(touched: Touched, ends: Ends, rows: list[list[Any]]) -> None:
    """Rows of `NODES_BY_ID` into the touched part."""
    ends.learn(rows)
    for node, labels, reports, contributions, _ in rows:
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


def write_plan(tx: Transaction, ends: Ends, made: Plan, same_text: bool = False) -> None:
    """Create and update the nodes and relationships of the plan; what it deletes is gone already. `same_text`: no report's text changed, so that what
    things are found by stays good unless they are named otherwise."""
    for label, rows in sorted(made.create_nodes.items()):
        ends.make(label, [_searchable(r["properties"]) for r in rows])
    for batch in batches([_complete(r, same_text) for r in made.update_nodes]):
        if same_text:
            tx.run(cypher.UNSOUGHT_BY_NAME, rows=[{"id": row["id"], "name": row["properties"]["name"]} for row in batch if LABELS[row["label"]].sought])
        tx.run(cypher.UPDATE_NODES, rows=batch)
    _make_topics(tx, ends, {row["to"] for row in made.create_relationships.get("ABOUT", ())})
    for kind, rows in sorted(made.create_relationships.items()):
        ends.tie(kind, rows)
    for batch in batches(made.update_relationships):
        tx.run(cypher.UPDATE_RELATIONSHIPS, rows=batch)


def _write_report(tx: Transaction, ends: Ends, change: ReportChange) -> None:
    coming = change.coming
    assert coming is not None
    own = {**coming.properties, "files": change.files, "hash": change.hash, "view": change.view, "workspace": change.workspace}
    ends.make("Report", [_searchable(own)])
    unsought(tx, coming.told.keys() - ends.made)
    create_told(ends, coming.report, coming.told)
    ends.make("Passage", coming.passages, coming.report)
    create_mentions(ends, coming.mentions)


def unsought(tx: Transaction, ids: Iterable[str]) -> None:
    """Have the next `graph.similar.sync.prepare` make anew what these things are found by; until then they are found as before."""
    for batch in batches(sorted(ids)):
        tx.run(cypher.UNSOUGHT, ids=batch)


def create_told(ends: Ends, report: str, told: Mapping[str, Iterable[Support]]) -> None:
    """How the report tells of its items."""
    ends.tie(TOLD, [{"from": item, "to": report, "properties": merge_relationship(TOLD, supports)} for item, supports in sorted(told.items())])


def create_mentions(ends: Ends, mentions: Iterable[MentionRow]) -> None:
    """Where passages name things."""
    ends.tie(MENTIONED, [
        {"from": m.node, "to": m.passage, "properties": {"mention_starts": list(m.starts), "mention_ends": list(m.ends), "mentions": list(m.texts)}}
        for m in mentions])


def delete_empty_topics(tx: Transaction, made: Plan) -> None:
    """Take out the topics that nothing is about any more."""
    if any(row["type"] == "ABOUT" for row in made.delete_relationships):
        tx.run(cypher.EMPTY_TOPICS)


def _make_topics(tx: Transaction, ends: Ends, ids: set[str]) -> None:
    if not ids:
        return
    there = tx.run(cypher.OWN_IDS, ids=sorted(ids)).single()
    ends.learn(there)
    ends.make("Topic", [_searchable({"id": i, "name": i.split(":", 1)[1]}) for i in sorted(ids - {row[0] for row in there})])


def _searchable(properties: dict[str, Any]) -> dict[str, Any]:
    """With the text that the full-text index covers."""
    return {**properties, "search": search_text(properties.get("name"), properties.get("aliases"))}


def _complete(row: dict[str, Any], same_text: bool) -> dict[str, Any]:
    """With a null for each property that nobody states any more, so that an update removes it and leaves what others keep on the node."""
    kind = LABELS[row["label"]]
    stale = SOUGHT if kind.sought and not same_text else ()
    return {**row, "properties": {**dict.fromkeys((*kind.properties, *stale)), **_searchable(row["properties"])}}
