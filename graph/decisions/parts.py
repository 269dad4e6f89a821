"""Zones and townships: places that lie within a division, and are none that has a code."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.errors import BadDecision
from graph.resolve import places, townships
from ingest.gazetteer import gazetteer
from ingest.gazetteer.history import history
from ingest.gazetteer.zones import ENDING


def part(name: str, level: str = "") -> str:
    """"township" or "zone" for a place that is one by its level, or by its name where the level is not known; else an empty string."""
    if level in ("township", "zone"):
        return level
    return "" if level else "township" if townships.NAME.match(name) else "zone" if ENDING.search(name) else ""


def check_placing(name: str, values: Mapping[str, Any], level: str = "") -> None:
    """Raises `BadDecision`, with what to say instead, where a zone or township is said to be a division that is not called so, or what is neither
    to lie within one. Codes are known to be good."""
    kind, code = part(name, level), str(values.get("adcode") or "")
    if code and kind and gazetteer().by_code[code].level != "zone" and code not in _called(name):
        place = gazetteer().by_code[code].name
        raise BadDecision(f"“{name}”不是{place}，只是在其境内；请用 within={code} 说明它位于何处",
                          f"{name!r} is not {place}, it lies there; say within={code} instead of adcode")
    code = str(values.get("within") or "")
    if code and not kind:
        raise BadDecision(f"“{name}”不是开发区或乡镇街道；请用 adcode 说明它是哪个区划", f"{name!r} is no zone or township; say with adcode which division it is")
    if code and kind == "township" and not townships.is_parent(gazetteer().by_code[code]):
        raise BadDecision(f"乡镇街道应说明所在的县区，不是{gazetteer().by_code[code].name}", f"a township lies within a county; {gazetteer().by_code[code].name} is none")


def _called(name: str) -> set[str]:
    """Codes of the divisions that are or were called so."""
    return {d.adcode for d in (*places.named(name), *(f.division for f in history().named(name)))}
