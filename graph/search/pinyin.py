"""Pinyin of names, without tones: whole (`ziboshi`) and initials (`zbs`), fast enough for a hundred thousand names.

Readings come from the package `pypinyin` (MIT, its data inside): its table of characters, and of its table of phrases those in which a
character is read otherwise (重庆 chong, 银行 hang). Its own function takes 0.2 ms for a name; translating by tables takes some microseconds.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

SURNAMES = {
    "单": "shan", "解": "xie", "区": "ou", "曾": "zeng", "仇": "qiu", "查": "zha", "翟": "zhai", "盖": "ge", "任": "ren", "华": "hua", "朴": "piao",
    "缪": "miao", "覃": "qin", "召": "shao", "种": "chong", "乐": "yue", "员": "yun", "折": "she", "秘": "bi", "隗": "wei", "尉": "wei", "冼": "xian",
    "繁": "po", "宿": "su", "洗": "xian", "郇": "xun", "盛": "sheng", "柏": "bai", "车": "che", "葛": "ge",
}
"""How characters with several readings are read at the beginning of a person's name (现代汉语词典)."""

_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")


@dataclass(frozen=True)
class Reading:
    """`initials`: a letter for each character, other letters and digits as they are; `spelt`: whole syllables, the first letter of each a
    capital (ZiBoShi), so that where one begins can be told."""

    initials: str
    spelt: str


@lru_cache(maxsize=300_000)  # read again after a load, most names are known
def readings(name: str, person: bool = False) -> tuple[Reading, ...]:
    """How `name` (small letters, no punctuation) may be read, the likeliest first: as its words say, then as its characters alone do; a
    person's surname as surnames are. Nothing for a name without Chinese characters."""
    alone = Reading(name.translate(_INITIALS), name.translate(_SYLLABLES))
    if alone.spelt == name:
        return ()
    found = [_by_words(name) or alone, alone]
    if person and (read := SURNAMES.get(name[0])):
        rest = found[0]
        found.insert(0, Reading(read[0] + rest.initials[1:], read.capitalize() + name[1:].translate(_SYLLABLES)))
    return tuple(dict.fromkeys(found))


def _by_words(name: str) -> Reading | None:
    """With the readings that phrases give, the longest first phrase at each place; None where no phrase says otherwise."""
    parts: list[str] = []
    for end, syllables in _phrases().iter_long(name):  # they never overlap
        parts = parts or [_SYLLABLES[ord(c)] for c in name]
        parts[end - len(syllables) + 1 : end + 1] = syllables
    return Reading("".join(part[:1] for part in parts).lower(), "".join(parts)) if parts else None


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
def _phrases() -> ahocorasick.Automaton:
    """Phrases of which a character is read otherwise than alone, with their syllables."""
    from pypinyin.constants import PHRASES_DICT

    automaton = ahocorasick.Automaton()
    for phrase, read in PHRASES_DICT.items():
        syllables = tuple(_bare(each[0]).capitalize() for each in read)
        if len(syllables) == len(phrase) and any(said != _SYLLABLES[ord(c)] for said, c in zip(syllables, phrase, strict=True)):
            automaton.add_word(phrase, syllables)
    automaton.make_automaton()
    return automaton
