"""Stable node ids. The prefix tells the label, so that one id never has two labels; hashes are the first 16 hex digits of SHA-256."""
from __future__ import annotations

import hashlib
import re

from graph.resolve.names import normalise

_GIVEN = ("Reform", "Pilot", "Problem", "Score", "Organisation", "Leader")


def digest(*parts: str) -> str:
    """16 hex digits over the parts, joined by a character that no name holds after normalisation."""
    return hashlib.sha256("|".join(parts).encode("utf-8")).hexdigest()[:16]


def coded_city(code: str) -> str:
    """A division with an administrative code (6 digits)."""
    return f"city:{code}"


def uncoded_city(name: str, scope: str) -> str:
    """A place without a code; `scope` is the province, or the place it lies in, that keeps namesakes apart."""
    return f"city:{normalise(name)}@{scope}"


def item(label: str, scope: str, name: str) -> str:
    """A Reform or Pilot; `scope` is the id of the city that runs it, or the report's where no city is known."""
    return f"{label.lower()}:{digest(scope, normalise(name))}"


def leader(name: str, scope: str) -> str:
    """A Leader; `scope` is the id of the city of the post."""
    return f"leader:{digest(normalise(name), scope)}"


def number(label: str, scope: str, indicator: str, value: float | None, unit: str, year: int | str | None) -> str:
    """An Outcome (year of the report) or a Target (year it is due); `scope` is the id of the city, `indicator` what is counted."""
    shown = "" if value is None else format(value, ".12g")
    return f"{label.lower()}:{digest(scope, normalise(indicator), shown, unit.strip(), str(year or ''))}"


def named(label: str, name: str, scope: str = "") -> str:
    """A Policy, Organisation or Problem; an empty `scope` means one thing for all reports."""
    parts = (normalise(name), scope) if scope else (normalise(name),)
    return f"{label.lower()}:{digest(*parts)}"


def given(label: str, same: object) -> str | None:
    """The id that a row of an exported register carries, if it is one of that label; None otherwise."""
    return same if label in _GIVEN and isinstance(same, str) and re.fullmatch(rf"{label.lower()}:[0-9a-f]{{16}}", same) else None


def topic(name: str) -> str:
    """A Topic of the guide's list."""
    return f"topic:{name}"


def passage(report: str, local: str) -> str:
    """A Passage: the report's id and the passage's id in its fact file."""
    return f"{report}:{local}"
