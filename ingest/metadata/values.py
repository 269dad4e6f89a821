"""Values that a person or a file gave for a report, brought into one form; what cannot be used is told, not kept."""
from __future__ import annotations

import re
from typing import Any

from ingest.gazetteer import chains, gazetteer
from ingest.gazetteer.history import history
from ingest.gazetteer.zone_table import zone_named
from ingest.gazetteer.zones import ENDING
from ingest.metadata.dates import FIRST_YEAR, LAST_YEAR, given_date, given_year

LONGEST, _SHOWN = 300, 40
"""Characters of a text value, longer ones are no title or name; and how many of one are shown in a message."""
NONE = {"none": True}
"""The value of what a person cleared: the report has none, whatever its text says. An empty value is none given: the text's counts."""
_TOWNSHIP = re.compile("..(?:镇|乡|街道|苏木)$")
_MOST = 6
"""Places of one name that are told; the others are as easily guessed."""


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
        shown = str(value)[:_SHOWN]
        warnings.append(f"{key}（{origin}）的值 {shown!r} 不能使用，应为{expected[0]} · {key} ({origin}): {shown!r} cannot be used, expected {expected[1]}")
    return found


def official_city(name: str, province: str = "") -> tuple[str, str]:
    """A jurisdiction's name in full official form and its province (淄博 → 淄博市, 山东省; 南京市玄武区 → 玄武区, 江苏省). A name that no table has, such
    as that of a zone, comes back as it is with an empty province; where several are called so, what they share is told. A former name stays."""
    found = chains.meant(name, province)
    provinces, names = {d.province for d in found}, {chains.telling(d) for d in found} if len(found) == 1 else {d.name for d in found}
    former = not gazetteer().named(name) and history().named(name)
    return (names.pop() if len(names) == 1 and not former else name), (provinces.pop() if len(provinces) == 1 else "")


def city_doubt(name: str, province: str = "") -> str:
    """Why it is not certain which place a given city is, with what to write instead; empty where it is certain. Zones and townships, of which
    there is no table, are believed."""
    found, shown = chains.meant(name, province), name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
    if len(found) > 1:
        these = [chains.spelled(division) for division in found]
        zh, en = "、".join(these[:_MOST]) + (" 等" if len(these) > _MOST else ""), ", ".join(these[:_MOST]) + (" …" if len(these) > _MOST else "")
        return f"地区“{shown}”有 {len(these)} 处，请写明是哪一处：{zh} / several places are called {shown}; write which one: {en}"
    if found or ENDING.search(name) or zone_named(name) or _TOWNSHIP.search(name):
        return ""
    near = chains.near(name)
    zh, en = (f"；是否指：{'、'.join(near)}", f"; perhaps {', '.join(near)}") if near else ("", "")
    return f"没有找到名为“{shown}”的地区{zh} / no place is called {shown}{en}"


def official_province(name: str) -> str:
    """A province's name in full (山东 → 山东省); others come back as they are."""
    return next((d.name for d in gazetteer().named(name) if d.level == "province"), name)
