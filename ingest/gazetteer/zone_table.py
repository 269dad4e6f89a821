"""Zones that their name alone does not place: a closed list with the division that each lies in, and one way to spell any zone.

`zones.csv` is this project's own list, from public designations (national new areas, cooperation zones, free-trade areas, science cities,
metropolitan regions, and zones known by a name without their city's). Columns: `parent` the code of the smallest division that holds the
whole zone or governs it, empty for regions of several provinces; `since` the year it was set up; `became` the code of the district that
took its place on the same ground; `aliases` separated by semicolons. Zones called after their place (湘潭经开区) need no line.
"""
from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from ingest.gazetteer.zones import short

_RANK = re.compile(r"国家级?|省级|市级|自治区级")
_LARGE = re.compile(r"(?:现代化|大)(?=都市圈$)")
_LEADING = re.compile(r"^(?:做[强大优]|新建|申建|联建|续建|加快|推进|推动|打造|启动|支持|依托|规划|创建|组建|建设|建成)(?=[\u4e00-\u9fff]{2})(?!路)")
_ALONE = frozenset(("高新区", "经开区", "综保区", "保税区", "开发区", "新区", "出口加工区", "保税物流中心", "度假区", "商务区", "工业园", "产业园", "科技园",
                    "科创园", "创业园", "物流园", "化工区", "工业集中区", "新城", "科技城", "科学城", "大学城", "陆港区", "集聚区", "合作区", "经济区", "生态园"))


_LONG = 8


@dataclass(frozen=True)
class Zone:
    """A zone of the list. `parent` is the code of a division or empty (several provinces); `became` that of the district it turned into."""

    name: str
    parent: str
    kind: str
    since: int
    became: str


def plain(name: str) -> str:
    """The name as ids have it: without rank (国家级) and a verb before it, the ending in its short form. 佛山国家高新技术产业开发区 → 佛山高新区."""
    bare = _LARGE.sub("", _RANK.sub("", name))
    cut = _LEADING.sub("", bare)
    return short(cut if len(cut) >= 3 else bare) or name


def is_bare(key: str) -> bool:
    """Whether a plain name is a kind of zone only (高新区), which every city has."""
    return key in _ALONE


@lru_cache(maxsize=1)
def _by_key() -> dict[str, Zone]:
    found: dict[str, Zone] = {}
    with resources.files(__package__).joinpath("zones.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            zone = Zone(row["name"], row["parent"], row["kind"], int(row["since"]), row["became"])
            for name in (row["name"], *filter(None, row["aliases"].split(";"))):
                found[plain(name)] = zone
    return found


def zones() -> list[Zone]:
    """All zones of the list, in its order, each once."""
    return list(dict.fromkeys(_by_key().values()))


def zone_named(name: str) -> Zone | None:
    """The zone of the list that the name, in any of its forms, means. A long name of the list counts after a stray character or two, too, where
    words were cut wrongly (出台|河套深港科技创新合作区)."""
    key = plain(name)
    found = (_by_key().get(k) for k in (key, *(key[cut:] for cut in (1, 2) if len(key) - cut >= _LONG)))
    return next(filter(None, found), None)
