"""Which place a reform, a pilot or a number belongs to: the report's own, unless the text gives it to another."""
from __future__ import annotations

import itertools
import re

from ingest.extract.mentions import Mention
from ingest.extract.relations.carriers import NUMBER, carrier, span_of
from ingest.extract.relations.context import Context, first_of_each
from ingest.extract.weights import weights_of
from ingest.gazetteer import gazetteer
from ingest.gazetteer.zone_table import zone_named
from ingest.gazetteer.zones import NATIONAL

_PROVINCIAL = {"雄安": "130000", "浦东": "310000"}
"""Where the zones lie that are districts or as large as one, known by two characters and not in the list of zones."""
_REGION = re.compile(r"(?:大湾区|都市圈|经济圈|城市群)$")
"""What is larger than a prefecture, unless it is called after it."""
_LOOKED_AT = re.compile(r"(?:对标|学习|借鉴|对接|融入|呼应|入驻|加强与[^，。；]{0,12})(?:先进|了|到)?$")
"""What stands before a zone that is a model or a partner."""
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
            outside = _elsewhere(context, place, whole) or _of_another(context, place, whole) or _only_looked_at(context, place)
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
    """Whether a zone lies outside the report's own place by its name: it begins with another division (兰州新区 in a report of 天水), is one of the
    zones that are known without their city's name (雄安新区), or is a region in a report of a prefecture or county (粤港澳大湾区).

    What the list of zones knows (`zone_table`) decides first."""
    if whole is None:
        return False
    table = gazetteer()
    if place.attrs.get("level") == "zone":
        listed = zone_named(place.name) or zone_named(NATIONAL.get(place.name[:2], ""))
        home = table.by_code.get(listed.parent if listed is not None else _PROVINCIAL.get(place.name[:2], ""))
        if home is not None:
            return not (home.within(whole) or (whole.within(home) and getattr(listed, "kind", "") != "region"))
        if listed is not None and whole.level in ("prefecture", "county"):  # it lies in several provinces
            return True
    if _REGION.search(place.name) and whole.level in ("prefecture", "county") and not place.name.startswith(whole.name[:2]):
        return True
    for width in range(min(6, len(place.name) - 1), 1, -1):
        division = table.resolve(place.name[:width], whole)
        if division is not None and division.level in ("province", "prefecture"):
            return not (division.within(whole) or whole.within(division))
    return False


def _of_another(context: Context, place: Mention, whole) -> bool:
    """Whether a division outside the report's own place stands directly before a mention of `place`, or before 的 (河南的朱仙镇)."""
    cities, table = context.by_type.get("City", []), gazetteer().by_code
    starts = {m.start for m in cities if m.key == place.key}
    for before in cities:
        division = table.get(before.attrs.get("adcode", ""))
        near = before.end in starts or (context.text[before.end : before.end + 1] == "的" and before.end + 1 in starts)
        if near and division is not None and whole is not None and not (division.within(whole) or whole.within(division)):
            return True
    return False


def _only_looked_at(context: Context, place: Mention) -> bool:
    """Whether every mention of a place is of a model or partner (对标…, 加强与…)."""
    mentions = [m for m in context.by_type.get("City", []) if m.key == place.key]
    return all(_LOOKED_AT.search(context.text[max(0, m.start - 18) : m.start]) for m in mentions)
