"""Values that a person or a file gave for a report, brought into one form; what cannot be used is told, not kept."""
from __future__ import annotations

from typing import Any

from ingest.gazetteer import gazetteer
from ingest.metadata.dates import FIRST_YEAR, LAST_YEAR, given_date, given_year

LONGEST = 300
"""Characters of a text value; longer ones are no title or name."""


def normalised(key: str, value: Any, origin: str, warnings: list[str]) -> Any:
    """The value in the form of `Metadata` (year an int, date ISO, names as text), or `None` with a warning added if it is none."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if key == "year":
        found: Any = given_year(value)
        expected = f"四位数年份，{FIRST_YEAR} 至 {LAST_YEAR}", f"a year from {FIRST_YEAR} to {LAST_YEAR}"
    elif key == "date":
        found = given_date(value) or None
        expected = "日期，如 2020-12-24、2020-12 或 2020", "a date such as 2020-12-24, 2020-12 or 2020"
    else:
        found = " ".join(str(value).split()) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
        found = found if 0 < len(found) <= LONGEST and found.isprintable() else None
        expected = f"不超过 {LONGEST} 字的一行文字", f"one line of text of at most {LONGEST} characters"
    if found is None:
        shown = str(value)[:40]
        warnings.append(f"{key}（{origin}）的值 {shown!r} 不能使用，应为{expected[0]} · {key} ({origin}): {shown!r} cannot be used, expected {expected[1]}")
    return found


def official_city(name: str, province: str = "") -> tuple[str, str]:
    """A jurisdiction's name in full official form and its province (淄博 → 淄博市, 山东省); a name that the gazetteer does not know, such
    as that of a zone, comes back as it is with an empty province."""
    division = gazetteer().resolve(name, province=province)
    if division is None:
        candidates = gazetteer().named(name)
        return (candidates[0].name if len({c.name for c in candidates}) == 1 else name), ""
    return division.name, division.province


def official_province(name: str) -> str:
    """A province's name in full (山东 → 山东省); others come back as they are."""
    return next((d.name for d in gazetteer().named(name) if d.level == "province"), name)
