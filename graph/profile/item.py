"""One reform or pilot: what, where, who, when, what came of it, and where else its idea is."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.browse.shapes import Evidence, Node, to_node
from graph.browse.things import things
from graph.browse.where import where
from graph.model import LABELS
from graph.profile.city import said
from graph.profile.cypher import item as cypher
from graph.profile.shapes import Listed, Ref, evidence, ref
from graph.resolve.records import Contribution

COMPARED = ("level", "topic", "first", "number", "batch", "approver", "approved", "since", "deadline")
"""Properties of which two reports cannot both be right, or which one of them changed. (Status has a history; of free text each has its own.)"""
FACTS, REPORTS, ELSEWHERE = 200, 60, 40
"""At most so many facts, reports and other places are read."""


@dataclass(frozen=True)
class Fact:
    """A fact about the item: its kind, the thing at the other end, what its supports list (`said`: forms, roles, since, dates, …), how many supports
    there are, how sure the surest is, and the first sentence."""

    type: str
    other: Node
    said: Mapping[str, tuple[str, ...]]
    many: int
    confidence: float | None
    evidence: Evidence | None


@dataclass(frozen=True)
class Telling:
    """A sentence that tells of the item: the status it gives, the month it is about (2017-05; empty where none is stated), the report and its year, in
    a ledger the cell (`where`); `source` and `url`: who published the report, and where."""

    evidence: Evidence
    title: str
    year: int | None
    status: str = ""
    month: str = ""
    where: str = ""
    source: str = ""
    url: str = ""

    @property
    def when(self) -> str:
        """The month, else the year of the report, as one sorts by; empty where neither is known."""
        return self.month or str(self.year or "")


@dataclass(frozen=True)
class Step:
    """A stretch of the history in which the same is said of the item: from when to when, and the sentences."""

    status: str
    first: str
    last: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True)
class Elsewhere:
    """An item of the same idea."""

    item: Ref
    place: Ref
    first: int | None
    status: str
    evidence: Evidence | None


@dataclass(frozen=True)
class Otherwise:
    """What another report states of a property than what is held of the item, with the report's year and a sentence of it."""

    value: Any
    year: int | None
    evidence: Evidence


@dataclass(frozen=True)
class Item:
    """A reform or pilot. `tellings` are in the order of time; `stated` gives for its properties the sentence or row of a report that says so,
    `otherwise` what other reports state of those in `COMPARED`, each value once, by the year of the report."""

    node: Node
    facts: Listed[Fact] = field(default_factory=Listed)
    tellings: tuple[Telling, ...] = ()
    reports: int = 0
    elsewhere: Listed[Elsewhere] = field(default_factory=Listed)
    stated: Mapping[str, Evidence] = field(default_factory=dict)
    otherwise: Mapping[str, tuple[Otherwise, ...]] = field(default_factory=dict)

    def of(self, *types: str) -> list[Fact]:
        """The facts of these kinds."""
        return [fact for kind in types for fact in self.facts.rows if fact.type == kind]


def item(store, id: str, confidence: float = 0.0, elsewhere: int = ELSEWHERE, reports: int = REPORTS) -> Item | None:
    """The reform or pilot of that id with at most so many of the same idea elsewhere and so many reports that tell of it; None if there is none."""
    node = things(store, [id]).get(id)
    if node is None or node.label not in LABELS or not LABELS[node.label].sought:
        return None
    asked = {"id": id, "confidence": confidence}
    rows = store.read(cypher.FACTS, **asked, limit=FACTS).single() or []
    total = len(rows) if len(rows) < FACTS else store.read(cypher.MANY_FACTS, **asked).single()
    told = store.read(cypher.TOLD, **asked, limit=reports).single() or []
    in_all = len(told) if len(told) < reports else store.read(cypher.MANY_TOLD, **asked).single()
    found = store.read(cypher.ELSEWHERE, **asked, limit=elsewhere).rows
    many, others = found[0] if found else (0, [])
    cells = _cells(store, told)
    tellings = tuple(sorted((t for row in told for t in _tellings(row, cells)), key=_order))
    return Item(
        node, Listed(tuple(_fact(other, row) for other, row in rows), total), tellings, in_all,
        Listed(tuple(Elsewhere(it, place, row["first"], row["status"] or "", evidence(row["evidence"])) for row in others
                     if (it := ref(row["item"])) and (place := ref(row["place"]))), many),
        *_stated(node, store.read(cypher.SAID, id=id).rows, tellings),
    )


def history(tellings: tuple[Telling, ...]) -> list[Step]:
    """The tellings that state a status, in order of time, those one after the other with the same status as one step."""
    steps: list[list[Telling]] = []
    for telling in tellings:
        if telling.status in ("", "unknown"):
            continue
        if steps and steps[-1][0].status == telling.status:
            steps[-1].append(telling)
        else:
            steps.append([telling])
    return [Step(each[0].status, next((t.when for t in each if t.when), ""), each[-1].when, tuple(each)) for each in steps]


_STEPS = ("planned", "underway", "cancelled", "completed")


def _order(telling: Telling) -> tuple:
    """By time, within one month or year by how far the thing is: what a report says of its whole year comes after the months of that year, what is of
    no known time last."""
    step = _STEPS.index(telling.status) if telling.status in _STEPS else -1
    year = int(telling.month[:4]) if telling.month[:4].isdecimal() else telling.year or 9999
    return year, telling.month or "~", step, telling.evidence.report, telling.evidence.start


def _stated(node: Node, rows: list[list], tellings: tuple[Telling, ...]) -> tuple[dict[str, Evidence], dict[str, tuple[Otherwise, ...]]]:
    where: dict[str, Evidence] = {}
    for telling in sorted(tellings, key=lambda t: t.month != ""):  # the row or sentence itself before the cells of its months
        where.setdefault(telling.evidence.report, telling.evidence)
    reports, contributions = rows[0] if rows else ((), ())
    found: dict[str, Evidence] = {}
    others: dict[str, dict[Any, Otherwise]] = {}
    for report, text in zip(reports or (), contributions or (), strict=True):
        contribution = Contribution.from_json(text)
        attributes = contribution.attrs
        for name, value in node.properties.items():
            if name not in found and report in where and attributes.get(name) == value:
                found[name] = where[report]
            other = attributes.get(name)
            if name in COMPARED and report in where and other not in (None, "", "unknown", value):
                made = Otherwise(other, contribution.year, where[report])
                others.setdefault(name, {}).setdefault(other, made)
                if (made.year or 9999) < (others[name][other].year or 9999):
                    others[name][other] = made
    return found, {name: tuple(sorted(each.values(), key=lambda o: (o.year or 9999, str(o.value)))) for name, each in others.items()}


def _fact(other: Mapping[str, Any], row: Mapping[str, Any]) -> Fact:
    lists = {name: values for name in cypher.LISTS if (values := said(row.get(name)))}
    return Fact(row["type"], to_node(other), lists, row["many"], row["confidence"], evidence(row["evidence"]))


def _cells(store, told: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The rows of ledgers that tell of it, by the id of their passage."""
    ids = sorted({passage for row in told if row["kind"] == "ledger" for passage in row["passages"]})
    return {row["id"]: row for row in store.read(cypher.ROWS, ids=ids).single() or ()} if ids else {}


def _tellings(row: Mapping[str, Any], cells: Mapping[str, Mapping[str, Any]]) -> list[Telling]:
    many = len(row["starts"])
    statuses, months = (row[name] or [""] * many for name in ("statuses", "months"))
    made = []
    for start, end, quote, status, month, passage in zip(row["starts"], row["ends"], row["quotes"], statuses, months, row["passages"], strict=True):
        cell = cells.get(passage)
        place = where(cell["text"] or "", cell["start"], cell["path"] or (), cell["row"], int(start), int(end)) if cell else ""
        evidence = Evidence(row["report"], int(start), int(end), quote, passage)
        made.append(Telling(evidence, row["title"], row["year"], status or "", month or "", place, row["source"], row["url"]))
    return made
