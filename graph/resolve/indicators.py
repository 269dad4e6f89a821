"""The series that a number belongs to: one name for the ways in which reports write one official statistic."""
from __future__ import annotations

import re
from functools import cache
from importlib import resources

from graph.resolve.names import normalise
from ingest.vocabulary import words

_SHORT = (
    (re.compile(r"(?<![a-z])gdp(?![a-z])"), "地区生产总值"),
    (re.compile(r"(?<!地区)(?<!国内)生产总值"), "地区生产总值"),
    (re.compile(r"规上|规模工业(?=增加值|企业|总产值|利润)"), lambda m: "规模以上" if m[0] == "规上" else "规模以上工业"),
    (re.compile(r"使用外资"), "利用外资"),
    (re.compile(r"r&d(?=经费|投入)?"), "研发"),
)
"""Abbreviations inside longer names (服务业增加值占GDP比重); 地区生产总值 is what GDP is of a place."""
_WHERE = re.compile(r"^(?:[全我本](?:省|自治区|市|州|盟|县|区|旗)|全年|年度)(?=..)")
_DONE = re.compile(r"^(?:累计|已|共|预计|力争|确保|努力)*(?:完成|实现|达到|保持)?")
_GROWTH = re.compile(r"(?:同比)?(?:年均)?(?:增长率|增长速度|增速|增幅|增长)$")
_SHARE = re.compile(r"(?:率|占比|比重|比例|强度|指数)$")


def series(indicator: str) -> str:
    """The series of an indicator as a report states it: its usual name where it is an official statistic that is written in several ways
    (GDP, 生产总值, 全市地区生产总值增速 → 地区生产总值), otherwise the indicator without what writers vary freely; empty for an empty one.

    A rate of growth is of the series of what grows: its unit, %, keeps it apart. Words before a statistic (完成, 力争) are left off only where the
    rest is one of the list, as 完成投资 is not 投资.
    """
    name = normalise(indicator)
    for pattern, instead in _SHORT:
        name = pattern.sub(instead, name)
    name = _WHERE.sub("", name)
    for tried in (name, _DONE.sub("", name), _WHERE.sub("", _DONE.sub("", name))):
        for bare in (tried, _GROWTH.sub("", tried)):
            if found := _usual().get(bare):
                return found
    grown = _GROWTH.sub("", name)
    return grown if len(grown) >= 3 and not _SHARE.search(grown) else name


@cache
def _usual() -> dict[str, str]:
    """Every way to write a statistic of the list, as `series` compares it, to its usual name."""
    words("indicators/same")  # refuses a list that is missing or empty, by its name
    text = resources.files("ingest.vocabulary").joinpath("indicators/same.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return {normalise(way): line[0] for line in lines for way in line}
