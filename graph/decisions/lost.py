"""What a person confirmed or corrected and the facts of its report lack now, although its sentence still stands there."""
from __future__ import annotations

from graph.decisions.find import Finder
from graph.decisions.records import ADDABLE, Decision, FactRef, Ref
from graph.resolve.names import normalise
from graph.resolve.records import ReportGraph, Support


class Hidden:
    """What the decisions so far hide: that stays out, whatever was said of it later."""

    def __init__(self) -> None:
        self._things: set[tuple[str, str, str]] = set()
        self._facts: list[FactRef] = []

    def add(self, decision: Decision) -> None:
        """Remember what a `hide` hides."""
        self._things |= {_named(ref) for ref in decision.things}
        self._facts += [decision.fact] if decision.fact else []

    def has(self, what: Ref | FactRef) -> bool:
        """Whether the thing, or the fact in this sentence, is hidden."""
        if isinstance(what, Ref):
            return _named(what) in self._things
        return any((f.type, _named(f.head), _named(f.tail)) == (what.type, _named(what.head), _named(what.tail)) and _overlap(f.quote, what.quote)
                   for f in self._facts)


def lost(graph: ReportGraph, decision: Decision, hidden: Hidden) -> list[Ref]:
    """The things that the decision is about, or that its fact ties, and that this report has no more: each with the sentence that still stands.
    The ends of a fact come with its sentence, if that spells their names."""
    fact, finder = decision.fact, Finder(graph)
    refs = [ref for ref in decision.things if ref.report == graph.report]
    if fact and fact.head.report == graph.report and not hidden.has(fact):
        refs = [Ref(ref.report, ref.type, ref.name, fact.quote) for ref in (fact.head, fact.tail) if ref.name in fact.quote]
    return [ref for ref in refs if ref.type in ADDABLE and not hidden.has(ref) and _spelled(ref) and finder.lacks(ref) and finder.passage(ref.quote)]


def lost_fact(graph: ReportGraph, fact: FactRef, hidden: Hidden) -> bool:
    """Whether the report has both ends of a fact that it does not state (any more), and nobody hid it. What a post without a name states counts as
    stated: it waits for the person (`graph.identity.roles`)."""
    finder = Finder(graph)
    head, tail = finder.find(fact.head), finder.find(fact.tail)
    if not head or not tail or any(hidden.has(each) for each in (fact, fact.head, fact.tail)):
        return False
    return not any(kind == fact.type and states(support, fact) for post in graph.posts for kind, _, _, support in post.facts)


def states(support: Support, fact: FactRef) -> bool:
    """Whether the sentence is the one that the decision means; without one it means all."""
    return _overlap(support.quote, fact.quote)


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one


def _spelled(ref: Ref) -> bool:
    """Whether a person's name stands in the sentence: it may have come from another report, for a post without a name."""
    return ref.type != "Leader" or normalise(ref.name) in normalise(ref.quote)


def _named(ref: Ref) -> tuple[str, str, str]:
    return ref.report, ref.type, normalise(ref.name)
