"""The state that a list is made from: reports, ids of units, what was decided; and the things of it with their sentences."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from graph.decisions import Ref
from graph.identity.index import Index, block_of
from graph.identity.items import MATCHED, Item, Unit, gathered
from graph.identity.people import headed_by, person_score
from graph.identity.scorer import scorer
from graph.load.sync import fill
from graph.load.views import Views, views
from graph.model import BASE, LABELS
from graph.resolve.merge import split_node
from graph.resolve.names import normalise
from graph.review import cypher
from graph.review.cards import Evidence, Thing
from graph.store import Store
from ingest.gazetteer.divisions import stem
from ingest.workspace import Workspace

_SENTENCE_END = "。！？；\n"
SENTENCES = 12
"""Sentences of a thing that a card holds, or more where more reports tell of it."""


class Reading:
    """The store and the resolved state of its reports, read once. `reports`: id → (title, city, year)."""

    def __init__(self, store: Store, index: Index, workspace: Workspace) -> None:
        self.store, self.index = store, index
        self.reports: dict[str, tuple[str, str, int | None]] = {
            row["id"]: (row["name"] or row["id"], row["city"] or "", row["year"]) for row in store.read(cypher.REPORTS).dicts()
        }
        fill(index, workspace, self.reports)
        self.views: Views = views(workspace, index, self.reports)
        self._rows: dict[str, dict[str, list]] = {}
        self._blocks: dict[str, dict[str, list[list]]] = {}

    def id_of(self, unit: Unit) -> str:
        """The id of the unit's thing."""
        return self.views.id_of(unit)

    def items(self, report: str) -> dict[str, Item]:
        """The items of a report by base id."""
        return {base: Item.from_row(row) for base, row in self._by_base(report).items()}

    def item(self, unit: Unit) -> Item:
        """The item of a unit."""
        return Item.from_row(self._by_base(unit.report)[unit.base])

    def alike(self, unit: Unit) -> list[Item]:
        """The items of all units that have the unit's id in its block, this one included."""
        block = block_of(self.item(unit))
        if block not in self._blocks:
            by_base = self._blocks[block] = {}
            for row in self.index.rows(block, self.reports.keys()):
                by_base.setdefault(Item.base_of(row), []).append(row)
        return [Item.from_row(row) for row in self._blocks[block][unit.base]]

    def gathered(self, unit: Unit) -> Item:
        """One item for all of these, as the matcher compares it."""
        return gathered(self.alike(unit))[unit.base]

    def _by_base(self, report: str) -> dict[str, list]:
        if report not in self._rows:
            self._rows[report] = {Item.base_of(row): row for row in self.index.rows_of(report)}
        return self._rows[report]

    def reasons(self, a: Unit, b: Unit) -> list[tuple[str, float, float]]:
        """Why the matcher's score of two units is what it is (`graph.review.cards.PairCard`)."""
        one, other = self.item(a), self.item(b)
        if one.label == "Leader":
            score, why = person_score(headed_by(one, self.alike(a)), headed_by(other, self.alike(b)))
            return [(why, score, score)]
        return scorer().reasons(self.gathered(a), self.gathered(b))

    def called(self, text: str, *units: Unit) -> bool:
        """Whether the name of one of the units has this text in it, written in whatever width."""
        return any(normalise(text) in normalise(self.item(unit).name) for unit in units)

    def reports_of(self, city: str) -> set[str]:
        """Reports of a city, by its name with or without 市, 县, 省."""
        return {report for report, (_, own, _) in self.reports.items() if own and city in (own, stem(own))}

    def evidence(self, report: str, start: Any, end: Any, quote: str) -> Evidence:
        """A sentence with its report's title and year."""
        title, _, year = self.reports.get(report, (report, "", None))
        return Evidence(report, title, year, int(start), int(end), quote)

    def things(self, ids: Iterable[str], evidence: bool = True, only: Collection[str] = ()) -> dict[str, Thing]:
        """The things of these ids that the store has. Without `evidence` no sentences are read, so that the refs lack theirs; `only` limits the
        refs to these reports."""
        wanted = sorted(set(ids))
        nodes = {}
        for node, labels, properties in self.store.read(cypher.NODES, ids=wanted).rows:
            nodes[node] = (next((name for name in labels if name in LABELS), BASE), properties)
        told = self._sentences(nodes) if evidence else {}
        return {node: self._thing(node, label, properties, told.get(node, []), only) for node, (label, properties) in nodes.items()}

    def _thing(self, node: str, label: str, properties: dict[str, Any], told: list[Evidence], only: Collection[str]) -> Thing:
        refs = []
        for report, said in split_node({"reports": properties.get("reports") or [], "contributions": properties.get("contributions") or []}).items():
            if only and report not in only:
                continue
            mine = [e.quote for e in told if e.report == report]
            for name in self._names(node, label, report, said.name, said.aliases):
                refs.append(Ref(report, label, name, next((q for q in mine if name in q), mine[0] if mine else "")))
        shown = {k: v for k, v in properties.items() if k in LABELS[label].properties and v not in (None, "", [])} if label in LABELS else {}
        return Thing(node, label, str(properties.get("name") or node), tuple(properties.get("aliases") or ()),
                     str(properties.get("city") or (properties.get("province") if label == "City" else "") or self._city(refs)),
                     tuple(properties.get("years") or sorted({y for r in refs if (y := self.reports.get(r.report, ("", "", None))[2])})),
                     str(properties.get("status") or ""), str(properties.get("topic") or ""), properties.get("confidence"), refs, _few(told), shown, not only)

    def _city(self, refs: list[Ref]) -> str:
        return next((city for r in refs if (city := self.reports.get(r.report, ("", "", None))[1])), "")

    def _names(self, node: str, label: str, report: str, name: str, aliases: tuple[str, ...]) -> list[str]:
        """The names of the units of a report that this thing is made of: nearly always the one that the report contributes."""
        if label not in MATCHED or not aliases or node not in self.views.solution.ids.get(report, {}).values():
            return [name]
        units = [item.name for base, item in sorted(self.items(report).items()) if self.id_of(Unit(report, base)) == node]
        return units or [name]

    def _sentences(self, nodes: dict[str, tuple[str, dict[str, Any]]]) -> dict[str, list[Evidence]]:
        """Sentences by node, those of the earliest report first."""
        found: dict[str, list[Evidence]] = {node: [] for node in nodes}
        items = [n for n, (label, _) in nodes.items() if label in cypher.ITEMS]
        people = [n for n, (label, _) in nodes.items() if label == "Leader"]
        for query, some in ((cypher.TOLD, items), (cypher.POSTS, people)):
            for row in self.store.read(query, ids=some).dicts() if some else ():
                columns = zip(row["reports"], row["starts"], row["ends"], row["quotes"], strict=True)
                found[row["id"]] += [self.evidence(*support) for support in columns]
        others = [n for n in nodes if not found[n]]
        for row in self.store.read(cypher.MENTIONS, ids=others).dicts() if others else ():
            found[row["id"]].append(self._mention(row))
        return {n: sorted(set(each), key=lambda e: (e.year or 9999, e.report, e.start)) for n, each in found.items()}

    def _mention(self, row: dict[str, Any]) -> Evidence:
        text, base = row["text"] or "", int(row["start"] or 0)
        at = int(row["starts"][0]) - base if row["starts"] else 0
        first = max(text.rfind(mark, 0, at) for mark in _SENTENCE_END) + 1
        last = min((i for mark in _SENTENCE_END if (i := text.find(mark, at)) >= 0), default=len(text) - 1) + 1
        return self.evidence(row["report"], base + first, base + last, text[first:last])


def _few(told: list[Evidence]) -> list[Evidence]:
    """At most `SENTENCES`, but one of each report in any case."""
    first = {e.report: e for e in reversed(told)}.values()
    others = [e for e in told if e not in first][: max(SENTENCES - len(first), 0)]
    return [e for e in told if e in first or e in others]


@contextmanager
def reading(store: Store, workspace: Workspace) -> Iterator[Reading]:
    """A `Reading`, whose index is closed at the end."""
    with Index(workspace) as index:
        yield Reading(store, index, workspace)
