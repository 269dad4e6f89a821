"""What was made one thing, and by what: the matcher's sure pairs, as a list to look through, and for one thing all that holds it together."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.decisions import Decision
from graph.identity.items import MATCHED, Unit
from graph.identity.solve import Scored
from graph.resolve import places
from graph.review.cards import JoinCard, Thing
from graph.review.decided import words
from graph.review.queue import labels
from graph.review.reading import Reading, reading
from graph.store import Store
from ingest.workspace import Workspace


@dataclass(frozen=True)
class Naming:
    """A thing as far as reports tell of it by one name: `side`, whose id is the one that it would have by itself. Why it is one with what is called
    `to` (empty for the first name): `by` a person, or the matcher's `score` with its reasons (`graph.review.cards.PairCard`)."""

    side: Thing
    to: str = ""
    by: Decision | None = None
    score: float | None = None
    reasons: list[tuple[str, float, float]] = field(default_factory=list)


@dataclass(frozen=True)
class Origin:
    """A thing and its names, that of the earliest report first; of one name there is nothing that had to be joined."""

    thing: Thing
    namings: list[Naming]


def joined(
    store: Store, workspace: Workspace, limit: int = 50, offset: int = 0, label: str | None = None, city: str | None = None, name: str | None = None
) -> tuple[list[JoinCard], int]:
    """What the matcher joined by itself and nobody has decided on (page, how many in all), the least sure first: of a thing of several names the
    surest pairs that hold it together, one less than it has names. `label`, `city` and `name` as of `graph.review.queue.pairs`, people included.
    Raises `graph.errors.GraphError`."""
    wanted = labels(label, MATCHED)
    with reading(store, workspace) as read:
        near = read.reports_of(city) if city else None
        ties = _Ties(read)
        for _, a, b in words(read, "same"):
            ties.hold(a, b)
        asked = {frozenset((ties.name(a), ties.name(b))) for _, a, b in words(read, "unsure")}
        found = [pair for pair in read.views.solution.joined if ties.hold(pair.a, pair.b)
                 and pair.a.base.partition(":")[0] in wanted and frozenset((ties.name(pair.a), ties.name(pair.b))) not in asked
                 and (near is None or near & {pair.a.report, pair.b.report}) and (not name or read.called(name, pair.a, pair.b))]
        found.sort(key=lambda pair: (pair.score, pair.a, pair.b))
        return _cards(read, found[offset : offset + limit]), len(found)


def origin(store: Store, id: str) -> Origin | None:
    """Why all that reports tell of this thing is one; None where there is no such thing, or it is of a kind that is not compared."""
    with reading(store, store.workspace) as read:
        thing = read.things([id]).get(id)
        if thing is None or thing.label not in MATCHED:
            return None
        first: dict[str, Unit] = {}
        for report in sorted({ref.report for ref in thing.refs}, key=lambda r: (read.reports[r][2] or 9999, r)):
            for base in sorted(read.items(report)):
                if read.id_of(Unit(report, base)) == id:
                    first.setdefault(base, Unit(report, base))
        sides = {base: _side(read, thing, unit) for base, unit in first.items()}
        ties = _Ties(read)
        held: list[tuple[Unit, Unit, Naming]] = []
        for decision, a, b in words(read, "same"):
            if {a.base, b.base} <= sides.keys() and read.id_of(a) == id and ties.hold(a, b):
                held.append((a, b, Naming(thing, by=decision)))
        for pair in read.views.solution.joined:
            if {pair.a.base, pair.b.base} <= sides.keys() and read.id_of(pair.a) == id and ties.hold(pair.a, pair.b):
                held.append((pair.a, pair.b, Naming(thing, score=pair.score, reasons=read.reasons(pair.a, pair.b))))
        return Origin(thing, _in_order(sides, held))


def now(store: Store, id: str) -> str:
    """The id of the thing that what had this id was joined with; empty where nobody knows."""
    with reading(store, store.workspace) as read:
        there = read.things({ids[id] for ids in read.views.solution.ids.values() if id in ids} - {id}, evidence=False)
    return min(there, key=lambda each: (-len(there[each].refs), each), default="")


class _Ties:
    """Which names of things are held together so far."""

    def __init__(self, read: Reading) -> None:
        self._read, self._above = read, {}

    def name(self, unit: Unit) -> tuple[str, str]:
        """The name of a thing that a unit stands for; two things that a person parted may share one."""
        return self._read.id_of(unit), unit.base

    def hold(self, a: Unit, b: Unit) -> bool:
        """Note that both are one; whether that was not so before."""
        one, other = self._top(self.name(a)), self._top(self.name(b))
        self._above[one] = other
        return one != other

    def _top(self, name: tuple[str, str]) -> tuple[str, str]:
        while (above := self._above.get(name, name)) != name:
            name = above
        return name


def _cards(read: Reading, pairs: Iterable[Scored]) -> list[JoinCard]:
    """As cards; what the store does not have yet (the graph lags behind the decisions) is left out."""
    rows = [(read.id_of(pair.a), pair) for pair in pairs]
    things = read.things(id for id, _ in rows)
    return [JoinCard(_side(read, things[id], pair.a), _side(read, things[id], pair.b), pair.score, read.reasons(pair.a, pair.b), things[id])
            for id, pair in rows if id in things]


def _side(read: Reading, whole: Thing, unit: Unit) -> Thing:
    """The thing as far as reports tell of it by the unit's name."""
    told_by = sorted((item for item in read.alike(unit) if read.id_of(item.unit) == whole.id), key=lambda i: (i.year or 9999, i.unit))
    named, item = {i.unit.report: i.name for i in told_by}, told_by[0]
    refs = [ref for ref in whole.refs if named.get(ref.report) == ref.name]
    several = {ref.report for ref in whole.refs if ref.report in named and named[ref.report] != ref.name}
    speaking = {e.report for e in whole.evidence if e.report in several and named[e.report] in e.quote}
    told = [e for e in whole.evidence if e.report in named and (e.report not in speaking or named[e.report] in e.quote)]
    names = list(dict.fromkeys(named.values()))
    years = sorted({year for r in named if (year := read.reports[r][2])})
    of = places.of_node(item.scope) if item.label == "Leader" else None
    return Thing(unit.base, whole.label, names[0], tuple(names[1:]), of.name if of else whole.city, tuple(years), "", item.topic, None, refs, told,
                 {"post": item.post} if item.post else {})


def _in_order(sides: dict[str, Thing], held: list[tuple[Unit, Unit, Naming]]) -> list[Naming]:
    """The names, each with what ties it to one of those that come before it in the tree of ties; one that nothing ties is left without."""
    found: dict[str, Naming] = {}
    for base, side in sides.items():
        todo = [(base, Naming(side))] if base not in found else []
        while todo:
            at, naming = todo.pop(0)
            found[at] = naming
            for a, b, tie in held:
                for one, other in ((a.base, b.base), (b.base, a.base)):
                    if one == at and other not in found:
                        todo.append((other, Naming(sides[other], sides[at].name, tie.by, tie.score, tie.reasons)))
    return [found[base] for base in sides]
