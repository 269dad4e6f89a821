"""Attributes of fact files as property values that both stores hold alike: text, whole numbers in range, floats, years."""
from __future__ import annotations

import math
from typing import Any

_MAX_INTEGER = 2**53


def text(value: Any) -> str | None:
    """Text without surrounding blanks, or None for what is empty or no text."""
    return (value.strip() or None) if isinstance(value, str) else None


def words(value: Any) -> str:
    """Text, or a whole number as its digits (a year of a file written by hand); empty for anything else."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else text(value) or ""


def number(value: Any) -> float | None:
    """A finite float (whole numbers too, so that 43 and 43.0 are one value), or None."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        made = float(value)
    except OverflowError:
        return None
    return made if math.isfinite(made) else None


def year(value: Any) -> int | None:
    """A year from 1000 to 9999, written as a number or as digits, or None."""
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value.strip()[:5])
    return value if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999 else None


def year_or_text(value: Any) -> int | str | None:
    """A year where it is one (2025), otherwise the words as stated (十四五末), or None."""
    return year(value) or text(value)


def offset(value: Any) -> int:
    """A place in a text. Raises `TypeError` for anything but a whole number in range."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _MAX_INTEGER:
        raise TypeError(f"{value!r} is no place in a text")
    return value


def confidence(value: Any) -> float:
    """A confidence in [0, 1] as a float. Raises `TypeError` for anything else."""
    made = number(value)
    if made is None or not 0 <= made <= 1:
        raise TypeError(f"{value!r} is no confidence between 0 and 1")
    return made
