"""How far a person's `hide` reaches: also to reports of the same place that came later and tell of the same thing."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from graph.decisions import Decision, Ref
from graph.decisions.find import Finder
from graph.identity.index import Index
from graph.resolve.names import normalise

_TELLS = ("keep", "correct", "add")
"""Who says one of these of a thing after it was hidden elsewhere says that it is there."""
_OF_A_REPORT = ("City",)
"""Labels of which each report speaks for itself: that it does not name a place says nothing about others."""
_Named = tuple[str, str, str]


def reaching(index: Index, present: Collection[str], decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions, each `hide` of a thing followed by the same for every other report of `present` that is of the same place and tells of the
    same thing by itself (the same id): unless somebody confirmed, corrected or added it there later, or said that the two are different."""
    if not any(d.do == "hide" and d.things for d in decisions):
        return list(decisions)
    told = _told(decisions)
    apart = [({_named(r) for r in d.things}, {_named(r) for r in d.others or d.things}) for d in decisions if d.do == "different"]
    made: list[Decision] = []
    for number, decision in enumerate(decisions):
        made.append(decision)
        if decision.do != "hide":
            continue
        reached: dict[str, Ref] = {}
        for ref in decision.things:
            if ref.report in present and ref.type not in _OF_A_REPORT:
                for report, name in index.telling(ref.report, _base(index, ref)):
                    other = Ref(report, ref.type, name)
                    here, there = _named(ref), _named(other)
                    if report in present and told.get(there, -1) < number and not any((here in a and there in b) or (here in b and there in a) for a, b in apart):
                        reached[report] = other
        made += [replace(decision, things=(ref,)) for report, ref in sorted(reached.items()) if report not in decision.reports()]
    return made


def _told(decisions: Sequence[Decision]) -> dict[_Named, int]:
    """The place in the list of the last decision that says of a thing that it is there."""
    found = {}
    for number, decision in enumerate(decisions):
        if decision.do in _TELLS:
            ends = (decision.fact.head, decision.fact.tail) if decision.fact else ()
            found |= {_named(ref): number for ref in (*decision.things, *ends)}
    return found


def _base(index: Index, ref: Ref) -> str:
    """The id that the report alone gives the thing, an empty string where it has none (any more)."""
    found = index.named(ref.report, ref.type, normalise(ref.name))
    return found[0] if len(found) == 1 else Finder(index.graph(ref.report)).find(ref) or ""


def _named(ref: Ref) -> _Named:
    return ref.report, ref.type, normalise(ref.name)
