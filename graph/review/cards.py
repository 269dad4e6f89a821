"""What a person sees of a thing, a pair, a fact or a place that waits for a word."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.decisions import FactRef, Ref


@dataclass(frozen=True)
class Evidence:
    """A sentence: characters [start, end) of the clean text of `report`, whose title and year are given too."""

    report: str
    title: str
    year: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Thing:
    """A node. `refs` name it as the reports do: one for each report and each name that stood for a thing of its own there, with a sentence
    (empty where none is told); all of these where it is `whole`. `evidence` are sentences, the earliest report first. `properties` are those of its label."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    city: str = ""
    years: tuple[int, ...] = ()
    status: str = ""
    topic: str = ""
    confidence: float | None = None
    refs: list[Ref] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    properties: Mapping[str, Any] = field(default_factory=dict)
    whole: bool = False


@dataclass(frozen=True)
class PairCard:
    """Two things that may be one. `score` is the matcher's probability; `reasons` are (feature, value, what it adds to the sum), what weighs
    most first; the features are told in `graph.identity.features.FEATURES`. Of people there is one reason in words (同省，相隔 2 年)."""

    a: Thing
    b: Thing
    score: float
    reasons: list[tuple[str, float, float]]


@dataclass(frozen=True)
class JoinCard(PairCard):
    """Two names of one thing that the matcher joined by itself. `a` and `b` are the thing as far as reports tell of it by the one and by the other name;
    their ids are those that they would have apart. `whole` is the thing that they are now."""

    whole: Thing


@dataclass(frozen=True)
class FactCard:
    """A relationship (`fact`, `head` and `tail` are set, `type` is its type) or a thing (`thing` is set, `type` is its label), with one sentence
    that states it."""

    fact: FactRef | None
    thing: Thing | None
    type: str
    head: Thing | None
    tail: Thing | None
    confidence: float
    evidence: Evidence


@dataclass(frozen=True)
class PostCard:
    """A post of which a report speaks without the name (市委主要领导), and of which the reports of that year do not name exactly one holder. `place` is its
    name, `title` how the holder is called there; `evidence` the sentences whose facts wait for the name; `holders` are those of whom reports say that
    they held the post in that year: (name, `ingest.offices` how, id)."""

    report: str
    place: str
    title: str
    year: int
    evidence: list[Evidence]
    holders: list[tuple[str, str, str]]
    id: str


@dataclass(frozen=True)
class PlaceCard:
    """A place that is not resolved. `why` as in `graph.resolve.cities` (several, word, unknown, county, kind); `candidates` are (code, full
    name) of the divisions that the name may mean."""

    name: str
    candidates: list[tuple[str, str]]
    evidence: list[Evidence]
    refs: list[Ref]
    id: str
    why: str
    level: str = ""
