"""Towns, townships and subdistricts: told apart by the county they lie in, as far as the report says it. There is no national table of them,
as names repeat by the hundred (城关镇)."""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from graph.resolve import places
from graph.resolve.context import Context
from graph.resolve.zones import heads
from ingest.facts import Entity
from ingest.gazetteer import Division, gazetteer

NAME = re.compile(r"^[\u4e00-\u9fff]{1,10}(?:镇|乡|街道|苏木)$")
_ID = re.compile(r"^city:([\u4e00-\u9fff]{1,10}(?:镇|乡|街道|苏木))@(\d{6})$")
_SHORTEST = {"镇": 2, "乡": 2, "街道": 3, "苏木": 3}


@dataclass(frozen=True)
class Town:
    """`name` without the places before it, `parent` the county, or the next above that is known, `how` it is known (as `zones.Located`)."""

    name: str
    parent: Division | None
    how: str


def locate(entity: Entity, home: Division | None, context: Context, stated: tuple[Division, ...]) -> Town:
    """The township that the entity names in a report of `home`."""
    name, inside = _split(entity.name.strip(), home)
    for place, how in ((inside, "name"), (context.agreed(entity), "before"), (stated[0] if len(stated) == 1 else None, "stated"), (context.elsewhere(name), "before")):
        if place is not None and is_parent(place):
            return Town(name, place, how)
    if home is not None and is_parent(home):
        return Town(name, home, "own")
    return Town(name, inside or home, "own" if home else "")


def is_parent(place: Division) -> bool:
    """Whether townships are directly below: a county, or one of the few prefectures that have none (东莞市)."""
    return place.level in ("county", "zone") or (place.level == "prefecture" and place.adcode not in _with_counties())


@lru_cache(maxsize=1)
def _with_counties() -> frozenset[str]:
    return frozenset(d.parent for d in gazetteer().by_code.values())


def settled(nodes: Iterable[str]) -> dict[str, str]:
    """Of the City ids of many reports: where each township whose county its own report does not tell (`city:花石镇@430300`) belongs, if other
    reports tell of one and only one of that name in the prefecture (`city:花石镇@430321`). Ids that stay are left out."""
    known: dict[tuple[str, str], set[str]] = {}
    loose = []
    for node in sorted(set(nodes)):
        found = _ID.match(node)
        place = gazetteer().by_code.get(found.group(2)) if found else None
        if found is None or place is None:
            continue
        if place.level == "prefecture" and not is_parent(place):
            loose.append((node, found.group(1), place))
        elif place.level == "county":
            known.setdefault((found.group(1), places.prefecture(place).adcode), set()).add(node)
    return {node: next(iter(found)) for node, name, place in loose if len(found := known.get((name, place.adcode), set())) == 1}


def without_places(name: str, place: Division) -> str:
    """The township's name without the divisions before it, in a report of `place`: 尤溪洋中镇 → 洋中镇."""
    return _split(name, place)[0]


def _split(name: str, home: Division | None) -> tuple[str, Division | None]:
    """尤溪洋中镇 → 洋中镇 in 尤溪县; 高唐镇 stays what it is."""
    chain, cut = heads(name, home)
    rest = name[cut:]
    ending = next((e for e in _SHORTEST if rest.endswith(e)), "")
    if not chain or not ending or len(rest) < _SHORTEST[ending] + 1:
        return name, None
    return rest, places.certain([chain[-1]])
