"""When two people of one name are one person: compatible places and times, by readable rules."""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from graph.identity.items import Item
from graph.resolve import places
from ingest.gazetteer import gazetteer
from ingest.offices import headed

YEARS = 10
"""Years between two reports within which one person may stay in one place's leadership."""
SAME_PLACE, ABOVE, SAME_PROVINCE, ELSEWHERE = 0.98, 0.92, 0.6, 0.25
"""Probabilities, set by reasoning, not learnt: a name that a place's leadership has twice within ten years is nearly always one person."""
TWO_HEADS = 0.5
"""Of two who head different places (党政正职) in one year: one person may have gone from the one to the other, so it is for a person to say."""

_NATIONAL = re.compile(r"^(?:中共中央)?总书记$|国家(?:副)?主席|国务院(?:副)?总理|^(?:副)?总理$|中央军委(?:副)?主席|全国人大常委会(?:副)?委员长|全国政协(?:副)?主席")
"""Titles of which the whole country has one holder or a few: two of one name are one person wherever they are told of."""


def stretches(items: Iterable[Item]) -> list[list[Item]]:
    """The items of one name and place in the order of years, parted where nothing is told of for more than `YEARS`: who is told of in 2003 and in 2024
    need not be one person."""
    parts: list[list[Item]] = []
    for item in sorted(items, key=lambda i: (i.year or 0, i.unit)):
        before = parts[-1][-1].year if parts else None
        if not parts or (item.year and before and item.year - before > YEARS):
            parts.append([])
        parts[-1].append(item)
    return parts


def lives(items: Iterable[Item]) -> list[list[Item]]:
    """The people's items by id and stretch of years, each with what all of its stretch tell of posts as head; those of one id follow each other."""
    by_base: dict[str, list[Item]] = {}
    for item in items:
        by_base.setdefault(item.unit.base, []).append(item)
    return [[headed_by(item, part) for item in part] for _, each in sorted(by_base.items()) for part in stretches(each)]


def headed_by(item: Item, alike: Iterable[Item]) -> Item:
    """The item with all years in which `alike`, the same person, head their place."""
    return replace(item, heads=frozenset(i.year for i in alike if i.year and _heads(i.post, i.scope)))


def two_heads(a: Item, b: Item) -> bool:
    """Whether they head different places (党政正职) in one year, by what `headed_by` found."""
    return a.scope != b.scope and bool(a.heads & b.heads)


@lru_cache(maxsize=50_000)
def _heads(post: str, scope: str) -> bool:
    """Whether the post is the head of the party or government of the place itself: 市委书记 of a county's report is none of the county."""
    place = places.of_node(scope)
    return place is not None and any(place.name.endswith(level) for level in headed(post))


def person_score(a: Item, b: Item) -> tuple[float, str]:
    """(probability that both are one person, why). The names are equal already."""
    gap = abs(a.year - b.year) if a.year and b.year else 0
    late = 0.3 if gap > YEARS else 0.0
    kind = _relation(a.scope, b.scope)
    if _NATIONAL.search(a.post) and _NATIONAL.search(b.post):
        return SAME_PLACE, f"国家领导职务，相隔 {gap} 年"
    score = {"same": SAME_PLACE, "above": ABOVE, "province": SAME_PROVINCE, "": ELSEWHERE}[kind]
    if a.post and a.post == b.post and kind != "same":
        score = min(score + 0.1, SAME_PLACE)
    if two_heads(a, b):
        return min(TWO_HEADS, score), "同一年在两地任党政正职"
    reason = {"same": "同一地区", "above": "上下级地区", "province": "同省", "": "异地"}[kind]
    return round(score - late, 4), f"{reason}，相隔 {gap} 年"


def _relation(a: str, b: str) -> str:
    if a == b:
        return "same"
    x, y = (gazetteer().by_code.get(s.partition(":")[2]) for s in (a, b))
    if x is None or y is None:
        return ""
    if x.within(y) or y.within(x):
        return "above"
    return "province" if x.province == y.province else ""
