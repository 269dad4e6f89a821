"""A report whose facts did not change and whose things are other ones now (a decision, another report): only the difference is written.

What the report contributed before is computed again from what it was resolved to then (`graph.load.views.Views.before`), so that the graph need
not be read. The outcome is the same as that of taking the report out and putting it in again (`graph.load.apply.apply`), in a fraction of the time.
"""
from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from graph.load import cypher
from graph.load.apply import (
    MENTIONED,
    TOLD,
    ReportChange,
    add_nodes,
    add_relationships,
    create_mentions,
    create_told,
    delete_empty_topics,
    unsought,
    write_plan,
)
from graph.load.ends import Ends
from graph.load.plan import Touched, plan
from graph.load.transaction import Transaction, batches
from graph.resolve.records import MentionRow, ReportGraph

K, V = TypeVar("K"), TypeVar("V")


def relink(tx: Transaction, before: ReportGraph, view: str, change: ReportChange, lock: bool = False) -> bool:
    """Write what `change.coming` has otherwise than `before`, inside the transaction `tx`. Returns False, with nothing written, where the store does
    not hold the report as it was then (`view`, and the same facts)."""
    after = change.coming
    assert after is not None
    there = tx.run(cypher.REPORT_STATE, id=after.report).rows
    if there != [[change.hash, view]] or before.passages != after.passages or before.properties != after.properties:
        return False
    nodes = _other({i: (n.label, n.contribution) for i, n in before.nodes.items()}, {i: (n.label, n.contribution) for i, n in after.nodes.items()})
    relationships = _other({k: set(s) for k, s in before.relationships.items()}, {k: set(s) for k, s in after.relationships.items()})
    told = _other(before.told, after.told)
    old_mentions, new_mentions = _mentions(before), _mentions(after)
    mentions = _other(old_mentions, new_mentions)
    if lock:
        ends = {end for _, head, tail in relationships for end in (head, tail)}
        tx.run(cypher.LOCK_NODES, ids=sorted({*nodes, *ends, *told, *(node for node, _ in mentions), after.report}))
    touched, ends = Touched(), Ends(tx)
    for batch in batches(sorted(nodes)):
        add_nodes(touched, ends, tx.run(cypher.NODES_BY_ID, ids=batch).rows)
    for batch in batches([{"type": kind, "from": head, "to": tail} for kind, head, tail in sorted(relationships)]):
        add_relationships(touched, tx.run(cypher.RELATIONSHIPS, rows=batch).rows)
    part = replace(after, nodes={i: n for i, n in after.nodes.items() if i in nodes}, relationships={k: s for k, s in after.relationships.items() if k in relationships})
    made = plan(touched, {after.report}, part)
    gone = [{"type": TOLD, "from": item, "to": after.report} for item in sorted(told & before.told.keys())]
    gone += [{"type": MENTIONED, "from": node, "to": passage} for node, passage in sorted(mentions & old_mentions.keys())]
    made.delete_relationships += gone
    for batch in batches(made.delete_relationships):
        tx.run(cypher.DELETE_RELATIONSHIPS, rows=batch)
    for batch in batches(made.delete_nodes):
        tx.run(cypher.DELETE_NODES, ids=batch)
    write_plan(tx, ends, made, same_text=True)
    unsought(tx, _other(_sentences(before), _sentences(after)) - ends.made)
    create_told(ends, after.report, {item: supports for item, supports in after.told.items() if item in told})
    create_mentions(ends, [row for key, row in sorted(new_mentions.items()) if key in mentions])
    tx.run(cypher.SET_VIEW, id=after.report, view=change.view)
    delete_empty_topics(tx, made)
    return True


def _other(before: dict[K, V], after: dict[K, V]) -> set[K]:
    """The keys of which both do not say the same."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def _sentences(graph: ReportGraph) -> dict[str, set[tuple[int, str]]]:
    """The sentences in which the report tells of each item, whatever it is said to tell by them."""
    return {item: {(s.start, s.quote) for s in supports} for item, supports in graph.told.items()}


def _mentions(graph: ReportGraph) -> dict[tuple[str, str], MentionRow]:
    return {(row.node, row.passage): row for row in graph.mentions}
