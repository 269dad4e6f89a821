"""Places as people write them down: alone (鼓楼区), or in a chain of what they lie in (江苏省南京市鼓楼区), which tells namesakes apart."""
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from ingest.gazetteer.divisions import LEVELS, Division, aliases, gazetteer
from ingest.gazetteer.history import history

_BETWEEN = re.compile(r"[\s·,，、/\\>-]+")
_ALIKE, _ALIKE_SHORT = 60, 50
"""How much alike (`rapidfuzz.fuzz.ratio`) names are: one character in three differs, of names of two characters one."""
_MOST = 5


def meant(name: str, province: str = "") -> tuple[Division, ...]:
    """The divisions that a name or a chain may mean, present ones before former: one where that is certain, several where it is not, none where no
    table has it. Those in `province` go before others, an official name before a short one, and the highest level."""
    text = _BETWEEN.sub("", name)
    found = _named(text)
    return _preferred([d for d in found if province in ("", d.province)] or found, text) if found else _chain(text, None)


def telling(division: Division) -> str:
    """The name that tells which division it is to whoever knows the province: 张店区, but 徐州市鼓楼区, as 江苏省 has two of that name."""
    same = [d for d in gazetteer().named(division.name) if d.name == division.name and d.province == division.province]
    above = gazetteer().by_code.get(division.parent)
    return above.name + division.name if len(same) > 1 and above is not None and division.level != "province" else division.name


def spelled(division: Division) -> str:
    """The whole chain: 江苏省南京市鼓楼区."""
    names = [division.name]
    while (division := gazetteer().by_code.get(division.parent)) is not None:
        names.insert(0, division.name)
    return "".join(names)


@lru_cache(maxsize=256)
def near(name: str) -> tuple[str, ...]:
    """Names much like one that nothing is called, to be typed instead; most alike first. What a chain says rightly is kept to."""
    text = _BETWEEN.sub("", name)
    cut = next((cut for cut in range(len(text) - 2, 1, -1) if meant(text[:cut])), 0)
    if cut and (elsewhere := _named(text[cut:])):
        return tuple(spelled(d) for d in elsewhere[:_MOST])
    found = (_alike(text[cut:], meant(text[:cut])) if cut else []) or _alike(text, ())
    return tuple(d.name if len(meant(d.name)) == 1 else spelled(d) for d in found[:_MOST])


def _alike(text: str, above: tuple[Division, ...]) -> list[Division]:
    least, scored = _ALIKE if len(text) > 2 else _ALIKE_SHORT, []
    for division in gazetteer().by_code.values():
        if not above or _inside(division, above):
            names = (division.name, *(alias for alias in aliases(division) if len(alias) < len(division.name)))
            scored.append((-max(fuzz.ratio(text, each) for each in names), LEVELS.index(division.level), division.adcode, division))
    return [each[-1] for each in sorted(scored, key=lambda each: each[:3]) if -each[0] >= least]


def _chain(text: str, above: tuple[Division, ...] | None) -> tuple[Division, ...]:
    """What a chain may mean, each name of it in what the one before it means; the longest names are tried first."""
    for cut in range(len(text), 1, -1):
        found = tuple(d for d in _named(text[:cut]) if above is None or _inside(d, above))
        if found and (last := _preferred(found, text) if cut == len(text) else _chain(text[cut:], found)):
            return last
    return ()


@lru_cache(maxsize=4096)
def _named(name: str) -> tuple[Division, ...]:
    """Present divisions of the name, else those that bore it once."""
    return tuple(gazetteer().named(name)) or tuple(dict.fromkeys(former.division for former in history().named(name)))


def _inside(division: Division, above: Iterable[Division]) -> bool:
    return any(division.within(each) and division != each for each in above)


def _preferred(found: Iterable[Division], name: str) -> tuple[Division, ...]:
    official = [d for d in found if d.name == name] or list(found)
    top = min(LEVELS.index(d.level) for d in official)
    return tuple(d for d in official if LEVELS.index(d.level) == top)
