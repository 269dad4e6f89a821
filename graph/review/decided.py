"""What people have said already, so that it is not asked again."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.decisions import Decision, Ref
from graph.identity.items import Unit
from graph.load.views import pairs_of, units_of
from graph.resolve.names import normalise
from graph.review.cards import FactCard
from graph.review.reading import Reading

_Named = tuple[str, str, str]
_ABOUT_FACTS = ("keep", "hide", "correct")


def decided_pairs(read: Reading) -> set[frozenset[str]]:
    """Pairs of ids of things on which a person's word stands, also that it stays open."""
    return {frozenset((read.id_of(a), read.id_of(b))) for _, a, b in words(read, "different", "unsure")}


def words(read: Reading, *doings: str) -> Iterator[tuple[Decision, Unit, Unit]]:
    """People's decisions of these kinds with the pairs of units that each is on."""
    units = units_of(read.index, read.reports.keys(), read.views.decisions)
    for decision in read.views.decisions:
        if decision.do in doings:
            yield from ((decision, a, b) for a, b in pairs_of(units, decision))


def decided_things(decisions: Iterable[Decision]) -> set[_Named]:
    """(report, label, normalised name) of things that a person confirmed, hid or corrected."""
    about = [d for d in decisions if d.do in _ABOUT_FACTS]
    return {named(ref) for d in about for ref in d.things} | {(r.report, r.type, normalise(str(d.set["name"]))) for d in about if d.set.get("name") for r in d.things}


def decided_facts(decisions: Iterable[Decision]) -> set[tuple[str, _Named, _Named, str]]:
    """Relationships that a person confirmed, hid or corrected: (type, head, tail, sentence)."""
    facts = [d.fact for d in decisions if d.do in _ABOUT_FACTS and d.fact]
    return {(f.type, named(f.head), named(f.tail), f.quote) for f in facts}


def key_of(card: FactCard) -> tuple:
    """What tells one fact from another in every state of the graph: of a relationship type, ends and sentence, of a thing its name in the
    report of its sentence."""
    if card.fact:
        return card.fact.type, named(card.fact.head), named(card.fact.tail), card.fact.quote
    assert card.thing is not None
    return named(next((r for r in card.thing.refs if r.report == card.evidence.report), card.thing.refs[0]))


def named(ref: Ref) -> _Named:
    """The thing as its report names it, without the sentence."""
    return ref.report, ref.type, normalise(ref.name)
