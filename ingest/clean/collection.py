"""Collections: one file with the reports of several places, each begun by a line that is the place's name (张店区, 张店区：) or its title."""
from __future__ import annotations

import re

from ingest.clean.spaces import is_table_row
from ingest.gazetteer import Division, chains

_SUFFIX = "省市县区州盟旗"
_ABOUT = re.compile(r"(?:(?:(?:19|20)\d\d年度?)?[^，。；：、]{0,18}(?:总结|报告|综述|汇报|情况|材料|经验|做法))?[：:]?")
_LONGEST, _SHORTEST = 40, 3
"""Of such a line, and of a name in it: 城区 and 矿区 are districts, but words first."""


def parts_of(lines: list[str]) -> frozenset[int]:
    """The lines that begin the part of a place; none where the text is no collection.

    It is one where lines of this kind name two places of one level or more, and something stands under each: names one below the other are a list.
    """
    found = {index: place for index, line in enumerate(lines) if len(line) <= _LONGEST and (place := _place(line)) is not None}
    begun = {index: place for index, place in found.items() if index + 1 < len(lines) and not {index - 1, index + 1} & found.keys()}
    for level in ("county", "prefecture", "province"):
        of = {index: place for index, place in begun.items() if place.level == level}
        if len({place.adcode for place in of.values()}) > 1:
            return frozenset(of)
    return frozenset()


def _place(line: str) -> Division | None:
    if is_table_row(line):
        return None
    for end in range(len(line), _SHORTEST - 1, -1):
        if line[end - 1] in _SUFFIX and _ABOUT.fullmatch(line, end) and (found := chains.meant(line[:end])):
            return found[0]
    return None
