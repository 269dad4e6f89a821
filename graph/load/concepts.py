"""Bring the store's concepts to what the items say."""
from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import AbstractContextManager
from json.encoder import encode_basestring as _quoted
from typing import Any

from graph.concepts.groups import Concept, Told, Words, concepts
from graph.concepts.kept import update
from graph.concepts.links import linked
from graph.identity.index import Index
from graph.identity.scorer import scorer
from graph.identity.solve import Solution
from graph.load import cypher
from graph.load.apply import TOLD
from graph.load.ends import Ends
from graph.load.views import Views, digest, digest_of, units_of
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


def sync_concepts(
    store: Store, workspace: Workspace, index: Index, state: Views, turn: Callable[[Workspace], AbstractContextManager[Any]]
) -> tuple[int, int]:
    """Write the concepts that the store lacks or has otherwise, and take out those that are none any more; returns (written, taken out).
    `turn` is the lock of the data folder's writers."""
    words = words_of(index, state)
    views = _Views(index, state)
    kept, wanted = update(index, state.solution.ids, views.marks, views.of, words)
    there = {concept: (view, items) for concept, view, items in store.read(cypher.CONCEPTS).single()}
    stale = sorted(i for i in kept if there.get(i) != kept[i])
    if not wanted.keys() >= set(stale):  # the store is another one than last time, or its writing was interrupted
        wanted = {c.id: c for c in found(index, state)}
        stale = sorted(i for i, c in wanted.items() if there.get(i) != (views.of(c), len(c.items)))
        kept = dict.fromkeys(wanted)
    gone = sorted(there.keys() - kept.keys())
    for batch in _batches(gone):
        with turn(workspace):
            store.write(lambda tx, ids=batch: tx.run(cypher.DELETE_NODES, ids=ids))
    for batch in _batches(stale):
        with turn(workspace):
            store.write(lambda tx, ids=batch: _write(tx, [wanted[i] for i in ids], there.keys(), views))
    return len(stale), len(gone)


def found(index: Index, state: Views) -> list[Concept]:
    """The concepts of the reports that `state` resolved."""
    return concepts_of(index, state.solution, state.view, words_of(index, state))


def concepts_of(index: Index, solution: Solution, reports: Container[str], words: Words | None = None) -> list[Concept]:
    """The concepts of these reports, under the ids of a solution, with people's `words`."""
    told = [Told(solution.ids.get(report, {}).get(base, base), name, idea, place, report, year, base)
            for report, base, name, idea, place, year in index.told() if report in reports]
    links = linked(index, {t.idea for t in told})
    return concepts(told, links, scorer("idea").sure, words)


def words_of(index: Index, state: Views) -> Words:
    """People's word on items in concepts, for the items that the reports have now; of two on one item and idea the later counts."""
    of: dict[str, set[str]] = {}
    for decision in state.of_concepts:
        for report in decision.reports():
            of.setdefault(report, set()).add(decision.fact.tail.name)  # type: ignore[union-attr]
    said = [d for d in state.decisions if d.of_concept]
    out: dict[str, set[str]] = {}
    put: dict[str, dict[str, Told]] = {}
    units = units_of(index, state.view.keys(), state.decisions) if said else None
    for decision in said:
        ref, idea = decision.fact.head, decision.fact.tail.name  # type: ignore[union-attr]
        unit = units.find(ref) if units else None
        found = next((i for i in index.items_of(unit.report) if i.unit == unit), None) if unit else None
        if found is None:
            continue
        item = state.id_of(found.unit)
        out.setdefault(idea, set()).discard(item)
        put.setdefault(idea, {}).pop(item, None)
        if decision.do == "hide":
            out[idea].add(item)
        else:
            put[idea][item] = Told(item, found.name, idea, found.scope, found.unit.report, found.year, found.unit.base)
    return Words({idea: frozenset(items) for idea, items in out.items()}, {idea: tuple(each.values()) for idea, each in put.items() if each},
                 {report: frozenset(ideas) for report, ideas in of.items()})


def _said(state: Views) -> dict[str, str]:
    """By report what people say of its items in concepts, as a mark."""
    said: dict[str, list[list[str]]] = {}
    for decision in state.decisions:
        if decision.of_concept:
            about = [decision.do, decision.fact.head.as_json(), decision.fact.tail.name]  # type: ignore[union-attr]
            for report in decision.reports():
                said.setdefault(report, []).append(about)
    return {report: digest(each) for report, each in said.items()}


def _write(tx: Any, each: Sequence[Concept], there: Container[str], views: _Views) -> None:
    """Makes the concepts that are not there, brings the others up to date, and writes those of their relationships that differ."""
    ends = Ends(tx)
    ends.make("Concept", [_properties(c, views.of(c)) for c in each if c.id not in there])
    tx.run(cypher.UPDATE_NODES, rows=[{"id": c.id, "properties": {"year": None, **_properties(c, views.of(c))}} for c in each if c.id in there])
    held = {(item, concept): view for item, concept, view in tx.run(cypher.INSTANCES, ids=[c.id for c in each if c.id in there]).rows}
    wanted = {(item, c.id): views.of_item(c, item) for c in each for item in c.items}
    changed = {ends for ends, view in wanted.items() if held.get(ends) != view}
    ended = [{"type": KIND, "from": i, "to": c} for i, c in sorted(held.keys() - wanted.keys() | changed & held.keys())]
    tx.run(cypher.DELETE_RELATIONSHIPS, rows=ended)
    supports: dict[str, list[Support]] = {}
    for item, told in tx.run(cypher.TOLD, ids=sorted({i for i, _ in changed})).rows:
        supports.setdefault(item, []).extend(split_relationship(TOLD, told))
    rows = []
    for concept in each:
        for item, units in concept.items.items():
            reports = {report for report, _ in units}
            mine = [_bare(s) for s in supports.get(item, ()) if s.report in reports]
            if mine and (item, concept.id) in changed:
                properties = {**merge_relationship(KIND, mine), "view": wanted[item, concept.id]}
                rows.append({"from": item, "to": concept.id, "properties": properties})
    ends.tie(KIND, rows)


def _properties(concept: Concept, view: str) -> dict[str, Any]:
    aliases = list(concept.aliases[:SHOWN])
    made = {"id": concept.id, "name": concept.name, "aliases": aliases, "places": concept.places, "items": len(concept.items),
            "year": concept.year, "view": view, "search": search_text(concept.name, aliases)}
    return {key: value for key, value in made.items() if value is not None}


def _bare(support: Support) -> Support:
    return Support(support.report, support.start, support.end, support.quote, support.passage, support.extractor, support.confidence)


class _Views:
    """Digests of concepts and of their relationships: they change when what stands in the store has to. `marks`: by report what of it they and
    the concepts are made from."""

    def __init__(self, index: Index, state: Views) -> None:
        digests, corrected = index.digests(), index.corrected()  # another process may have taken a report out since
        self.marks = {report: f"{digests[report]} {corrected[report]} {view}" for report, view in state.view.items()
                      if report in digests and report in corrected}
        self.marks |= {report: f"{self.marks[report]} {said}" for report, said in _said(state).items() if report in self.marks}
        self._marks = {report: f"{_quoted(report)}, {_quoted(f'{digests[report]} {corrected[report]}')}" for report in self.marks}
        self._made: dict[str, str] = {}

    def of_item(self, concept: Concept, item: str) -> str:
        """Of the relationship between an item and the concept: which of whose tellings support it."""
        # As `digest` writes [[base, report, mark], …]; it is made for every item of every concept.
        rows = ", ".join(f"[{_quoted(base)}, {self._marks[report]}]" for report, base in sorted(concept.items[item]))
        return digest_of(f"[{rows}]")

    def of(self, concept: Concept) -> str:
        """Of a concept with all its relationships."""
        if concept.id not in self._made:
            made_from = [concept.name, concept.aliases, concept.places, concept.year, [[i, self.of_item(concept, i)] for i in concept.items]]
            self._made[concept.id] = digest(made_from)
        return self._made[concept.id]


def _batches(ids: list[str]) -> Iterator[list[str]]:
    yield from (ids[i : i + BATCH] for i in range(0, len(ids), BATCH))
