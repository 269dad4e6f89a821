"""Past figures in a plan and goals in a review, where a clause says so itself: 去年达到5万人，今年力争达到6万人."""
from __future__ import annotations

import re

_BREAKS = "，。；;,\n"
_THEN = re.compile(
    r"^(?:其中|[^，。；\d]{0,10}?)(?:去年|上年|(?<![到至比较从由与])(?P<year>20\d\d)年|目前|截至目前)(?!的|以来|基础|起|前|至|到|[—-])"
    r"[^，。；]{0,20}?(?:达到?|完成|实现|为|是|有)"
)
_GOAL = re.compile(r"力争|(?:今年|明年|20\d\d年)的?(?:预期)?目标(?:是|为)|今年(?:计划|预期|要)")
_BASE = re.compile(r"[比较从由与以按](?:去年|上年|20\d\d年|目前)")


def is_plan(text: str, first: int, at: int, plan: bool, year: int | None) -> bool:
    """Whether the number at `at`, in a sentence that begins at `first`, is still to be reached; `plan` is what holds of the sentence, `year` that of the report."""
    start = at
    while start > first and text[start - 1] not in _BREAKS:
        start -= 1
    clause = text[start:at]
    if plan:
        match = _THEN.match(clause)
        return not match or bool(_GOAL.search(clause)) or bool(_BASE.search(clause)) or bool(match["year"] and (not year or int(match["year"]) >= year))
    since = max(text.rfind(mark, first, at) for mark in "；;")
    return bool(_GOAL.search(text, max(first, since + 1), at))
