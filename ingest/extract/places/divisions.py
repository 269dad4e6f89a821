"""Provinces, prefectures and counties in a text."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ingest.extract.linear import LinearTable
from ingest.extract.mentions import Mention
from ingest.extract.places.credible import Candidate, place_features
from ingest.extract.places.institutions import names_institution, names_office
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


SURE = 0.65
"""From this chance on a name is the place: measured by folds of places, precision and recall meet there (F1 .952; .936 by the rules alone)."""


def find_divisions(text: str, table: Words, own: Division | None, province: str, taken: list[tuple[int, int]], odds: LinearTable) -> list[Mention]:
    """City mentions of divisions, in order, not overlapping; none begins inside the spans `taken`. `odds`: the table of `credible`."""
    found: list[Mention] = []
    ends = 0
    for one in candidates(text, table, own, province, taken, lambda: found[-1] if found else None):
        if one.start < ends:
            continue
        chance = odds.chances(place_features(text, table, one))[1]
        if chance >= SURE:
            found.append(_mention(text, one, chance))
            ends = one.end
    return found


def candidates(text: str, table: Words, own: Division | None, province: str, taken: list[tuple[int, int]],
               latest: Callable[[], Mention | None]) -> Iterator[Candidate]:
    """Every name of a division outside `taken`, in order, with what the rules say; `latest()`: the place accepted last."""
    gaz = gazetteer()
    region = _region(own, gaz, province)
    closed = {position for start, end in taken for position in range(start, end)}
    for start, end in matches(text):
        if start in closed or names_office(text, end):
            continue
        last = latest()
        before = gaz.by_code.get(last.attrs.get("adcode", "")) if last is not None and last.end == start else None
        if (one := _candidate(text, table, start, end, gaz, own, province, region, before)) is not None:
            yield one


def _candidate(text: str, table: Words, start: int, end: int, gaz: Gazetteer, own: Division | None, province: str,
               region: Division | None, before: Division | None) -> Candidate | None:
    """What [start, end) may be. `before` is the division named directly before it (南京市鼓楼区)."""
    name = text[start:end]
    named = gaz.named(name)
    official = any(d.name == name for d in named)
    full = official or (len(name) >= 3 and name[-1] in "县区市州旗")
    division = gaz.resolve(name, before or own, province)
    if before is not None and (division is None or not division.within(before)):
        before = None
    if division is None and not official:
        return None
    near = division is not None and region is not None and division.within(region)
    one = Candidate(start, end, division, named[0].level if division is None else division.level, full, official, name in WORDS_TOO, near,
                    division is not None and division == own, before is not None)
    return replace(one, rule=_by_rule(text, table, one, own, region, before))


def _by_rule(text: str, table: Words, one: Candidate, own: Division | None, region: Division | None, before: Division | None) -> float:
    """The confidence that the rules alone would have; 0: they would not take it."""
    name, division, start, end = text[one.start : one.end], one.division, one.start, one.end
    if name in _REGION_WORDS and before is None and not one.own:
        return 0.0
    exact = table.begins(start) and table.ends[table.at(end - 1)] == end
    if one.full and not one.official and not exact:
        return 0.0
    if len(name) == 2 and one.official and table.tags[table.at(start)] != "LOC" and before is None:
        return 0.0
    if not _bounded(table, start, end, one.full, before is not None):
        return 0.0
    if one.full and not one.official and not one.near and not name.endswith(("州", "旗")) and not division_suffix(division, name):
        return 0.0
    if not one.full and not _short_counts(text, table, start, end, name, division, own, region, before):
        return 0.0
    if names_institution(text, table, end, one.full):
        return 0.0
    return 0.6 if division is None else 0.9 if one.full else 0.8


def _mention(text: str, one: Candidate, chance: float) -> Mention:
    name, division = text[one.start : one.end], one.division
    if division is None:  # several equally likely: a City without a code
        return Mention("City", one.start, one.end, name, "places", round(min(chance, 0.6), 3), {"level": one.level}, key=name)
    own_form = one.full and not one.official and name[-1] not in "州旗" and not division.name.endswith(("自治县", "自治州"))
    return Mention("City", one.start, one.end, name if own_form else division.name, "places", round(chance, 3),
                   {"level": division.level, "adcode": division.adcode}, key=division.adcode)


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
