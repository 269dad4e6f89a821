"""When two people of one name are one person: compatible places and times, by readable rules."""
from __future__ import annotations

import re

from graph.identity.items import Item
from ingest.gazetteer import gazetteer

YEARS = 10
"""Years between two reports within which one person may stay in one place's leadership."""
SAME_PLACE, ABOVE, SAME_PROVINCE, ELSEWHERE = 0.98, 0.92, 0.6, 0.25
"""Probabilities, set by reasoning, not learnt: a name that a place's leadership has twice within ten years is nearly always one person."""

_NATIONAL = re.compile(r"^(?:中共中央)?总书记$|国家(?:副)?主席|国务院(?:副)?总理|^(?:副)?总理$|中央军委(?:副)?主席|全国人大常委会(?:副)?委员长|全国政协(?:副)?主席")
"""Titles of which the whole country has one holder or a few: two of one name are one person wherever they are told of."""


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
