"""What a person may set of a thing or a fact: the attributes by their names, and the values that each may have."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from graph.errors import BadDecision
from graph.model import LABELS, SINGULAR, TYPES
from graph.resolve import values
from graph.resolve.entities import NUMBERS
from graph.resolve.places import is_municipality
from graph.words import TERMS
from ingest.clean.text import Metadata
from ingest.facts import TOPICS
from ingest.gazetteer import gazetteer
from ingest.metadata.values import normalised

_OF_FACTS = {"title", "form", "role", "from", "to", "held"}
ALONE = ("adcode", "within")
"""What is said of a place by itself: the code of the division that it is, or of the one that a zone or township lies in."""
_DATE = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2]))?")
"""When a post was held: a year, or a year and month."""
_COMPUTED = {"city", "year", "years", "lon", "lat", "province"}


def settable(label: str, added: bool) -> set[str]:
    """The attributes that a person may correct of a thing of this label, or give one that is `added`."""
    return {"name", *LABELS[label].properties} - _COMPUTED - ({"adcode"} if added else set()) | ({"within"} if label == "City" and not added else set())


def settable_of(kind: str) -> set[str]:
    """The attributes that a person may correct of a relationship of this type."""
    return _OF_FACTS & {SINGULAR[name] for name in TYPES[kind].lists}


def checked(label: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes of a thing of `label` (of a fact: an empty one) as the graph holds them: numbers as numbers, years as years, all else as text.
    Empty ones stay, as they take an attribute away. Raises `BadDecision` for a value that the attribute cannot have."""
    return {key: value if value in (None, "") and not isinstance(value, bool) else _checked(label, key, value) for key, value in said.items()}


def checked_metadata(said: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of a report as a whole (`Metadata.KEYS`); an empty value gives the key back to what the report says. Raises `BadDecision` for a key
    that reports do not have, and for a value that the key cannot have."""
    if unknown := sorted(set(said) - set(Metadata.KEYS)):
        raise BadDecision(f"报告没有 {'、'.join(unknown)}；可以填写的有：{'、'.join(Metadata.KEYS)}",
                          f"a report has no {', '.join(unknown)}; it has {', '.join(Metadata.KEYS)}")
    if not said:
        raise BadDecision("没有填写任何内容", "says nothing")
    for key, value in said.items():
        warnings: list[str] = []
        if value is not None and (isinstance(value, bool) or not isinstance(value, str | int)):
            raise BadDecision(f"{key} 的值既不是文字也不是整数", f"sets something that is neither text nor whole number ({key})")
        normalised(key, value, "decision", warnings)
        if warnings:
            raise BadDecision(f"{key} 不能是“{value}”", warnings[0])
    return dict(said)


def _checked(label: str, key: str, value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadDecision(f"{key} 的值既不是文字也不是数字", f"sets something that is neither text nor number ({key})")
    if key in NUMBERS:
        return _number(key, value)
    if key in ("until", "by"):
        if (year := values.year(value)) is not None:
            return year
        if key == "until":
            raise BadDecision(f"{key} 应为年份（如 2019），不是“{value}”", f"`{key}` is a year (2019), not {value!r}")
    if not label and key in ("from", "to") and not _DATE.fullmatch(str(value)):
        raise BadDecision(f"{key} 应为年份或年月（如 2016、2016-11），不是“{value}”", f"`{key}` is a year, or a year and month (2016, 2016-11), not {value!r}")
    if key in ALONE and str(value) not in gazetteer().by_code:
        raise BadDecision(f"{key} 应为六位行政区划代码（GB/T 2260），没有 {value}",
                          f"`{key}` is the code of a division (GB/T 2260, six digits), and {value!r} is none")
    if key == "within" and (place := gazetteer().by_code[str(value)]).level == "province" and not is_municipality(place):
        raise BadDecision(f"within 应为所在的市或县区的代码，{place.name}范围太大", f"`within` is the prefecture or county that it lies in; {place.name} is too large")
    text = value if isinstance(value, str) else format(value, ".15g")
    known = _known(label, key)
    if known and text not in known:
        zh = "、".join(f"{code}（{said['zh']}）" if code != said["zh"] else code for code, said in known.items())
        raise BadDecision(f"{key} 应为 {zh} 之一，不是“{text}”", f"`{key}` is one of {', '.join(known)}, not {text!r}")
    return text


def _number(key: str, value: str | int | float) -> float:
    if isinstance(value, str):
        try:
            found = values.number(float(unicodedata.normalize("NFKC", value).replace(",", "")))
        except ValueError:
            found = None
    else:
        found = values.number(value)
    if found is None:
        raise BadDecision(f"{key} 应为数字（如 45 或 1100.5），不是“{value}”", f"`{key}` is a number (45, 1100.5), not {value!r}")
    return found


def _known(label: str, key: str) -> Mapping[str, Mapping[str, str]]:
    """The words that an attribute may have; none for one of free text."""
    if key == "topic":
        return {topic: {"zh": topic} for topic in TOPICS}
    if key == "level" and label in ("Pilot", "City"):
        return TERMS["city_level" if label == "City" else "level"]
    return TERMS[key] if (label and key in ("status", "change", "first")) or (not label and key == "held") else {}
