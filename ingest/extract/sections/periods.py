"""What the five-year periods that a head or a sentence names say of it: those to come are planned, those that are over are past."""
from __future__ import annotations

import re

_ONES = "一二三四五六七八九"
_PERIOD = re.compile(rf"(十[{_ONES}])五[”\"]|第(十[{_ONES}])个五年")
_LOOKS_BACK = re.compile(r"成就|成绩|回顾|总结|成效|情况|以来|开局|收官")
_OVER = re.compile(rf"^(?:——)?[“\"]?(十[{_ONES}])五[”\"]?(?:时期|期间)(?:以来)?[，,]")


def begins(numeral: str) -> int:
    """The year in which the five-year period of a number begins: 十四 → 2021."""
    return 2001 + 5 * (_ONES.index(numeral[1]) + 1)


def head_of_period(head: str, year: int | None) -> bool:
    """Whether `head` names a five-year period that begins in the report's year or later, none before it, and no looking back."""
    named = [begins(match[1] or match[2]) for match in _PERIOD.finditer(head)]
    return bool(named and year and min(named) >= year) and not _LOOKS_BACK.search(head)


def tells_of_period_over(sentence: str, year: int | None) -> bool:
    """Whether a sentence opens with a five-year period (“十四五”时期，…) that was over before the report's year."""
    match = _OVER.search(sentence)
    return bool(match and year and begins(match[1]) + 5 <= year)
