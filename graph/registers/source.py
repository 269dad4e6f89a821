"""The store as the registers read it: rows by name, cities and reports by id, and the cells that most registers have."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from graph.model import label_of_id
from graph.registers import cypher
from graph.registers.cypher import Light
from graph.registers.records import Cell, Draft, Link
from graph.resolve.records import Contribution
from graph.store import Store
from graph.words import TERMS
from ingest.registers.dates import last_day

BATCH = 2000
"""Ids that go into one question."""
UNKNOWN = ("", "unknown", "none")


class Place(NamedTuple):
    """A city: its name and province, and the id of the division that it belongs to (empty where the gazetteer has none)."""

    name: str
    province: str
    parent: str = ""


class Telling(NamedTuple):
    """A report or ledger: its title, the id of its own city, its year, `kind` (report or ledger) and the register of a ledger."""

    title: str
    place: str
    year: int | None
    kind: str
    register: str


class Source:
    """What the registers ask of one store for facts of at least `confidence`. `memo`: what a register wants to ask but once of an unchanged graph."""

    def __init__(self, store: Store, confidence: float = 0.0) -> None:
        self.store, self.confidence = store, confidence
        self.memo: dict[Any, Any] = {}
        self._places: dict[tuple[str, ...], Cell | None] = {}

    def read(self, statement: str | Light, **parameters: Any) -> list[dict[str, Any]]:
        """Rows of a statement of `graph.registers.cypher`."""
        if isinstance(statement, str):
            return self.store.read(statement, confidence=self.confidence, **parameters).dicts()
        rows = self.store.read(statement.cypher if self.confidence else statement.followed, confidence=self.confidence, **parameters).single() or ()
        return [dict(zip(statement.names, row, strict=True)) for row in rows]

    def of(self, statement: str | Light, ids: Iterable[str], **parameters: Any) -> list[dict[str, Any]]:
        """The same for a statement over `$ids`, each once, in pieces that a store takes."""
        wanted = list(dict.fromkeys(ids))
        return [row for n in range(0, len(wanted), BATCH) for row in self.read(statement, ids=wanted[n : n + BATCH], **parameters)]

    @cached_property
    def cities(self) -> dict[str, Place]:
        """All cities by id."""
        return {r["id"]: Place(r["name"] or r["id"], r["province"] or "", r["parent"] or "") for r in self.read(cypher.CITIES)}

    @cached_property
    def parts(self) -> dict[str, list[str]]:
        """The places (ids) that lie directly in another, by the gazetteer or as a report says (zones, townships)."""
        found: dict[str, list[str]] = {}
        for id, place in self.cities.items():
            found.setdefault(place.parent, []).append(id)
        for row in self.read(cypher.PARTS):
            found.setdefault(row["whole"], []).append(row["id"])
        return found

    def within(self, city: str) -> set[str]:
        """A place with all that lies in it: a city's own districts keep their rows in its ledger."""
        found, left = {city}, [city]
        while left:
            new = [part for part in self.parts.get(left.pop(), ()) if part not in found]
            found.update(new)
            left += new
        return found

    @cached_property
    def reports(self) -> dict[str, Telling]:
        """All reports and ledgers by id."""
        return {r["id"]: Telling(r["title"] or r["name"] or r["id"], r["place"] or "", r["year"], r["kind"] or "report", r["register"] or "")
                for r in self.read(cypher.REPORTS)}

    def counts(self, row: Mapping[str, Any]) -> bool:
        """Whether an item counts at the threshold: the fact that ties it to its place does (`graph.overview`); without a threshold all count."""
        return not self.confidence or bool(row["places"])

    def item(self, row: Mapping[str, Any], key: str = "item") -> Draft:
        """A row about one reform or pilot, with the cells that its properties fill."""
        places = row["places"] if len(row["places"]) < 2 else sorted(set(row["places"]))
        draft = Draft((row["item"],), {key: thing(row["item"], row["name"])}, places, row["topic"] or "", row["level"] or "", row["status"] or "",
                      row["years"] or (), told=(row["item"],), year=row["year"])
        _put(draft, "place", self.place(places))
        _put(draft, "status", coded("status", row["status"]))
        return draft

    def place(self, ids: Sequence[str]) -> Cell | None:
        """The names of cities."""
        key = tuple(ids)
        if key not in self._places:
            self._places[key] = things((i, self.cities[i].name) for i in key if i in self.cities)
        return self._places[key]

    def owners(self, rows: Iterable[Draft], item: int = 0, lead: str = "owner", support: str = "") -> None:
        """Add the responsible bodies of the item at `ids[item]` of each row: those in the lead under `lead`, the others under `support` where it is told."""
        bodies: dict[str, list[dict[str, Any]]] = {}
        for row in self.read(cypher.OWNERS):
            bodies.setdefault(row["item"], []).append(row)
        for draft in rows:
            found = sorted(bodies.get(draft.ids[item], ()), key=lambda r: (r["name"], r["body"])) if len(draft.ids) > item else ()
            helping = [r for r in found if support and set(r["roles"] or ()) == {"support"}]
            _put(draft, lead, things((r["body"], r["name"]) for r in found if r not in helping))
            _put(draft, support, things((r["body"], r["name"]) for r in helping))
            draft.facts += [("RESPONSIBLE_FOR", r["body"], draft.ids[item]) for r in found]


def deadline_years(source: Source, rows: Iterable[Draft], item: int = 0) -> None:
    """Let `year` of rows whose deadline states none be that in which it was stated last. The item is at `ids[item]`; the graph is asked only of items that are
    told of in several years."""
    unclear = [d for d in rows if len(d.ids) > item and len(d.years) > 1 and (stated := d.text("deadline")) and not last_day(stated)]
    said = {row["item"]: [Contribution.from_json(c) for c in row["contributions"] or ()] for row in source.of(cypher.SAID, (d.ids[item] for d in unclear))}
    for draft in unclear:
        years = [c.year for c in said.get(draft.ids[item], ()) if c.year and c.attrs.get("deadline") == draft.text("deadline")]
        draft.year = max(years, default=draft.year)


def link(node: str, name: str) -> Link:
    """A link to a thing."""
    return node, label_of_id(node) or "Report", name


def thing(node: str, name: str | None) -> Cell:
    """A cell that names one thing."""
    return Cell(name or node, None, (link(node, name or node),))


def things(named: Iterable[tuple[str, str]]) -> Cell | None:
    """A cell that names several things (id, name), joined as in lists; None for none."""
    links = tuple(link(node, name) for node, name in dict.fromkeys(named))
    names = list(dict.fromkeys(name for _, _, name in links))
    return Cell("、".join(names), names if len(names) > 1 else None, links) if links else None


@lru_cache(maxsize=1024)
def coded(vocabulary: str, code: str | None) -> Cell | None:
    """A cell for a code of `graph.words`; None for what is not known."""
    known = TERMS[vocabulary].get(code or "")
    return None if code is None or code in UNKNOWN else Cell(known["zh"] if known else code, code)


def told(text: Any) -> Cell | None:
    """A cell of text as stated; None for none."""
    return Cell(str(text)) if text not in (None, "") else None


@lru_cache(maxsize=4096)
def word(text: str | None) -> Cell | None:
    """The same for what many rows say: one cell for all of them."""
    return told(text)


@lru_cache(maxsize=4096, typed=True)
def number(value: float | None) -> Cell | None:
    """A cell of a number, as short as it is exact."""
    return None if value is None else Cell(plain(value), value)


def plain(value: float) -> str:
    """A number without needless digits: 12, 3.5."""
    return f"{value:.12g}" if abs(value) < 1e15 else repr(value)


def joined(texts: Iterable[str | None]) -> Cell | None:
    """A cell of several texts, each once; None for none."""
    kept = [t for t in texts if t]
    kept = kept if len(kept) < 2 else list(dict.fromkeys(kept))
    return Cell("、".join(kept), kept if len(kept) > 1 else None) if kept else None


def sure(values: Sequence[Any] | None, confidences: Sequence[float] | None, threshold: float) -> list[Any]:
    """Of a list of supports, those that reach the threshold and say something."""
    given = values or ()
    scores = confidences or ()
    return [v for n, v in enumerate(given) if v not in (None, "") and (not threshold or n >= len(scores) or scores[n] >= threshold)]


def own(row: Draft) -> Draft:
    """A copy that cells, facts and tags can be added to."""
    made = copy(row)
    made.cells, made.facts = dict(row.cells), list(row.facts)
    return made


def put(draft: Draft, **cells: Cell | None) -> Draft:
    """Add cells to a row, the empty ones not; returns the row."""
    for key, cell in cells.items():
        _put(draft, key, cell)
    return draft


def _put(draft: Draft, key: str, cell: Cell | None) -> None:
    if key and cell is not None and cell.text:
        draft.cells[key] = cell
