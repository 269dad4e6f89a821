"""Bring the store's concepts to what the items say."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from graph.concepts.groups import Concept, Told, concepts
from graph.concepts.links import linked
from graph.identity.index import Index
from graph.identity.scorer import scorer
from graph.identity.solve import Solution
from graph.load import cypher
from graph.resolve.merge import merge_relationship, split_relationship
from graph.resolve.records import Support
from graph.store import Store
from graph.store.fulltext import search_text
from ingest.workspace import Workspace

KIND = "INSTANCE_OF"
BATCH = 200
"""Concepts in one transaction."""
SHOWN = 40
"""Other names of a concept that its node keeps, the most common first."""


class Resolved(Protocol):
    """What resolution found: `graph.load.views.Views`."""

    solution: Solution
    view: Mapping[str, str]


def sync_concepts(
    store: Store, workspace: Workspace, index: Index, state: Resolved, turn: Callable[[Workspace], AbstractContextManager[Any]]
) -> tuple[int, int]:
    """Write the concepts that the store lacks or has otherwise, and take out those that are none any more; returns (written, taken out).
    `turn` is the lock of the data folder's writers."""
    wanted = {c.id: c for c in found(index, state)}
    marks = index.digests()
    views = {i: _view(c, marks, state) for i, c in wanted.items()}
    there = {row["id"]: (row["view"], row["items"]) for row in store.read(cypher.CONCEPTS).dicts()}
    stale = sorted(i for i, c in wanted.items() if there.get(i) != (views[i], len(c.items)))
    gone = sorted(there.keys() - wanted.keys())
    for batch in _batches(gone):
        with turn(workspace):
            store.write(lambda tx, ids=batch: tx.run(cypher.DELETE_NODES, ids=ids))
    for batch in _batches(stale):
        with turn(workspace):
            store.write(lambda tx, ids=batch: _write(tx, [wanted[i] for i in ids], views))
    return len(stale), len(gone)


def found(index: Index, state: Resolved) -> list[Concept]:
    """The concepts of the reports that `state` resolved."""
    return concepts_of(index, state.solution, state.view)


def concepts_of(index: Index, solution: Solution, reports: Container[str]) -> list[Concept]:
    """The concepts of these reports, under the ids of a solution."""
    told = [Told(solution.ids.get(report, {}).get(base, base), name, idea, place, report, year)
            for report, base, name, idea, place, year in index.told() if report in reports]
    links = linked(index, {t.idea for t in told})
    return concepts(told, links, scorer("idea").sure)


def _write(tx: Any, each: Sequence[Concept], views: Mapping[str, str]) -> None:
    tx.run(cypher.DELETE_NODES, ids=[c.id for c in each])
    tx.run(cypher.create_nodes("Concept"), rows=[{"properties": _properties(c, views[c.id])} for c in each])
    supports: dict[str, list[Support]] = {}
    for item, told in tx.run(cypher.TOLD, ids=sorted({i for c in each for i in c.items})).rows:
        supports.setdefault(item, []).extend(split_relationship("TOLD_IN", told))
    rows = []
    for concept in each:
        for item, reports in concept.items.items():
            mine = [_bare(s) for s in supports.get(item, ()) if s.report in reports]
            if mine:
                rows.append({"from": item, "to": concept.id, "properties": merge_relationship(KIND, mine)})
    for start in range(0, len(rows), 1000):
        tx.run(cypher.create_relationships(KIND), rows=rows[start : start + 1000])


def _properties(concept: Concept, view: str) -> dict[str, Any]:
    aliases = list(concept.aliases[:SHOWN])
    made = {"id": concept.id, "name": concept.name, "aliases": aliases, "places": concept.places, "items": len(concept.items),
            "year": concept.year, "view": view, "search": search_text(concept.name, aliases)}
    return {key: value for key, value in made.items() if value is not None}


def _bare(support: Support) -> Support:
    return Support(support.report, support.start, support.end, support.quote, support.passage, support.extractor, support.confidence)


def _view(concept: Concept, marks: Mapping[str, str], state: Resolved) -> str:
    """Changes when the concept does, or a report that tells of one of its items."""
    told = {r: f"{marks[r]} {state.view[r]}" for each in concept.items.values() for r in each}
    made_from = [concept.name, concept.aliases, concept.places, concept.year, [[i, sorted(r)] for i, r in concept.items.items()], sorted(told.items())]
    return hashlib.sha256(json.dumps(made_from, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _batches(ids: list[str]) -> Iterator[list[str]]:
    yield from (ids[i : i + BATCH] for i in range(0, len(ids), BATCH))
