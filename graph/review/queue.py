"""What waits for a person's word: pairs, doubtful facts, open places, namesakes; and the record of what was decided."""
from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.decisions import Decision, DecisionLog
from graph.decisions.log import in_force
from graph.errors import BadDecision
from graph.identity.index import PEOPLE, Index
from graph.identity.items import Item, Unit
from graph.identity.people import headed_by, person_score
from graph.load.views import dormant
from graph.resolve import places
from graph.resolve.cities import OPEN_SEVERAL, OPEN_WORD
from graph.resolve.names import normalise
from graph.resolve.open_places import full_name
from graph.resolve.records import Key
from graph.review import cypher
from graph.review.cards import FactCard, PairCard, PlaceCard, Thing
from graph.review.decided import decided_facts, decided_pairs, decided_things, key_of, named
from graph.review.facts import relationship_cards, thing_cards
from graph.review.reading import Reading, reading
from graph.store import Store
from ingest.workspace import Workspace

BELOW = 0.6
"""A fact less sure than this is asked about, unless told otherwise."""


def pairs(
    store: Store, workspace: Workspace, limit: int = 50, offset: int = 0, label: str | None = None, city: str | None = None, name: str | None = None
) -> tuple[list[PairCard], int]:
    """Likely duplicates that nobody has decided on (page, how many in all), the likeliest first: reforms and pilots, or those of `label`; people
    only where it is "Leader" (see `open_people`). `city`: of that city's reports; `name`: where one of both has this text in its name. Raises
    `graph.errors.GraphError`."""
    wanted = labels(label)
    with reading(store, workspace) as read:
        near = read.reports_of(city) if city else None
        done = decided_pairs(read)
        found: dict[tuple[str, str], tuple[float, Unit, Unit]] = {}
        for doubt in read.views.solution.doubts:
            one, other = read.id_of(doubt.a), read.id_of(doubt.b)
            if one == other or one.partition(":")[0] not in wanted or frozenset((one, other)) in done:
                continue
            if (near is None or near & {doubt.a.report, doubt.b.report}) and (not name or read.called(name, doubt.a, doubt.b)):
                found.setdefault((min(one, other), max(one, other)), (doubt.score, doubt.a, doubt.b))
        ordered = sorted(found.items(), key=lambda f: (-f[1][0], f[0]))
        return _pair_cards(read, [(read.id_of(a), read.id_of(b), a, b, score) for _, (score, a, b) in ordered[offset : offset + limit]]), len(found)


def open_people(store: Store, workspace: Workspace, limit: int = 50, offset: int = 0, name: str | None = None) -> tuple[list[PairCard], int]:
    """Namesakes that stay two people and that nobody has decided on (page, how many in all), the likeliest to be one first; `name`: those with this
    text in their name."""
    with reading(store, workspace) as read:
        people: dict[str, dict[str, list[Item]]] = {}
        for item in sorted(read.index.items(PEOPLE, set(read.reports)), key=lambda i: (i.year or 0, i.unit)):
            if not name or normalise(name) in normalise(item.name):
                people.setdefault(normalise(item.name), {}).setdefault(read.id_of(item.unit), []).append(item)
        done = decided_pairs(read)
        found = []
        for namesakes in people.values():
            each = {person: headed_by(told[0], told) for person, told in namesakes.items()}
            ids = sorted(each)
            for n, one in enumerate(ids):
                for other in ids[n + 1 :]:
                    if frozenset((one, other)) not in done:
                        found.append((person_score(each[one], each[other])[0], one, other, each[one].unit, each[other].unit))
        found.sort(key=lambda f: (-f[0], f[1], f[2]))
        return _pair_cards(read, [(one, other, a, b, score) for score, one, other, a, b in found[offset : offset + limit]]), len(found)


def weak_facts(
    store: Store, below: float = BELOW, limit: int = 50, offset: int = 0, type: str | None = None, city: str | None = None
) -> tuple[list[FactCard], int]:
    """Relationships and things less sure than `below` on which nobody has decided (page, how many in all), the least sure first. `type`: a
    relationship type or a label; `city`: of that city's reports. Raises `BadDecision` for a type that there is not."""
    kinds = [k for k in cypher.FACTS if type in (None, k)]
    things_of = [n for n in cypher.THINGS if type in (None, n)]
    if not kinds and not things_of:
        raise BadDecision(f"没有 {type} 这种事实，有 {'、'.join((*cypher.FACTS, *cypher.THINGS))}",
                          f"{type!r} is no type of fact; there are {', '.join((*cypher.FACTS, *cypher.THINGS))}")
    with reading(store, store.workspace) as read:
        near = read.reports_of(city) if city else None
        relationships: list[tuple[float, Key, Collection[str]]] = []
        things: list[tuple[float, str, Collection[str]]] = []
        for kind, head, tail, confidence, reports in store.read(cypher.weak_relationships(kinds), below=below).rows if kinds else ():
            relationships.append((confidence, (kind, head, tail), reports or ()))
        for label in things_of:
            things += [(confidence, node, reports or ()) for node, confidence, reports in store.read(cypher.weak_things(label), below=below).rows]
        rows: list[tuple[float, str | Key]] = [
            *((c, key) for c, key, _ in _undecided_relationships(read, [r for r in relationships if near is None or near & set(r[2])])),
            *((c, node) for c, node, _ in _undecided_things(read, [t for t in things if near is None or near & set(t[2])]))]
        rows.sort(key=lambda r: (r[0], isinstance(r[1], str), r[1]))
        return _fact_cards(read, [key for _, key in rows[offset : offset + limit]]), len(rows)


def open_places(store: Store, workspace: Workspace, limit: int = 50, offset: int = 0) -> tuple[list[PlaceCard], int]:
    """Places that are not resolved and on which nobody has decided (page, how many in all), those of most reports first."""
    with reading(store, workspace) as read:
        done = decided_things(read.views.decisions)
        rows = [row for row in store.read(cypher.OPEN_PLACES).dicts()
                if any((r, "City", normalise(row["name"])) not in done for r in row["reports"])]
        rows.sort(key=lambda row: (-len(row["reports"]), row["name"], row["id"]))
        page = rows[offset : offset + limit]
        found = read.things(row["id"] for row in page)
        return [_place_card(found[row["id"]], row["why"]) for row in page if row["id"] in found], len(rows)


def history(workspace: Workspace) -> list[tuple[Decision, bool, bool]]:
    """All decisions as they were made, each with whether it is in force and whether it is dormant: in force, but the report or the thing that it
    names is not there (now)."""
    each, _ = DecisionLog(workspace).everything()
    standing = {d.id for d in in_force(each, undoing=True)}
    with Index(workspace) as index:
        asleep = {d.id for d in dormant(index, index.digests(), in_force(each))} if each else set()
    return [(d, d.id in standing, d.id in asleep) for d in each]


def labels(label: str | None, every: Collection[str] = cypher.ITEMS) -> set[str]:
    """The beginnings of the ids of what is compared: of `label`, or of `every` where it is None. Raises `BadDecision` for what is not compared."""
    if label not in (None, *cypher.ITEMS, "Leader"):
        raise BadDecision(f"{label} 不作比较，可比较的有 {'、'.join((*cypher.ITEMS, 'Leader'))}",
                          f"things of type {label!r} are not compared; there are {', '.join((*cypher.ITEMS, 'Leader'))}")
    return {label.lower()} if label else {name.lower() for name in every}


def _pair_cards(read: Reading, rows: Sequence[tuple[str, str, Unit, Unit, float]]) -> list[PairCard]:
    """(id, id, unit, unit, score) as cards; a pair whose things the store does not have yet (the graph lags behind the decisions) is left out."""
    things = read.things(i for row in rows for i in row[:2])
    return [PairCard(things[one], things[other], score, read.reasons(a, b))
            for one, other, a, b, score in rows if one in things and other in things]


def _undecided_relationships(read: Reading, rows: list[tuple[float, Key, Collection[str]]]) -> list[tuple[float, Key, Collection[str]]]:
    done = decided_facts(read.views.decisions)
    told = {(kind, head[0]) for kind, head, _, _ in done}
    asked = [key for _, key, reports in rows if any((key[0], r) in told for r in reports)]
    open_ = relationship_cards(read, asked, passes=lambda card: key_of(card) not in done)
    return [row for row in rows if row[1] not in asked or row[1] in open_] if asked else rows


def _undecided_things(read: Reading, rows: list[tuple[float, str, Collection[str]]]) -> list[tuple[float, str, Collection[str]]]:
    done = decided_things(read.views.decisions)
    told = {(report, label.lower()) for report, label, _ in done}
    asked = [node for _, node, reports in rows if any((r, node.partition(":")[0]) in told for r in reports)]
    settled = {node for node, thing in read.things(asked, evidence=False).items() if all(named(ref) in done for ref in thing.refs)} if asked else set()
    return [row for row in rows if row[1] not in settled]


def _fact_cards(read: Reading, keys: Sequence[str | Key]) -> list[FactCard]:
    done = decided_facts(read.views.decisions)
    relationships = relationship_cards(read, [k for k in keys if not isinstance(k, str)], passes=lambda card: key_of(card) not in done)
    things = thing_cards(read, [k for k in keys if isinstance(k, str)])
    found = (things.get(k) if isinstance(k, str) else relationships.get(k) for k in keys)
    return [card for card in found if card is not None]


def _place_card(thing: Thing, why: str) -> PlaceCard:
    year = min(thing.years) if thing.years else None
    several = places.named_in(thing.name, year) if why in (OPEN_SEVERAL, OPEN_WORD) else ()
    candidates = sorted((d.adcode, full_name(d)) for d in several)
    return PlaceCard(thing.name, candidates, thing.evidence, thing.refs, thing.id, why, str(thing.properties.get("level") or ""))
