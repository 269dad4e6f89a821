"""Which zone a name means and which division it lies in: 湘潭经开区 in 湘潭市, 醴陵国家级经济技术开发区 in 醴陵市, 前海 in 深圳市."""
from __future__ import annotations

import re
from dataclasses import dataclass

from graph.resolve import places
from ingest.gazetteer import Division, gazetteer
from ingest.gazetteer.zone_table import Zone, is_bare, plain, zone_named
from ingest.gazetteer.zones import ENDING, GENERIC

_NO_HEAD = re.compile(r"^(?:[路街湖山江河湾港桥岛门口镇乡村]|大[道街桥])")
"""What after a short name makes it another: 杭州湾, 松山湖."""
_NESTED = re.compile(r"^(.*?(?:经开区|高新区|综保区|开发区|保税区|科技园|产业园|工业园|新区))(?=.{2,}$)")
_BODY = re.compile(r"大学(?!城|科技园)|学院|研究院|集团|公司|大众|合作共建")
"""A zone that a body of another place has set up (上海某大学产业园) lies in the report's own."""
_REGION = re.compile(r"(?:都市圈|城市群|经济圈|经济带)$")
_GENERIC_WHOLE = re.compile(r"^(?:合作|消费|资源|产业|特色|现代|新兴|新型|工业|农业|文化|创意|创新|综合|合作|[省市县区]级|夜间|文旅|旅游|夜|经济)*"
                            r"(?:集聚区|产业园|工业园|合作区|度假区|科技园|创业园|物流园|经济区|商务区)$")


@dataclass(frozen=True)
class Located:
    """A zone as far as it is known. `key` is its plain name, `parent` the division it lies in (None: several provinces, or unknown), `how` that
    is known: `list` (the closed list), `name`, `before` (the words before it), `stated` (a PART_OF), `own` (the report's own place, which
    nothing contradicts), or empty; `entry` its line of the list."""

    key: str
    parent: Division | None
    how: str
    entry: Zone | None = None
    region: bool = False


def locate(name: str, home: Division | None, before: Division | None, stated: tuple[Division, ...], year: int | None = None) -> Located:
    """The zone that `name` means in a report of `home`, where `before` stands directly before it and a PART_OF names `stated`."""
    key = plain(name)
    nested = _NESTED.match(key)
    if nested and is_bare(nested.group(1)):
        holder = before or home
        if holder is not None and _names_zones(holder):
            key = places.short_stem(holder) + key
            nested = _NESTED.match(key)
    entry = zone_named(key) or zone_named(name)
    if entry is not None and before is not None and not _fits(entry, before):  # 雄安新区中关村科技园
        return Located(places.short_stem(before) + key, before, "before")
    if entry is not None:
        return Located(plain(entry.name), gazetteer().by_code.get(entry.parent), "list", entry, entry.kind == "region")
    if is_bare(key):
        return _bare(key, home, before, stated)
    if nested and (inner := heads(key[nested.end() :], home, year))[0]:
        key = key[nested.end() :]
        chain, cut = inner
    else:
        chain, cut = heads(key, home, year)
    place = _host(chain, home)
    if place is not None and home is not None and not place.within(home) and (_BODY.search(key[cut:]) or places.short_stem(home) in key[cut:]):
        place, cut = None, 0
    if place is not None and cut:
        rest = key[cut:]
        entry = zone_named(rest) if places.certain([place]) and not is_bare(rest) and len(rest) > 3 else None
        if entry is not None and _fits(entry, place):  # 深圳光明科学城
            return Located(plain(entry.name), gazetteer().by_code.get(entry.parent), "list", entry, entry.kind == "region")
        if len(chain) > 1 and chain[-1] == place:
            key = places.short_stem(place) + rest
        elif key.startswith(place.name):
            key = places.short_stem(place) + key[len(place.name) :]
    if _REGION.search(key):
        holder = place or home
        return Located(key, gazetteer().by_code.get(holder.adcode[:2] + "0000") if holder else None, "name" if place else "own" if home else "", None, True)
    if place is not None and not (home is not None and home != place and home.within(place)):
        if before is not None and before != place and before.within(place):
            return Located(key, before, "before")
        return Located(key, place, "name")
    if before is not None and not (home is not None and home != before and home.within(before)):
        return Located(key, before, "before")
    if len(stated) == 1:
        return Located(key, stated[0], "stated" if stated[0] != home else "own")
    if home is None:
        return Located(key, place or before, "name" if place else "before" if before else "")
    if home.level == "province" and not places.is_municipality(home) and (_GENERIC_WHOLE.match(key) or GENERIC.match(key)):
        return Located(key, None, "")
    return Located(key, home, "own")


def _bare(key: str, home: Division | None, before: Division | None, stated: tuple[Division, ...]) -> Located:
    """高新区 alone: of the place before it, the stated one, the report's own; several zones of a province are called so."""
    for place, how in ((before, "before"), (stated[0] if len(stated) == 1 else None, "stated"), (home, "own")):
        if place is not None and _names_zones(place):
            full = places.short_stem(place) + key
            entry = zone_named(full)
            if entry is not None:
                return Located(plain(entry.name), gazetteer().by_code.get(entry.parent), "list", entry)
            return Located(full, place, "own" if place == home and how == "stated" else how)
    return Located(key, None, "")


def _names_zones(place: Division) -> bool:
    return place.level != "province" or places.is_municipality(place)


def heads(name: str, home: Division | None, year: int | None = None) -> tuple[list[Division], int]:
    """The divisions that a zone's name begins with, and how many characters they take: 新疆喀什深圳产业园 begins with three.

    Provinces and prefectures count by their short names, counties by theirs where they lie in the division before, in the report's own
    prefecture, or (directly before the kind) in its province: elsewhere they are other things more often than not (灯塔产业园, 太湖新城).
    """
    chain: list[Division] = []
    at = 0
    while len(name) - at > 2:
        found = _head(name[at:], chain[-1] if chain else None, home, year)
        if found is None:
            break
        chain.append(found[0])
        at += found[1]
    return chain, at


def _head(rest: str, above: Division | None, home: Division | None, year: int | None) -> tuple[Division, int] | None:
    area = places.prefecture(home) if home is not None else None
    province = home.adcode[:2] if home is not None else ""
    for length in range(min(len(rest) - 1, 11), 1, -1):
        word = rest[:length]
        found = places.named_in(word, year)
        if home is not None and above is None and home.level in ("prefecture", "county") and word == places.short_stem(home):
            return home, length  # 吉林经开区 in a report of 吉林市
        if word == "台湾" or not found or (not (full := any(d.name == word for d in found)) and _NO_HEAD.match(rest[length:])):
            continue
        if ENDING.match(word) and not full:
            continue
        inside = [d for d in found if above is not None and d != above and d.within(above)]
        local = [d for d in found if area is not None and d.within(area)]
        direct = ENDING.match(rest, length) is not None or GENERIC.match(_before_ending(rest[length:])) is not None
        nearby = [d for d in found if d.adcode[:2] == province and d.name[-1] in "市县区旗"] if direct and word not in places.ordinary() else []
        high = [d for d in found if d.level in ("province", "prefecture")]
        if not full and word in places.ordinary() and not direct and not local and not inside:
            high = []
        for group in (inside, local, high, nearby, list(found) if full and length >= 3 else []):
            if (place := places.certain(group)) is not None:
                return place, length
        if full or high:
            return None
    return None


def _before_ending(rest: str) -> str:
    ends = [m.start() for m in ENDING.finditer(rest)]
    return rest[: ends[-1]] if ends else rest


def _host(chain: list[Division], home: Division | None) -> Division | None:
    """Where the zone lies: the last of places within one another; of two that are not (淄博石嘴山工业园), the one that is not the report's own.
    Farmers' parks called after Taiwan lie on the mainland."""
    if not chain:
        return None
    runs = [chain[0]]
    for place in chain[1:]:
        if place.within(runs[-1]):
            runs[-1] = place
        else:
            runs.append(place)
    if home is not None and len(runs) > 1:
        if runs[0] != home and (runs[0].within(home) or home.within(runs[0])):
            return runs[0]
        foreign = [p for p in runs if not p.within(home) and not home.within(p)]
        return foreign[0] if foreign else runs[-1]
    return runs[0]


def _fits(entry: Zone, place: Division) -> bool:
    parent = gazetteer().by_code.get(entry.parent)
    return parent is None or parent.within(place) or place.within(parent)
