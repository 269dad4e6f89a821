"""Which names fit what was typed, and how well."""
from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from graph.search.names import Names, fold
from graph.search.shapes import LABELS

(EQUAL, PLACE, OTHER, SOUND, BEGINS, OTHER_BEGINS, HAS, OTHER_HAS, SOUND_BEGINS, SOUND_HAS, WORDS, ALIKE, MEANT) = range(13)
"""How well a thing fits, best first: its name is the text; it is a place, and its name is the text and one character more (淄博 for 淄博市); another name
of it is; its pinyin or the initials are; its name begins with the text; another name does; its name has the text inside; another name; its pinyin
begins so; its pinyin has it inside; every word is in what is told of it; words like these are; that is what it means."""

_LETTERS = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*")
_BLANKS = re.compile(r"[\s,，、;；·'’]+")
SHORT = 2
"""Letters up to which pinyin is only looked for at the beginning of names: two letters are somewhere in nearly every one."""
WORD_LIMIT = 8
"""Words of a text that are looked for each by itself."""


class Match(NamedTuple):
    """`place`: the thing in `Names`; `how`: one of the constants above; `reason` and `name` (place of the name that fits) for the reader."""

    place: int
    how: int
    reason: str
    name: int = -1


def matches(names: Names, text: str, labels: Collection[str]) -> dict[int, Match]:
    """The best match of each thing of `labels` that fits, by its place. `text` is what a person typed."""
    asked, best = fold(text), {}
    if not asked:
        return best

    def add(match: Match) -> None:
        known = best.get(match.place)
        if (known is None or match.how < known.how) and names.labels[match.place] in labels:
            best[match.place] = match

    own = len(names.ids)
    for place in [i for i, name in enumerate(names.names) if asked in name]:
        thing, name = names.name_of[place], names.names[place]
        alias = place >= own
        if name == asked:
            how = OTHER if alias else EQUAL
        elif names.labels[thing] == "City" and name[:-1] == asked:
            how = OTHER if alias else PLACE
        elif name.startswith(asked):
            how = OTHER_BEGINS if alias else BEGINS
        else:
            how = OTHER_HAS if alias else HAS
        add(Match(thing, how, "alias" if alias else "name", place))
    if _LETTERS.fullmatch(asked):
        _by_sound(names, asked, add)
    words = [w for w in map(fold, _BLANKS.split(text)[:WORD_LIMIT]) if w]
    if len(words) > 1:
        for thing, told in enumerate(names.told):
            if all(w in told for w in words):
                add(Match(thing, WORDS, "words"))
    return best


def _by_sound(names: Names, asked: str, add: Callable[[Match], None]) -> None:
    for kind, sounds in (("initials", names.initials), ("pinyin", names.spelled)):
        for at in [i for i, sound in enumerate(sounds) if asked in sound]:
            place = names.sound_of[at]
            thing = names.name_of[place]
            if sounds[at].startswith(asked):
                whole = sounds[at] == asked or (names.labels[thing] == "City" and _shorter(names, at, kind) == asked)
                add(Match(thing, SOUND if whole else SOUND_BEGINS, kind, place))
            elif len(asked) > SHORT and (kind == "initials" or _at_syllable(names.spelt[at], sounds[at], asked)):
                add(Match(thing, SOUND_HAS, kind, place))


def _at_syllable(spelt: str, sound: str, asked: str) -> bool:
    """Does `asked` stand in the sound from where a syllable begins?"""
    found = sound.find(asked)
    while found >= 0 and not spelt[found].isupper():
        found = sound.find(asked, found + 1)
    return found >= 0


def _shorter(names: Names, at: int, kind: str) -> str:
    """The sound without its last syllable: of 淄博市 that of 淄博."""
    if kind == "initials":
        return names.initials[at][:-1]
    spelt = names.spelt[at]
    last = max((i for i, c in enumerate(spelt) if c.isupper()), default=0)
    return spelt[:last].lower()


def rank(names: Names, match: Match) -> tuple[int, ...]:
    """Orders matches: how well they fit, of one kind then the shorter name, what more reports tell of, and the kinds as `LABELS` has them."""
    order = LABELS.index(names.labels[match.place])
    length = len(names.names[match.place])
    many = -names.many[match.place]
    if match.how in (EQUAL, PLACE, OTHER, SOUND):
        return match.how, order, many, length, match.place
    return match.how, length, order, many, match.place
