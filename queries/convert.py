"""From what a person writes to what Cypher gets, for the types that need no graph: years, numbers, choices, text.

Every function raises `BadParameter` with what is expected and, where there is one, an example.
"""
from __future__ import annotations

import re
import unicodedata
from typing import Any

from queries.errors import BadParameter
from queries.near import near
from queries.spec import Parameter
from queries.terms import TERMS

EVERYTHING = ("*", "全部", "all")
"""Values that mean "do not filter by this", where a parameter allows it."""
MAX_TEXT = 200
"""Characters of a text parameter: longer than any name in the graph needs."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
_DASH = r"\s*(?:-|–|—|~|～|至|到|/)\s*"
_YEARS = re.compile(rf"(?P<from>\d{{4}})?年?(?:(?P<dash>{_DASH})(?P<to>\d{{4}})?年?)?")


def literal(parameter: Parameter, value: Any) -> dict[str, Any]:
    """The Cypher parameters of a years, number, level, choice or text parameter."""
    kind = parameter.type
    if kind == "years":
        first, last = years(value, parameter.name)
        return dict(zip(parameter.cypher_names, (first, last)))
    if kind == "number":
        return {parameter.name: number(parameter, value)}
    if kind in ("level", "choice"):
        return {parameter.name: choice(parameter, value)}
    return {parameter.name: text(value, parameter.name)}


def text(value: Any, name: str) -> str:
    """A line of text without control characters, at most `MAX_TEXT` characters."""
    if not isinstance(value, str):
        raise BadParameter(f"{name} is a text, not {_shown(value)}.")
    found = value.strip()
    if len(found) > MAX_TEXT:
        raise BadParameter(f"{name} is too long: {len(found)} characters, at most {MAX_TEXT}.")
    odd = next((c for c in found if unicodedata.category(c) in ("Cc", "Cs")), None)
    if odd is not None:
        raise BadParameter(f"{name} holds a character that no text has (U+{ord(odd):04X}).")
    return found


def years(value: Any, name: str) -> tuple[int, int]:
    """A range of years, both ends included: 2017-2020, 2017, 2017- (from then on), -2020 (until then), or a pair (2017, 2020)."""
    if isinstance(value, (list, tuple)) and len(value) == 2:
        value = f"{value[0]}-{value[1]}"
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    expected = f"{name} is a year or a range of years such as 2017-2020, 2017- or -2020"
    if not isinstance(value, str):
        raise BadParameter(f"{expected}, not {_shown(value)}.")
    found = _YEARS.fullmatch(unicodedata.normalize("NFKC", value).strip())
    if not found or not (found["from"] or found["to"]):
        raise BadParameter(f"{expected}, not {_shown(value)}.")
    first = int(found["from"]) if found["from"] else FIRST_YEAR
    last = int(found["to"]) if found["to"] else (LAST_YEAR if found["dash"] else first)
    if not (FIRST_YEAR <= first <= LAST_YEAR and FIRST_YEAR <= last <= LAST_YEAR):
        raise BadParameter(f"{expected}, between {FIRST_YEAR} and {LAST_YEAR}; not {_shown(value)}.")
    if first > last:
        raise BadParameter(f"{expected}; {_shown(value)} ends before it begins.")
    return first, last


def show_years(first: int, last: int) -> str:
    """The range as a person writes it."""
    if first == last:
        return str(first)
    return f"{'' if first == FIRST_YEAR else first}-{'' if last == LAST_YEAR else last}"


def number(parameter: Parameter, value: Any) -> int:
    """A whole number between the parameter's bounds."""
    low, high = parameter.min, parameter.max
    bounds = f" from {low} to {high}" if low is not None and high is not None else f" of at least {low}" if low is not None else \
        f" of at most {high}" if high is not None else ""
    expected = f"{parameter.name} is a whole number{bounds}"
    if isinstance(value, str):
        digits = unicodedata.normalize("NFKC", value).strip()
        if not re.fullmatch(r"[+-]?\d{1,12}", digits):
            raise BadParameter(f"{expected}, not {_shown(value)}.")
        value = int(digits)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadParameter(f"{expected}, not {_shown(value)}.")
    if (low is not None and value < low) or (high is not None and value > high) or abs(value) >= 2**53:
        raise BadParameter(f"{expected}, not {value}.")
    return value


def choice(parameter: Parameter, value: Any) -> str:
    """A key of the parameter's vocabulary, given as the key or as what people read for it (national, 国家级)."""
    known = TERMS[parameter.terms or "level"]
    wanted = value.strip().lower() if isinstance(value, str) else value
    for key, words in known.items():
        if wanted in (key.lower(), *(w.lower() for w in words.values())):
            return key
    every = ", ".join(f"{key} ({words['zh']})" for key, words in known.items())
    close = near(wanted, known, 1) if isinstance(wanted, str) else []
    hint = f" Near: {close[0]}." if close else ""
    raise BadParameter(f"{parameter.name} is one of {every}; not {_shown(value)}.{hint}")


def _shown(value: Any) -> str:
    written = repr(value)
    return written if len(written) <= 60 else written[:57] + "…"
