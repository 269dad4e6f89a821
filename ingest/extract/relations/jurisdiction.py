"""Which place a reform, a pilot or a number belongs to: the report's own, unless the text gives it to another."""
from __future__ import annotations

import itertools
import re

from ingest.extract.mentions import Mention
from ingest.extract.relations.carriers import NUMBER, carrier, span_of
from ingest.extract.relations.context import Context, first_of_each
from ingest.extract.weights import weights_of
from ingest.gazetteer import gazetteer

_SHARED = re.compile(r"(?:与|和|同|携手|联合)$")


def places_of(context: Context, item: Mention) -> tuple[list[Mention], float]:
    """The City mentions that run or host `item`, and how sure that is."""
    own = context.own
    if context.sentence(item) is None:
        return ([own] if own else []), 0.5
    found, chance = carrier(context, *span_of(item), item.type, weights_of(context.doc).linear("carriers"))
    if found is None:
        return ([own] if own else []), max(chance, 0.5)
    start = found.places[0].start
    if own is not None and _SHARED.search(context.text[max(0, start - 4) : start]):
        return [own, *found.places], 0.6
    return found.places, chance


def link_items(context: Context) -> None:
    """CARRIED_OUT_IN for reforms, HOSTED_BY for pilots."""
    for item in first_of_each(context.items()):
        places, confidence = places_of(context, item)
        for place in first_of_each(places):
            context.link("CARRIED_OUT_IN" if item.type == "Reform" else "HOSTED_BY", item, place, min(confidence, 0.95), at=item)


def place_of_number(context: Context, number: Mention) -> Mention | None:
    """The City that reports a number: another one that the text gives it to, else the report's own."""
    found, _ = carrier(context, *span_of(number), NUMBER, weights_of(context.doc).linear("carriers")) if context.sentence(number) is not None else (None, 1.0)
    return context.own if found is None else found.places[-1]


def link_parts(context: Context) -> None:
    """PART_OF: places in the report's own place, the own place in a province that the text names, and chains like 广东省佛山市."""
    table = gazetteer().by_code
    own = context.own
    cities = context.by_type.get("City", [])
    whole = table.get(own.attrs.get("adcode", "")) if own is not None else None
    chained: set[str] = set()
    for before, after in itertools.pairwise(cities):
        if before.end == after.start and before.key != after.key and _lies_in(after, before, table):
            context.link("PART_OF", after, before, 0.9, at=after)
            chained.add(after.key)
    for place in first_of_each(cities):
        if own is None or place.key == own.key or place.key in chained:
            continue
        division = table.get(place.attrs.get("adcode", ""))
        if division is not None and whole is not None:
            if division.within(whole):
                context.link("PART_OF", place, own, 0.9, at=place)
            elif whole.within(division) and division.level == "province":
                context.link("PART_OF", own, place, 0.8, at=place)
        elif division is None and place.attrs.get("level") in ("zone", "township", "county"):
            outside = _elsewhere(context, place, whole)
            if not outside:
                context.link("PART_OF", place, own, 0.75, at=place)


def _lies_in(inner: Mention, outer: Mention, table: dict) -> bool:
    a, b = table.get(inner.attrs.get("adcode", "")), table.get(outer.attrs.get("adcode", ""))
    if b is None:
        return False
    if a is None:
        return inner.attrs.get("level") in ("zone", "township") and b.level in ("prefecture", "county")
    return a != b and a.within(b)


def _elsewhere(context: Context, place: Mention, whole) -> bool:
    """Whether a zone's name begins with a division outside the report's own place (兰州新区 in a report of 天水)."""
    if whole is None:
        return False
    table = gazetteer()
    for width in range(min(6, len(place.name) - 1), 1, -1):
        division = table.resolve(place.name[:width], whole)
        if division is not None and division.level in ("province", "prefecture"):
            return not (division.within(whole) or whole.within(division))
    return False
