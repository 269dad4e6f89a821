"""The places of a report that stay open, for a person to decide."""
from __future__ import annotations

from dataclasses import dataclass

from graph.resolve.scopes import Scopes
from ingest.facts import FactFile
from ingest.gazetteer import Division, gazetteer


@dataclass(frozen=True)
class OpenPlace:
    """A City that is not resolved. `why` as in `graph.resolve.cities`: several, unknown, county, kind. `candidates` are (code, name with the
    places above, e.g. 江苏省南京市鼓楼区) by code; `quote` is the sentence of the first mention, at [start, end) of the clean text the mention
    itself; `mentions` how many the report has."""

    report: str
    entity: str
    node: str
    name: str
    level: str
    why: str
    candidates: tuple[tuple[str, str], ...]
    quote: str
    start: int
    end: int
    mentions: int


def open_places(facts: FactFile) -> list[OpenPlace]:
    """What the report's own words do not decide, in the order of the text."""
    scopes = Scopes(facts)
    found = []
    for entity in facts.entities:
        if entity.type != "City" or (city := scopes.cities[entity.id]).resolved:
            continue
        first = min(entity.mentions, key=lambda m: m.start) if entity.mentions else None
        quote = scopes.resolver.context.sentence(first) if first else ""
        at = (first.start, first.end) if first else (entity.start, entity.end)
        found.append(OpenPlace(facts.report, entity.id, city.id, entity.name, str(city.attrs.get("level") or ""), str(city.attrs["open"]),
                               _named(city.candidates), quote or entity.evidence, *at, len(entity.mentions)))
    return sorted(found, key=lambda p: (p.start, p.end, p.entity))


def _named(candidates: tuple[Division, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((d.adcode, full_name(d)) for d in sorted(candidates, key=lambda d: d.adcode))


def full_name(place: Division) -> str:
    """The division's name after those that it lies in: 江苏省南京市鼓楼区."""
    parent = gazetteer().by_code.get(place.parent)
    return (full_name(parent) if parent else "") + place.name
