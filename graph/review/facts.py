"""Cards of relationships and things, each with one sentence that states it."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from graph.decisions import FactRef, Ref
from graph.identity.items import Unit
from graph.load.views import corrected
from graph.resolve.merge import split_relationship
from graph.resolve.records import Key, Support
from graph.review import cypher
from graph.review.cards import FactCard, Thing
from graph.review.reading import Reading

Choice = Callable[[Key, Sequence[Support]], Sequence[Support]]
"""Puts the supports of a relationship in the order in which they are shown; the first that passes makes the card."""


def surest(key: Key, supports: Sequence[Support]) -> list[Support]:
    """The surest support first, then by report and place."""
    return sorted(supports, key=lambda s: (-s.confidence, s.report, s.start, s.end))


def relationship_cards(read: Reading, keys: Iterable[Key], choice: Choice = surest, passes: Callable[[FactCard], bool] = lambda card: True) -> dict[Key, FactCard]:
    """The cards of these relationships as far as the store has them, each with its first support that `passes`; one without goes."""
    rows = [{"type": kind, "from": head, "to": tail} for kind, head, tail in keys]
    found: dict[Key, Sequence[Support]] = {}
    for kind, head, tail, properties in read.store.read(cypher.RELATIONSHIPS, rows=rows).rows if rows else ():
        found[kind, head, tail] = choice((kind, head, tail), split_relationship(kind, properties))
    reports = {s.report for supports in found.values() for s in supports}
    ends = read.things({end for _, head, tail in found for end in (head, tail)}, evidence=False, only=reports)
    made: dict[Key, FactCard] = {}
    for key, supports in found.items():
        cards = (_card(read, key, ends[key[1]], ends[key[2]], support) for support in supports if key[1] in ends and key[2] in ends)
        card = next((card for card in cards if passes(card)), None)
        if card:
            made[key] = card
    return made


def thing_cards(read: Reading, ids: Iterable[str]) -> dict[str, FactCard]:
    """The cards of these things as far as the store has them with a sentence."""
    return {i: FactCard(None, t, t.label, None, None, t.confidence or 0.0, t.evidence[0]) for i, t in read.things(ids).items() if t.evidence and t.refs}


def _card(read: Reading, key: Key, head: Thing, tail: Thing, support: Support) -> FactCard:
    refs = _ends(read, key, head, tail, support)
    fact = FactRef(key[0], *refs, support.quote)
    return FactCard(fact, None, key[0], head, tail, support.confidence, read.evidence(support.report, support.start, support.end, support.quote))


def _ends(read: Reading, key: Key, head: Thing, tail: Thing, support: Support) -> tuple[Ref, Ref]:
    """Both ends as the report of the support names them. Where it names one twice (two of its things were found to be one), the names are those
    between which it states the fact."""
    named = [[ref for ref in end.refs if ref.report == support.report] for end in (head, tail)]
    if any(len(each) > 1 for each in named):
        graph = corrected(read.index, support.report, read.views.decisions, read.views.named.get(support.report, ()))[0]
        for (kind, a, b), supports in graph.relationships.items():
            same = kind == key[0] and (read.id_of(Unit(graph.report, a)), read.id_of(Unit(graph.report, b))) == key[1:]
            if same and any((s.start, s.end) == (support.start, support.end) for s in supports):
                return tuple(Ref(graph.report, graph.nodes[n].label, graph.nodes[n].contribution.name) for n in (a, b))  # type: ignore[return-value]
    first, last = ((each or [Ref(support.report, end.label, end.name)])[0] for each, end in zip(named, (head, tail), strict=True))
    return first, last
