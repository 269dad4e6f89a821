"""Provinces, prefectures and counties in a text."""
from __future__ import annotations

import re

from ingest.extract.mentions import Mention
from ingest.extract.places.institutions import names_institution
from ingest.extract.places.matcher import matches
from ingest.extract.words import Words
from ingest.gazetteer import Division, Gazetteer, gazetteer
from ingest.vocabulary import any_of, words

WORDS_TOO = frozenset(words("places/ordinary_words"))
"""Short names that are words of their own: they count only where the tagger calls exactly this word a place."""
_REGION_WORDS = frozenset(words("places/regions"))
"""Short names of prefectures that are parts of a province first, and districts whose names are common words."""
_GOES_ON = re.compile(rf"^[\u4e00-\u9fff]{{0,4}}{any_of('places/sites')}$")

_SUBJECT = re.compile(r"^(?:获|入选|被|成为|列入|纳入|荣)")


def find_divisions(text: str, table: Words, own: Division | None, province: str, taken: list[tuple[int, int]]) -> list[Mention]:
    """City mentions of divisions, in order, not overlapping; none begins inside the spans `taken`."""
    gaz = gazetteer()
    region = _region(own, gaz, province)
    closed = {position for start, end in taken for position in range(start, end)}
    found: list[Mention] = []
    for start, end in matches(text):
        if start in closed or (found and start < found[-1].end):
            continue
        before = gaz.by_code.get(found[-1].attrs.get("adcode", "")) if found and found[-1].end == start else None
        mention = _division(text, table, start, end, gaz, own, province, region, before)
        if mention is not None:
            found.append(mention)
    return found


def _division(text: str, table: Words, start: int, end: int, gaz: Gazetteer, own: Division | None, province: str,
              region: Division | None, before: Division | None) -> Mention | None:
    """The mention at [start, end), or `None`. `before` is the division named directly before it (南京市鼓楼区)."""
    name = text[start:end]
    named = gaz.named(name)
    official = any(d.name == name for d in named)
    full = official or (len(name) >= 3 and name[-1] in "县区市州旗")
    division = gaz.resolve(name, before or own, province)
    if before is not None and (division is None or not division.within(before)):
        before = None
    if name in _REGION_WORDS and before is None and not (division is not None and division == own):
        return None
    exact = table.begins(start) and table.ends[table.at(end - 1)] == end
    if full and not official and not exact:
        return None
    if len(name) == 2 and official and table.tags[table.at(start)] != "LOC" and before is None:
        return None
    if not _bounded(table, start, end, full, before is not None):
        return None
    if full and not official and (division is None or region is None or not division.within(region)) and not name.endswith(("州", "旗")) and not division_suffix(division, name):
        return None
    if not full and not _short_counts(text, table, start, end, name, division, own, region, before):
        return None
    if names_institution(text, table, end, full):
        return None
    if division is None:  # several equally likely: a City without a code
        return Mention("City", start, end, name, "places", 0.6, {"level": named[0].level}, key=name) if official else None
    shown = name if full and not official and name[-1] not in "州旗" and not division.name.endswith(("自治县", "自治州")) else division.name
    return Mention("City", start, end, shown, "places", 0.95 if full else 0.85, {"level": division.level, "adcode": division.adcode}, key=division.adcode)


def division_suffix(division: Division | None, name: str) -> bool:
    """Whether `name` is the division's own with the peoples left out (张家川县)."""
    return division is not None and division.name.endswith(("自治县", "自治州", "自治旗")) and division.name[-1] == name[-1]


def _region(own: Division | None, gaz: Gazetteer, province: str) -> Division | None:
    """Where short county names are believed: the report's own prefecture, or its province."""
    if own is None:
        return gaz.resolve(province) if province else None
    if own.level == "county" and own.parent in gaz.by_code:
        return gaz.by_code[own.parent]
    return own


def _bounded(table: Words, start: int, end: int, full: bool, chained: bool) -> bool:
    """Whether the span begins and ends where words do, as far as that can be asked."""
    first, last = table.at(start), table.at(end - 1)
    if table.starts[first] != start and not chained:
        return False
    if table.ends[last] == end:
        return table.tags[first] != "PER" or first == last
    return table.tags[last] in ("LOC", "ORG") and first == last if not full else table.tags[last] in ("LOC", "ORG", "nz", "n")


def _short_counts(text: str, table: Words, start: int, end: int, name: str, division: Division | None, own: Division | None,
                  region: Division | None, before: Division | None) -> bool:
    """Whether a name without its suffix is believed to be the place."""
    if division is None or len(name) < 2:
        return False
    first, last = table.at(start), table.at(end - 1)
    tag, exact = table.tags[first], table.starts[first] == start and table.ends[last] == end
    near = region is not None and division.within(region)
    if name in WORDS_TOO:
        return exact and first == last and tag == "LOC" and (division.level != "county" or near)
    if division.level in ("county", "zone") and before is None and not near:
        return False
    if exact and first == last:
        local = near and own is not None and own.level != "province"  # few names, well known to the report: the tag may be anything
        if near and tag in ("PER", "n", "v", "nz") and _SUBJECT.match(text[end : end + 2]):
            return True
        return local or tag in ("LOC", "ORG", "nz") or (division.level != "county" and tag != "PER")
    if first == last:  # the tagger's word goes on
        return division.level != "county" and not _GOES_ON.match(text[end : table.ends[last]])
    return tag in ("LOC", "ORG", "nz") or division.level == "province"
