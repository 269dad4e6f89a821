"""What a hit shows beside its name: results with numbers, who led and recognised it, its sentences and reports."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.browse.shapes import Evidence
from graph.similar import cypher
from graph.store import Store


@dataclass(frozen=True)
class Tie:
    """Something that the hit is tied to: kind of relationship, id and name, for results the figure as told, and the sentence."""

    kind: str
    id: str
    name: str
    figure: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Telling:
    """A sentence of a report that tells of the hit, with the report's title and year and the status that it gives."""

    evidence: Evidence
    title: str
    year: int | None
    status: str = ""


@dataclass
class Details:
    """What is known of one hit; `tellings` the oldest first."""

    ties: list[Tie] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)

    def of(self, kind: str) -> list[Tie]:
        """The ties of one kind of relationship."""
        return [tie for tie in self.ties if tie.kind == kind]

    def names(self, *kinds: str) -> list[str]:
        """The names of the ties of these kinds, each once."""
        return list(dict.fromkeys(tie.name for kind in kinds for tie in self.of(kind)))


def details(store: Store, ids: Iterable[str], confidence: float = 0.0) -> dict[str, Details]:
    """The details of these things, by id; ties of less than this confidence are left out."""
    wanted = list(dict.fromkeys(ids))
    found = {i: Details() for i in wanted}
    for row in store.read(cypher.DETAILS, ids=wanted, confidence=confidence).dicts():
        figure = written(row["value"], row["unit"], row["change"])
        support = _first(row)
        found[row["id"]].ties.append(Tie(row["type"], row["other"], row["indicator"] or row["name"] or "", figure, support))
    for row in store.read(cypher.TOLD, ids=wanted).dicts():
        statuses = row["statuses"] or [""] * len(row["starts"])
        for status, start, end, quote in zip(statuses, row["starts"], row["ends"], row["quotes"], strict=True):
            evidence = Evidence(row["report"], start, end, quote)
            found[row["id"]].tellings.append(Telling(evidence, row["title"] or row["name"] or row["report"], row["year"], status))
    return found


def holding(store: Store, ids: Iterable[str], results: bool, recognised: bool, confidence: float = 0.0) -> set[str]:
    """Of these things those with results, and those that somebody recognised, as asked."""
    left = set(ids)
    for asked, query in ((results, cypher.WITH_RESULTS), (recognised, cypher.RECOGNISED)):
        if asked and left:
            left &= set(store.read(query, ids=sorted(left), confidence=confidence).column("id"))
    return left


def _first(row: dict) -> Evidence | None:
    if not row["reports"]:
        return None
    return Evidence(row["reports"][0], row["starts"][0], row["ends"][0], row["quotes"][0])


def cited(title: str, year: int | None) -> str:
    """A report as one names it: its title with its year."""
    return title if year is None or str(year) in title else f"{title}（{year}）"


def written(value: object, unit: str | None, change: str | None) -> str:
    """A number as one reads it: ↓40%. Empty where there is none. A part of one that has no unit is a share (提速1/4)."""
    if value is None:
        return ""
    if not unit and isinstance(value, int | float) and 0 < abs(value) < 1:
        value, unit = round(100 * value, 1), "%"
    number = f"{value:,.10g}" if isinstance(value, int | float) else str(value)
    sign = {"up": "↑", "down": "↓"}.get(change or "", "")
    return f"{sign}{number}{unit or ''}"
