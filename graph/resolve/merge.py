"""Many reports, one graph: the properties of a node from what each report contributes, of a relationship from its supports.

Everything here is a pure function of a collection that it sorts first, so loading in another order, or loading and forgetting in between,
ends in the same graph. Ties are broken by content, never by arrival.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from graph.model import LABELS, REGISTERED, TYPES
from graph.resolve.records import Contribution, Support
from ingest.facts import TOPICS

_RANKS: dict[str, tuple[str, ...]] = {
    "first": ("national", "provincial", "none"),
    "status": ("completed", "cancelled", "underway", "planned", "unknown"),
    "change": ("up", "down", "none"),
    "topic": TOPICS,
}
_PILOT_LEVELS = ("national", "provincial", "municipal", "unknown")
_VAGUE = {"unknown", "none", "其他", ""}
_LATEST = {"status", "post", "of", *REGISTERED}
"""Properties that change with the years: the latest report decides."""


def merge_node(label: str, contributions: Mapping[str, Contribution]) -> dict[str, Any]:
    """Properties of a fact node (without `id`) from the contributions of its reports, keyed by report id; at least one.

    What a decision says (`told`) holds before all else, of what changes with the years until a report of a later year says otherwise; then so does
    what the last ledger that tells changes to an export says. `name`: the one most reports use (then the longer, then by code points); all other
    names are `aliases`. `confidence`: the highest.
    `status`, `post`, `of`: of the latest report that knows; `first`: the strongest; `year` the first and `years` all years of the reports;
    any other property: what most reports say, telling values before `unknown`, `none` and 其他.
    """
    reports = sorted(contributions)
    each = [contributions[r] for r in reports]
    last = max(c.turn for c in each)
    names = Counter(c.name for c in each if "name" in c.told) or Counter(c.name for c in each if c.turn == last)
    name = min(names, key=lambda n: (-names[n], -len(n), n))
    merged: dict[str, Any] = {
        "name": name,
        "aliases": sorted({n for c in each for n in (c.name, *c.aliases)} - {name}),
        "confidence": max(c.confidence for c in each),
        "reports": reports,
        "contributions": [c.to_json() for c in each],
    }
    for key in LABELS[label].properties:
        if key == "years":
            value: Any = sorted({c.year for c in each if c.year is not None})
        elif key == "year":
            value = min((c.year for c in each if c.year is not None), default=None)
        else:
            value = _choose(label, key, each)
        if value is not None:
            merged[key] = value
    return merged


def _choose(label: str, key: str, each: list[Contribution]) -> Any:
    said = _decided(key, [c for c in each if c.attrs.get(key) is not None])
    last = max((c.turn for c in said), default=0)
    since = max((c.year or 0 for c in said if c.turn == last), default=0) if last and key in _LATEST else 0
    stated = [(c.year or 0, c.attrs[key]) for c in said if c.turn == last or (since and (c.year or 0) > since)]
    telling = [s for s in stated if s[1] not in _VAGUE] or stated
    if not telling:
        return None
    if key in _LATEST:
        latest = max(year for year, _ in telling)
        telling = [s for s in telling if s[0] == latest]
    ranks = _PILOT_LEVELS if (label, key) == ("Pilot", "level") else _RANKS.get(key, ())
    counts = Counter(value for _, value in telling)

    def rank(value: Any) -> int:
        return ranks.index(value) if value in ranks else len(ranks)

    if key in ("first", "status"):
        return min(counts, key=lambda v: (rank(v), str(v)))
    return min(counts, key=lambda v: (-counts[v], rank(v), str(v)))


def _decided(key: str, said: list[Contribution]) -> list[Contribution]:
    """Of those that state the property those that count: where decisions say it, these, and of what changes with the years later ones too."""
    decided = [c for c in said if key in c.told]
    if not decided:
        return said
    since = max(c.year or 0 for c in decided) if key in _LATEST else None
    return [c for c in said if key in c.told or (since is not None and (c.year or 0) > since)]


def combine(contributions: Iterable[Contribution]) -> Contribution:
    """What one report says of a node that it states several times: the first name stands, others become aliases; of each attribute the
    first telling value; of `status` and `first` the strongest. What a decision says (`told`) stands before what none does."""
    each = list(contributions)
    first = each[0]
    name = next((c.name for c in each if "name" in c.told), first.name)
    told = {key for c in each for key in c.told}
    attrs: dict[str, Any] = {}
    for contribution in each:
        for key, value in contribution.attrs.items():
            if key in told and key not in contribution.told:
                continue
            old = attrs.get(key)
            ranks = _RANKS.get(key, ()) if key in ("first", "status") else ()
            stronger = value in ranks and old in ranks and ranks.index(value) < ranks.index(old)
            if old is None or (old in _VAGUE and value not in _VAGUE) or stronger:
                attrs[key] = value
    aliases = tuple(sorted({n for c in each for n in (c.name, *c.aliases)} - {name}))
    return Contribution(name, aliases, attrs, max(c.confidence for c in each), first.year, first.turn, tuple(sorted(told)))


def merge_relationship(kind: str, supports: Iterable[Support]) -> dict[str, Any]:
    """Properties of a fact relationship: its supports as parallel lists sorted by (report, start), equal ones once, and `confidence`, the highest."""
    each = sorted(set(supports))
    merged: dict[str, Any] = {
        "reports": [s.report for s in each],
        "passages": [s.passage for s in each],
        "quotes": [s.quote for s in each],
        "starts": [s.start for s in each],
        "ends": [s.end for s in each],
        "extractors": [s.extractor for s in each],
        "confidences": [s.confidence for s in each],
        "confidence": max(s.confidence for s in each),
    }
    for index, name in enumerate(TYPES[kind].lists):
        merged[name] = [s.lists[index] for s in each]
    return merged


def split_relationship(kind: str, properties: Mapping[str, Any]) -> tuple[Support, ...]:
    """The supports that the parallel lists of a relationship hold (inverse of `merge_relationship`)."""
    columns = [properties[k] for k in ("reports", "starts", "ends", "quotes", "passages", "extractors", "confidences")]
    lists = [properties.get(k) or [0 if k == "years" else ""] * len(columns[0]) for k in TYPES[kind].lists]  # a graph of an older model lacks some
    rows = zip(*columns, *lists, strict=True)
    return tuple(Support(*row[:7], lists=tuple(row[7:])) for row in rows)


def split_node(properties: Mapping[str, Any]) -> dict[str, Contribution]:
    """The contributions by report id that a node holds (inverse of `merge_node`)."""
    return {r: Contribution.from_json(c) for r, c in zip(properties["reports"], properties["contributions"], strict=True)}
