"""Whether two names mean one thing, by the rule by which extraction is scored.

Stated again here because whoever learns from annotations of their own has no scorer: City and Leader by equal names (a city also without the
suffix of its level), Policy by four in five of their pairs of letters, Reform and Pilot by half of them, or by one name within the other. Outcomes go by their numbers,
not by names, and are never one here.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_MARKS = re.compile(r"[\s“”\"'‘’《》〈〉()（）\[\]【】、,，.。;；:：·\-—]+")
_LEVEL = re.compile(r"(特别行政区|自治区|自治州|自治县|省|市|区|县)$")
_EQUAL_ONLY = ("City", "Leader")
_ALIKE = {"Policy": 0.8, "Reform": 0.5, "Pilot": 0.5}
"""Type → the Dice coefficient of pairs of letters from which two names are one."""
_WITHIN = 0.5
"""A name within another is the same where it is at least so much of it."""


def same_thing(kind: str, names: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one of the `names` of a thing of that type is one of the `others`."""
    return any(_one(kind, a, b) for a in names for b in others)


def same_recogniser(name: str, other: str) -> bool:
    """Whether two names of who or what recognised something are one."""
    return normal(name) == normal(other) or within(name, other, 0.4) or dice(name, other) >= 0.5


def _one(kind: str, a: str, b: str) -> bool:
    if kind in _EQUAL_ONLY:
        x, y = normal(a), normal(b)
        return x == y or (kind == "City" and _LEVEL.sub("", x) == _LEVEL.sub("", y))
    return kind in _ALIKE and (normal(a) == normal(b) or dice(a, b) >= _ALIKE[kind] or within(a, b, _WITHIN))


def normal(name: str) -> str:
    """A name in half-width lower case without marks and blanks."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", name or "")).lower()


def dice(a: str, b: str) -> float:
    """The Dice coefficient of the pairs of neighbouring letters, 0 to 1."""
    x, y = _pairs(a), _pairs(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0


def within(a: str, b: str, share: float) -> bool:
    """Whether the shorter name stands in the longer and is at least `share` of it."""
    a, b = sorted((normal(a), normal(b)), key=len)
    return bool(a) and a in b and len(a) >= share * len(b)


def _pairs(name: str) -> set[str]:
    name = normal(name)
    return {name[i : i + 2] for i in range(len(name) - 1)} or ({name} if name else set())
