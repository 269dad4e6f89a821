"""Divisions by name, as resolving needs them: official names before all others, as of a year, and an answer only where it is certain."""
from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from graph.resolve import ids
from ingest.gazetteer import Division, chains, gazetteer
from ingest.gazetteer.divisions import stem
from ingest.gazetteer.history import history
from ingest.vocabulary import words


def named(name: str) -> tuple[Division, ...]:
    """All divisions of exactly this official name (several for 朝阳区); failing that, those of this other name (淄博, 沙县), of the highest level.

    湘潭市 is the prefecture and never 湘潭县, although a county may have been called a city.
    """
    found = gazetteer().named(name)
    official = tuple(d for d in found if d.name == name)
    return official or tuple(d for d in found if d.level == found[0].level)


@lru_cache(maxsize=8192)
def named_in(name: str, year: int | None) -> tuple[Division, ...]:
    """As `named`, as of a year: 巢湖市 is a prefecture up to 2011 and a county later, 宜宾县 is 叙州区, 莱芜市 the prefecture that ended in 2019.

    Names that were in force in the year come first. A name that no division bears today is known by what it was, whatever the year.
    """
    present, formers = named(name), history().named(name)
    in_force = [f.division for f in formers if f.in_force(year)]
    if in_force and year is not None:
        still = [d for d in present if history().began(d) <= year]
        return tuple(dict.fromkeys((*still, *in_force)))
    return present or tuple(dict.fromkeys(f.division for f in formers))


def leading(name: str) -> Division | None:
    """The province or prefecture that a longer name begins with (湘潭经开区 → 湘潭市, 山东省发改委 → 山东省), if it is one and only one."""
    for length in range(min(len(name) - 1, 11), 1, -1):
        head = name[:length]
        found = [d for d in named(head) if d.level in ("province", "prefecture") and (d.name == head or len(name) - length > 1)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def one(name: str, province: str = "", year: int | None = None) -> Division | None:
    """The division of this name, if it is certain: the only one, or the only one in `province`, or the one that contains all others."""
    return certain([d for d in named_in(name, year) if not province or d.province == province])


def chained(name: str) -> Division | None:
    """The division that a chain of names means (徐州市鼓楼区), if it is one and only one."""
    found = () if named(name) else chains.meant(name)
    return found[0] if len(found) == 1 else None


def certain(found: Iterable[Division]) -> Division | None:
    """The only one of the divisions, or the one that contains all others; None where that leaves several, or there is none."""
    found = list(found)
    top = [d for d in found if all(other.within(d) for other in found)]
    return top[0] if len(top) == 1 else None


def prefecture(place: Division) -> Division:
    """The division that zones and towns are told apart in: the prefecture; the county where the province runs it; a municipality itself."""
    above = gazetteer().by_code.get(place.parent)
    if place.level in ("county", "zone") and above is not None and (above.level == "prefecture" or above.adcode[:2] in _MUNICIPALITIES):
        return above
    return place


_MUNICIPALITIES = ("11", "12", "31", "50")


def is_municipality(place: Division) -> bool:
    """Whether the division is Beijing, Tianjin, Shanghai or Chongqing: a province that is a city."""
    return place.level == "province" and place.adcode[:2] in _MUNICIPALITIES


def node_id(place: Division) -> str:
    """The node id of a division. One that ended has the year after its code, as codes are given out again (500110 was 万盛区, is 綦江区)."""
    end = history().end(place)
    return ids.coded_city(place.adcode) + (f"@{end.ended}" if end else "")


def of_node(node: str) -> Division | None:
    """The present division that a node id stands for; None for one that ended, a place without a code, and what is no place."""
    kind, _, code = node.partition(":")
    return gazetteer().by_code.get(code) if kind == "city" else None


def short_stem(place: Division) -> str:
    """The name that zones carry before their kind: 湘潭 for 湘潭市; the whole name where the stem is one character (攸县)."""
    bare = stem(place.name)
    return bare if len(bare) >= 2 else place.name


@lru_cache(maxsize=1)
def ordinary() -> frozenset[str]:
    """Short names that are words of their own (和平, 新城): no place without its ending."""
    return frozenset(words("places/ordinary_words"))
