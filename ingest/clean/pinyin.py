"""Pinyin that a site's script inserted behind characters of several readings: 關(guān)鍵, 推進(jìn).

Such an insertion is a lower-case syllable with its tone mark in parentheses of either width, directly behind a common
character; (GDP), （PPP） or (de facto) are none. A syllable behind a rare character is a gloss that the author wrote for the
reader, 糃（táng）, and stays. Syllables of the neutral tone carry no mark; they go only behind the characters that are read so.
"""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ingest.clean.hanzi import HANZI, is_common
from ingest.clean.mapped import Edit, Mapped
from ingest.clean.text import Furniture

_SYLLABLE = re.compile(
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iong|iang|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|üan|üe|ün|ue|[aoeiuü])r?"
    "|ng?|m|hm|hng|ê"
)
# First to fourth tone; the breve stands for the third in some fonts, ɑ and ɡ for a and g.
_TONES = str.maketrans("āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜńňǹḿɑɡ", "aaaaaeeeeeiiiiiooooouuuuuüüüünnnmag")
_MARKED = re.compile("[āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜńňǹḿ]")
_NEUTRAL = {
    "de": "的地得底", "le": "了", "zhe": "着著", "men": "们們", "ma": "吗嗎嘛", "ne": "呢", "ba": "吧罢罷", "me": "么麼", "zi": "子",
    "tou": "头頭", "ge": "个個", "li": "里裡裏", "shang": "上", "xia": "下", "guo": "过過", "lai": "来來", "qu": "去", "er": "儿兒", "a": "啊",
}
_INSERTED = re.compile(rf"({HANZI})((?:\s?[(（]\s?[a-zü\u00e0-\u01dc\u1e3f\u0251\u0261]{{1,6}}\s?[)）])+)")
_ONE = re.compile(r"\s?[(（]\s?([^\s()（）]+)\s?[)）]")


def drop_pinyin(mapped: Mapped) -> tuple[Mapped, list[Furniture]]:
    """Set inserted pinyin aside; each insertion is recorded as furniture of the kind `pinyin`."""
    spans = list(_spans(mapped.text))
    aside = [Furniture(*mapped.source_span(*span), "pinyin", mapped.text[slice(*span)].strip()) for span in spans]
    edits: Iterator[Edit] = ((start, end, "") for start, end in spans)
    return mapped.edit(edits), aside


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for found in _INSERTED.finditer(text):
        character = found[1]
        for one in _ONE.finditer(text, found.start(2), found.end(2)):
            if not _is_reading(character, one[1]):
                break
            yield one.span()


def _is_reading(character: str, letters: str) -> bool:
    if not is_common(character):
        return False
    plain = letters.translate(_TONES)
    marks = len(_MARKED.findall(unicodedata.normalize("NFC", letters)))
    if marks == 0:
        return character in _NEUTRAL.get(plain, "")
    return marks == 1 and _SYLLABLE.fullmatch(plain) is not None
