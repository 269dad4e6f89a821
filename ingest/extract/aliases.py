"""Which groups of mentions name one thing, although their names differ.

Only what is safe within one report is joined. For reforms and pilots: a quoted core with its full name (“六个一”, “六个一”督察制度), a
name with and without one general word at its end (商事登记制度, 商事登记制度改革) or with and without the report's own place before it.
For documents: a draft called by its kind (《纲要（草案）》) and the one document of the report whose title ends so.
Names that differ in a number never join.
"""
from __future__ import annotations

import re

from ingest.extract.mentions import Mention
from ingest.extract.names import normalise

_CORE = re.compile(r"“([^“”]{2,})”")
_GENERAL = ("改革", "建设", "工作", "任务", "制度", "机制", "工程", "行动", "模式", "体系", "平台", "活动", "计划", "项目", "试点", "试点工作", "试点改革")
_OWN = ("全市", "我市", "全省", "我省", "全区", "我区", "全县", "我县", "本市", "市", "省", "县")
_JOINED = ("Reform", "Pilot", "Policy")
_DRAFT = re.compile(r"(?:规划)?(?:纲要|条例|计划|方案|规划|办法)草案")


def joined(groups: list[list[Mention]], own: str = "") -> list[list[Mention]]:
    """Join groups that name one entity; the order of first mention is kept. `own`: the report's own place (淄博市).

    A short form that fits several full names stays by itself.
    """
    full = _Names(groups, own)
    target = {}
    for number, group in enumerate(groups):
        if group[0].type in _JOINED and len(found := full.of(group[0].type, normalise(group[0].name)) - {number}) == 1:
            target[number] = found.pop()
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


class _Names:
    """The names of the groups, so that the full names of a short form are found at once."""

    def __init__(self, groups: list[list[Mention]], own: str) -> None:
        self._places = (*_OWN, *((normalise(own), normalise(own).rstrip("省市区县")) if own else ()))
        self._whole: dict[tuple[str, str], list[int]] = {}
        self._cores: dict[tuple[str, str], list[int]] = {}
        for number, group in enumerate(groups):
            name = group[0].name
            self._whole.setdefault((group[0].type, normalise(name)), []).append(number)
            cores = _CORE.findall(name)
            if len(cores) == 1 and normalise(cores[0]) != normalise(name):
                self._cores.setdefault((group[0].type, normalise(cores[0])), []).append(number)

    def of(self, kind: str, short: str) -> set[int]:
        """Groups of type `kind` whose name is a fuller form of `short`."""
        if kind == "Policy":
            drafts = [row for row in self._whole.items() if row[0][0] == kind and row[0][1].endswith(short)] if _DRAFT.fullmatch(short) else []
            return {number for (_, name), numbers in drafts if not _DRAFT.fullmatch(name) for number in numbers}
        longer = [short + word for word in _GENERAL] if len(short) >= 4 else []
        longer += [place + short for place in self._places] if len(short) >= 5 else []
        found = {number for name in longer for number in self._whole.get((kind, name), ())}
        return found.union(self._cores.get((kind, short), ()) if len(short) >= 2 else ())
