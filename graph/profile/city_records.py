"""What the profile of a city is made of."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.browse.shapes import Evidence, Node
from graph.profile.shapes import Listed, Ref
from graph.profile.terms import Term


@dataclass(frozen=True)
class Choice:
    """A city that runs something, as one chooses it."""

    id: str
    name: str
    province: str
    level: str


@dataclass(frozen=True)
class Part:
    """A place within or above the city, with how many reforms and pilots it runs."""

    place: Ref
    items: int


@dataclass(frozen=True)
class Source:
    """A report of the city's own."""

    id: str
    title: str
    year: int | None


@dataclass(frozen=True)
class City:
    """What a city runs, counted. `topics`: {topic: {label: n}}, `statuses`: {status: n}, `years`: {(topic, year): n}, an item in every year of a
    report that tells of it (0: a year that nobody states), the most frequent topic first."""

    node: Node
    above: tuple[Part, ...]
    parts: tuple[Part, ...]
    topics: Mapping[str, Mapping[str, int]]
    statuses: Mapping[str, int]
    years: Mapping[tuple[str, int], int]
    reports: Listed[Source]

    def many(self, label: str = "") -> int:
        """How many items of a label, or of both."""
        return sum(n for by_label in self.topics.values() for name, n in by_label.items() if label in ("", name))


@dataclass(frozen=True)
class Wanted:
    """Which items are listed; what is empty (0 for the year) leaves nothing out. `text` is a part of the name."""

    topic: str = ""
    label: str = ""
    status: str = ""
    year: int = 0
    text: str = ""


@dataclass(frozen=True)
class Item:
    """A reform or pilot of the city: `first` and `last` are the years of the first and the last report that tells of it."""

    item: Ref
    topic: str = ""
    status: str = ""
    level: str = ""
    first: int | None = None
    last: int | None = None
    outcomes: int = 0
    batch: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Post:
    """A leader of the city: the posts that reports state, each once, in the order of their years, with these years; `led` counts the items; `terms`
    has the posts of which reports say when they were held, or that they are no more."""

    leader: Ref
    titles: tuple[str, ...]
    years: tuple[int, ...]
    led: int
    evidence: Evidence | None
    terms: tuple[tuple[str, Term], ...] = ()


@dataclass(frozen=True)
class Point:
    """A number of a series: `value` as stated, `change` up, down or none; `item` is what reached it, None for the city's own."""

    id: str
    name: str
    year: int | None
    value: float | None
    change: str
    item: Ref | None
    evidence: Evidence | None


@dataclass(frozen=True)
class Series:
    """The numbers of one indicator in one unit, the oldest first."""

    name: str
    unit: str
    points: tuple[Point, ...]
    indicator: str = ""
    """The indicator as most of its numbers name it."""

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a value."""
        return tuple(sorted({p.year for p in self.points if p.year and p.value is not None}))


@dataclass(frozen=True)
class Recognition:
    """Who approved of what of the city, in which forms and levels and when, as stated; `year` is that of the report."""

    subject: Ref
    recogniser: Ref
    kind: str
    forms: tuple[str, ...]
    levels: tuple[str, ...]
    dates: tuple[str, ...]
    year: int | None
    evidence: Evidence | None


@dataclass(frozen=True)
class Problem:
    """A problem with the first items that answer it, of so `many`; none where only a report or ledger of the city names it."""

    problem: Ref
    area: str
    items: tuple[Ref, ...]
    many: int
    evidence: Evidence | None


@dataclass(frozen=True)
class Benchmark:
    """Another city that this one learns from (`outward`), or that learns from it."""

    city: Ref
    outward: bool
    evidence: Evidence | None


@dataclass(frozen=True)
class Outcomes:
    """Series by how many years have a value; `numbers` is how many outcomes there are in all."""

    series: Listed[Series] = field(default_factory=Listed)
    numbers: int = 0
