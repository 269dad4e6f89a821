"""The answers as a person or a program gets them: each with its reasons, its sentences and what came of it."""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.similar.details import Details, details, holding
from graph.similar.filters import Filters
from graph.similar.find import find
from graph.similar.named import with_named
from graph.similar.reasons import Difference, Reason, differences, reasons, side_by_side
from graph.similar.records import Question, Ranked
from graph.store import Store

SHOWN = 20
"""Hits that are shown unless told otherwise."""
CHECKED = 200
"""Of the best answers so many are asked for results and recognition, where only those with them are wanted."""


@dataclass(frozen=True)
class Hit:
    """One answer. `asked` is what it answers (of a draft the thing that it is most like), `sides` the two sentences that match."""

    answer: Ranked
    asked: Question
    details: Details
    reasons: tuple[Reason, ...]
    differences: tuple[Difference, ...]
    sides: tuple[str, str]

    @property
    def id(self) -> str:
        """The id of the thing."""
        return self.answer.item.id

    @property
    def concept(self) -> tuple[str, str]:
        """(id, name) of the idea that the thing is an instance of; empty strings where it is of none."""
        return min(((i, name) for k, i, name in self.answer.item.links if k == "INSTANCE_OF"), default=("", ""))

    @property
    def city(self) -> str:
        """The names of the places that run it."""
        return "、".join(p.name for p in self.answer.item.places)

    def as_json(self) -> dict[str, Any]:
        """What `python -m graph similar --json` prints of it."""
        item = self.answer.item
        return {
            "id": item.id, "label": item.label, "name": item.name, "city": self.city, "concept": self.concept[1] or None, "score": self.answer.score,
            "places_alike": self.answer.alike, "topic": item.topic, "level": item.level, "status": item.status, "year": item.year,
            "reasons": [{"kind": r.kind, "words": r.words} for r in self.reasons],
            "differences": [{"of": d.name, "asked": d.asked, "found": d.found} for d in self.differences],
            "quotes": [{"report": t.evidence.report, "title": t.title, "year": t.year, "start": t.evidence.start, "end": t.evidence.end,
                        "quote": t.evidence.quote, "status": t.status} for t in self.details.tellings],
            "outcomes": [{"indicator": t.name, "figure": t.figure, "quote": t.evidence.quote if t.evidence else ""} for t in self.details.of("ACHIEVED")],
            "leaders": [t.name for t in self.details.of("LEADS")], "responsible": self.details.names("RESPONSIBLE_FOR"),
            "recognised_by": [t.name for t in self.details.of("RECOGNISED_BY")],
            "policies": [t.name for t in self.details.of("GOVERNED_BY")], "problems": [t.name for t in self.details.of("ADDRESSES")],
            "features": self.answer.features,
        }


@dataclass(frozen=True)
class Group:
    """Hits of one idea, the best first; `name` is empty where a hit stands for itself."""

    name: str
    hits: tuple[Hit, ...] = field(default_factory=tuple)

    @property
    def places(self) -> int:
        """How many places."""
        return len({p.id for hit in self.hits for p in hit.answer.item.places})


def hits(
    store: Store, questions: Sequence[Question], filters: Filters | None = None, k: int = SHOWN, places: float = 0.0,
    industries: Mapping[str, Mapping[str, int]] | None = None,
) -> list[Hit]:
    """At most `k` answers to any of the questions, the best first; each thing once, with the question that it answers best."""
    filters = filters or Filters()
    best: dict[str, tuple[Ranked, Question]] = {}
    for question in (with_named(store, each) for each in questions):
        for answer in find(store, question, filters, places, industries):
            if answer.item.id not in best or answer.score > best[answer.item.id][0].score:
                best[answer.item.id] = (answer, question)
    order = sorted(best.values(), key=lambda pair: (-((1 - places) * pair[0].score + places * pair[0].alike), -pair[0].score, pair[0].item.id))
    if filters.results or filters.recognised:
        holds = holding(store, [a.item.id for a, _ in order[:CHECKED]], filters.results, filters.recognised, filters.confidence)
        order = [pair for pair in order[:CHECKED] if pair[0].item.id in holds]
    order = order[:k]
    told = details(store, [a.item.id for a, _ in order], filters.confidence)
    return [_hit(answer, question, told[answer.item.id]) for answer, question in order]


def grouped(found: Iterable[Hit]) -> list[Group]:
    """The hits by idea, in the order of each idea's best hit."""
    groups: dict[str, list[Hit]] = {}
    for hit in found:
        groups.setdefault(hit.concept[0] or hit.id, []).append(hit)
    return [Group(each[0].concept[1] if len(each) > 1 else "", tuple(each)) for each in groups.values()]


def _hit(answer: Ranked, question: Question, told: Details) -> Hit:
    sentences = list(dict.fromkeys(t.evidence.quote for t in told.tellings)) or [answer.item.name]
    otherwise = differences(question, answer.item, question.status, question.year)
    return Hit(answer, question, told, tuple(reasons(question, answer)), tuple(otherwise), side_by_side(question, sentences))
