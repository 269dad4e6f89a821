"""From what a person writes to what Cypher gets, for the types that need no graph: years, numbers, choices, text.

Every function raises `BadParameter` with what is expected and, where there is one, an example.
"""
from __future__ import annotations

import re
import unicodedata
from typing import Any

from graph.asked.near import near
from graph.asked.text import shown, text
from graph.words import TERMS
from queries.errors import BadParameter
from queries.spec import Parameter

EVERYTHING = ("*", "全部", "all")
"""Values that mean "do not filter by this", where a parameter allows it."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
_DASH = r"\s*(?:-|–|—|~|～|至|到|/)\s*"
_YEARS = re.compile(rf"(?P<from>\d{{4}})?年?(?:(?P<dash>{_DASH})(?P<to>\d{{4}})?年?)?")


def literal(parameter: Parameter, value: Any) -> dict[str, Any]:
    """The Cypher parameters of a years, number, level, choice or text parameter."""
    kind = parameter.type
    if kind == "years":
        first, last = years(value, parameter.name)
        return dict(zip(parameter.cypher_names, (first, last), strict=True))
    if kind == "number":
        return {parameter.name: number(parameter, value)}
    if kind in ("level", "choice"):
        return {parameter.name: choice(parameter, value)}
    return {parameter.name: text(value, parameter.name)}


def years(value: Any, name: str) -> tuple[int, int]:
    """A range of years, both ends included: 2017-2020, 2017, 2017- (from then on), -2020 (until then), or a pair (2017, 2020)."""
    if isinstance(value, (list, tuple)) and len(value) == 2:
        value = f"{value[0]}-{value[1]}"
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    expected = (f"{name} 应为年份或年份范围，如 2017-2020、2017-、-2020", f"{name} is a year or a range of years such as 2017-2020, 2017- or -2020")
    if not isinstance(value, str):
        raise _not(expected, value)
    found = _YEARS.fullmatch(unicodedata.normalize("NFKC", value).strip())
    if not found or not (found["from"] or found["to"]):
        raise _not(expected, value)
    first = int(found["from"]) if found["from"] else FIRST_YEAR
    last = int(found["to"]) if found["to"] else (LAST_YEAR if found["dash"] else first)
    if not (FIRST_YEAR <= first <= LAST_YEAR and FIRST_YEAR <= last <= LAST_YEAR):
        raise _not((f"{expected[0]}，在 {FIRST_YEAR} 与 {LAST_YEAR} 之间", f"{expected[1]}, between {FIRST_YEAR} and {LAST_YEAR}"), value)
    if first > last:
        raise BadParameter(f"{expected[0]}；{shown(value)} 的止年早于起年。", f"{expected[1]}; {shown(value)} ends before it begins.")
    return first, last


def show_years(first: int, last: int) -> str:
    """The range as a person writes it."""
    if first == last:
        return str(first)
    return f"{'' if first == FIRST_YEAR else first}-{'' if last == LAST_YEAR else last}"


def number(parameter: Parameter, value: Any) -> int:
    """A whole number between the parameter's bounds."""
    low, high = parameter.min, parameter.max
    zh = f"{low} 到 {high} 之间的" if low is not None and high is not None else f"不小于 {low} 的" if low is not None else \
        f"不大于 {high} 的" if high is not None else ""
    en = f" from {low} to {high}" if low is not None and high is not None else f" of at least {low}" if low is not None else \
        f" of at most {high}" if high is not None else ""
    expected = (f"{parameter.name} 应为{zh}整数", f"{parameter.name} is a whole number{en}")
    if isinstance(value, str):
        digits = unicodedata.normalize("NFKC", value).strip()
        if not re.fullmatch(r"[+-]?\d{1,12}", digits):
            raise _not(expected, value)
        value = int(digits)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _not(expected, value)
    if (low is not None and value < low) or (high is not None and value > high) or abs(value) >= 2**53:
        raise _not(expected, value)
    return value


def choice(parameter: Parameter, value: Any) -> str:
    """A key of the parameter's vocabulary, given as the key or as what people read for it (national, 国家级)."""
    known = TERMS[parameter.terms or "level"]
    wanted = value.strip().lower() if isinstance(value, str) else value
    for key, words in known.items():
        if wanted in (key.lower(), *(w.lower() for w in words.values())):
            return key
    zh = "、".join(f"{words['zh']}（{key}）" for key, words in known.items())
    en = ", ".join(f"{key} ({words['en']})" for key, words in known.items())
    close = near(wanted, known, 1) if isinstance(wanted, str) else []
    hint = (f"相近的：{close[0]}。", f" Near: {close[0]}.") if close else ("", "")
    raise BadParameter(f"{parameter.name} 应为下列之一：{zh}；而不是 {shown(value)}。{hint[0]}",
                       f"{parameter.name} is one of {en}; not {shown(value)}.{hint[1]}")


def _not(expected: tuple[str, str], value: Any) -> BadParameter:
    return BadParameter(f"{expected[0]}，而不是 {shown(value)}。", f"{expected[1]}, not {shown(value)}.")
