"""Pinyin of names, without tones: whole (`ziboshi`) and initials (`zbs`), fast enough for a hundred thousand names.

Readings come from the package `pypinyin` (MIT, its data inside): its table of characters, and of its table of phrases those in which a
character is read otherwise (重庆 chong, 银行 hang). Its own function takes 0.2 ms for a name; tables take some microseconds.
"""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import ahocorasick

SURNAMES = {
    "单": "shan", "解": "xie", "区": "ou", "曾": "zeng", "仇": "qiu", "查": "zha", "翟": "zhai", "盖": "ge", "任": "ren", "华": "hua", "朴": "piao",
    "缪": "miao", "覃": "qin", "召": "shao", "种": "chong", "乐": "yue", "员": "yun", "折": "she", "秘": "bi", "隗": "wei", "尉": "wei", "冼": "xian",
    "繁": "po", "宿": "su", "洗": "xian", "郇": "xun", "盛": "sheng", "柏": "bai", "车": "che", "葛": "ge",
}
"""How characters with several readings are read at the beginning of a person's name (现代汉语词典)."""

SEPARATOR = "\x1e"
"""Stands between names; none has it."""
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")


class Reading(NamedTuple):
    """`initials`: a letter for each character, other letters and digits as they are; `spelt`: whole syllables, the first letter of each a
    capital (ZiBoShi), so that where one begins can be told."""

    initials: str
    spelt: str


def readings(names: Sequence[str], people: Container[int] = ()) -> list[tuple[Reading, ...]]:
    """How each of `names` (small letters, no punctuation) may be read, the likeliest first: as its words say, then as its characters alone do;
    the surname of those at the places `people` as surnames are. Nothing for a name without Chinese characters.

    All are translated as one text: one by one it takes ten times as long.
    """
    if not names:
        return []
    text = SEPARATOR.join(names)
    alone = list(map(Reading, text.translate(_INITIALS).split(SEPARATOR), text.translate(_SYLLABLES).split(SEPARATOR)))
    said = _by_words(names)
    made = []
    for place, (name, read) in enumerate(zip(names, alone, strict=True)):
        if read.spelt == name:
            made.append(())
            continue
        first = said.get(place)
        found = (read,) if first is None or first == read else (first, read)
        if place in people and name[0] in SURNAMES:
            surname = SURNAMES[name[0]]
            found = tuple(dict.fromkeys((Reading(surname[0] + read.initials[1:], surname.capitalize() + name[1:].translate(_SYLLABLES)), *found)))
        made.append(found)
    return made


def _by_words(names: Sequence[str]) -> dict[int, Reading]:
    """The readings of those names, by place, in which a phrase says otherwise than the characters alone, the longest phrase at each place."""
    automaton, changed = _phrases()
    asked = [place for place, name in enumerate(names) if not changed.isdisjoint(name)]
    starts = list(accumulate((len(names[place]) + 1 for place in asked), initial=0))
    spelt: dict[int, list[str]] = {}
    for end, syllables in automaton.iter_long(SEPARATOR.join(names[place] for place in asked)):  # they never overlap, and none has a separator
        at = bisect_right(starts, end) - 1
        place = asked[at]
        if place not in spelt:
            spelt[place] = [_SYLLABLES[ord(c)] for c in names[place]]
        last = end - starts[at] + 1
        spelt[place][last - len(syllables) : last] = syllables
    return {place: Reading("".join(part[:1] for part in parts).lower(), "".join(parts)) for place, parts in spelt.items()}


def syllable(character: str) -> str:
    """What stands for a character in a spelt name: its commonest reading with a capital, itself where it has none."""
    from pypinyin.constants import PINYIN_DICT  # 0.4 s: at the first search, not when the package is imported

    read = PINYIN_DICT.get(ord(character), "").partition(",")[0]
    return _bare(read).capitalize() if read else character


def _bare(syllable: str) -> str:
    return syllable.translate(_TONES).replace("ê", "e").replace("\u0304", "").replace("\u030c", "")


class _Table(dict):
    """A table for `str.translate` that learns each character when it first comes."""

    def __init__(self, made: Callable[[str], str]) -> None:
        self._made = made

    def __missing__(self, code: int) -> str:
        self[code] = made = self._made(chr(code))
        return made


def _initial(character: str) -> str:
    read = syllable(character)
    return read[:1].lower() if read[:1].isupper() else read


_SYLLABLES, _INITIALS = _Table(syllable), _Table(_initial)


@lru_cache(maxsize=1)
def _phrases() -> tuple[ahocorasick.Automaton, frozenset[str]]:
    """Phrases of which a character is read otherwise than alone, with their syllables; and all such characters."""
    from pypinyin.constants import PHRASES_DICT

    automaton, changed = ahocorasick.Automaton(), set()
    for phrase, read in PHRASES_DICT.items():
        syllables = tuple(_bare(each[0]).capitalize() for each in read)
        other = [c for said, c in zip(syllables, phrase, strict=False) if said != _SYLLABLES[ord(c)]]
        if other and len(syllables) == len(phrase):
            automaton.add_word(phrase, syllables)
            changed.update(other)
    automaton.make_automaton()
    return automaton, frozenset(changed)
