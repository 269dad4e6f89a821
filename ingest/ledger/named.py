"""Which register a table calls itself: offices keep several in one workbook, one to a sheet."""
from __future__ import annotations

import re
from functools import cache

from ingest.ledger.tables import Found
from ingest.registers import Register, registers
from ingest.tables.roles import normal

_LIST = "(?:台账|清单|登记表|分解表|一览表?|汇总表?|明细表?|情况表?|统计表|表|库)"
_ENDING = re.compile(rf"{_LIST}+$")
_BEFORE = re.compile(r"^(?:(?:19|20)\d\d年?度?|附[件表]\d*|\d+|[一二三四五六七八九十]+(?=改革|重点|试点|任务|问题)|改革|重点|全[省市县区])+")
_SHORTEST = 4
"""Characters of a name that means its register at the end of a title; a shorter one (试点) has to be all that a sheet is called, or a list's name."""


def another(table: Found, register: Register) -> Register | None:
    """The register that a table is called by where that is another than `register`: by the lines above it, else by its sheet's name."""
    for found in (*map(_titled, reversed(table.called)), called(table.sheet.name)):
        if register.en in found:
            return None
        if found:
            most = max(found, key=lambda name: found[name])
            return next(each for each in registers() if each.en == most)
    return None


def _titled(title: str) -> dict[str, int]:
    """The registers (by key) that a title ends with, each with the length of the longest such name: 淄博市2023年改革试点台账."""
    text = _plain(title)
    bare = _ENDING.sub("", text)
    found: dict[str, int] = {}
    for of in registers():
        names, stems = _names(of.en)
        fits = [len(name) for name in names if len(name) >= _SHORTEST and (text.endswith(name) or bare.endswith(name))]
        fits += [len(stem) for stem in stems if bare != text and bare.endswith(stem)]
        if fits:
            found[of.en] = max(fits)
    return found


def called(name: str) -> dict[str, int]:
    """The registers (by key) that a sheet is called by, which may be short: 试点, 2023年任务; each with how long the name is."""
    short = {_plain(name), _stem(name)}
    return _titled(name) or {of.en: len(name) for of in registers() if short & frozenset().union(*_names(of.en))}


@cache
def _names(key: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names of a register, and what is left of them without 台账 and the like."""
    of = next(each for each in registers() if each.en == key)
    names = (of.zh, of.en, of.heading, *of.also)
    return frozenset(map(_plain, names)), frozenset(stem for name in names if len(stem := _stem(name)) > 1)


def _plain(text: str) -> str:
    return normal(text).lower()


def _stem(text: str) -> str:
    """任务 of 2023年重点任务分解台账."""
    bare = _ENDING.sub("", _plain(text)).removesuffix("分解")
    return _BEFORE.sub("", bare) or bare
