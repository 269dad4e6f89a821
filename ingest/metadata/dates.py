"""Dates and years as reports write them → ISO 8601, as precise as stated."""
from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1949, 2100
"""Years outside are typing errors: the reports are of the People's Republic."""

_DIGITS = dict(zip("〇零○一二三四五六七八九", "000123456789", strict=True))
_CN = "[〇零○一二三四五六七八九]"
_SMALL = "[一二三四五六七八九十]{1,3}"
_PATTERNS = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[年\-/.]\s?(?P<m>\d{1,2})\s?[月\-/.]\s?(?P<d>\d{1,2})(?!\d)\s?日?"),
    re.compile(rf"(?P<y>{_CN}{{4}})年(?P<m>{_SMALL})月(?P<d>{_SMALL})日"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?年\s?(?P<m>\d{1,2})\s?月(?!\s?\d)"),
    re.compile(rf"(?P<y>{_CN}{{4}})年(?P<m>{_SMALL})月"),
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_GIVEN = re.compile(r"(\d{4})(?:[-/.年]\s?(\d{1,2})(?:[-/.月]\s?(\d{1,2})日?)?)?[年月]?(?:[T\s].*)?")


class Found(NamedTuple):
    """A date in a text: ISO form, year, month (0 if not stated) and where it stands."""

    iso: str
    year: int
    month: int
    start: int
    end: int


def first_date(text: str, position: int = 0) -> Found | None:
    """The first full date, else the first year and month, that exists in the calendar."""
    for patterns in (_PATTERNS[:2], _PATTERNS[2:]):
        hits = sorted((m for p in patterns for m in p.finditer(text, position)), key=lambda m: m.start())
        for match in hits:
            groups = match.groupdict()
            year, month, day = _number(groups["y"]), _number(groups["m"]), _number(groups.get("d") or "0")
            if iso := to_iso(year, month, day):
                return Found(iso, year, month, match.start(), match.end())
    return None


def to_iso(year: int, month: int = 0, day: int = 0) -> str:
    """`2020-01-10`, `2020-01` or `2020`; empty if there is no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    if not month:
        return f"{year}"
    try:
        date(year, month, day or 1)
    except ValueError:
        return ""
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def given_date(value: object) -> str:
    """A date that a person or a file gave, as ISO; empty if it is none (2020-13-45)."""
    text = str(value).strip()
    if found := _COMPACT.fullmatch(text):
        return to_iso(*map(int, found.groups()))
    if found := _GIVEN.fullmatch(text):
        return to_iso(*(int(part or 0) for part in found.groups()))
    found_date = first_date(text)
    return found_date.iso if found_date else ""


def given_year(value: object) -> int | None:
    """A year that a person or a file gave (2020, "2020", "2020年"); `None` if it is none ("abc", 99999)."""
    text = str(value).strip().removesuffix("年").removesuffix(".0")
    if isinstance(value, bool) or not re.fullmatch("[0-9]{4}", text):
        return None
    return int(text) if FIRST_YEAR <= int(text) <= LAST_YEAR else None


def _number(text: str) -> int:
    """Value of 2020, 二〇二〇, 十二, 二十七."""
    if text.isascii():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0"))
    return int("".join(_DIGITS[c] for c in text))
