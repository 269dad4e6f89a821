"""Which groups of mentions name one thing, although their names differ.

Only what is safe within one report is joined, and only for reforms and pilots: a quoted core with its full name (“六个一”, “六个一”督察制度), a
name with and without one general word at its end (商事登记制度, 商事登记制度改革) or with and without the report's own place before it.
Names that differ in a number never join.
"""
from __future__ import annotations

import re

from ingest.extract.mentions import Mention
from ingest.extract.names import normalise

_CORE = re.compile(r"“([^“”]{2,})”")
_GENERAL = ("改革", "建设", "工作", "任务", "制度", "机制", "工程", "行动", "模式", "体系", "平台", "活动", "计划", "项目", "试点", "试点工作", "试点改革")
_OWN = ("全市", "我市", "全省", "我省", "全区", "我区", "全县", "我县", "本市", "市", "省", "县")
_JOINED = ("Reform", "Pilot")


def joined(groups: list[list[Mention]], own: str = "") -> list[list[Mention]]:
    """Join groups that name one entity; the order of first mention is kept. `own`: the report's own place (淄博市).

    A short form that fits several full names stays by itself.
    """
    names = [normalise(group[0].name) for group in groups]
    target: dict[int, int] = {}
    for short, group in enumerate(groups):
        if group[0].type not in _JOINED:
            continue
        full = [long for long, other in enumerate(groups) if long != short and other[0].type == group[0].type
                and _same(names[short], names[long], other[0].name, own)]
        if len(full) == 1:
            target[short] = full[0]
    result: dict[int, list[Mention]] = {}
    for number, group in enumerate(groups):
        result.setdefault(_root(number, target), []).extend(group)
    return sorted((sorted(group, key=lambda m: (m.start, m.end)) for group in result.values()), key=lambda g: (g[0].start, g[0].end))


def _root(number: int, target: dict[int, int]) -> int:
    seen = {number}
    while number in target and target[number] not in seen:
        number = target[number]
        seen.add(number)
    return number


def _same(short: str, long: str, written: str, own: str) -> bool:
    """Whether the name `short` is a short form of `long`, which is written `written`."""
    if len(short) < 2 or len(short) >= len(long):
        return False
    if any(normalise(core) == short for core in _CORE.findall(written)) and len(_CORE.findall(written)) == 1:
        return True
    if len(short) >= 4 and long.startswith(short) and long[len(short) :] in _GENERAL:
        return True
    prefixes = {*_OWN, *([own, own.rstrip("省市区县")] if own else [])}
    return len(short) >= 5 and long.endswith(short) and long[: -len(short)] in prefixes
