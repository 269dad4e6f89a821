"""How likely a character is in Chinese official prose: the score by which readings of the same bytes are compared.

`data/characters.txt` holds the 2,500 characters that are most frequent in jieba's dictionary (MIT licence; counts summed over its
words), in that order, and below them their traditional forms. Scores are natural logarithms of rough probabilities, so the sums
of two readings of the same bytes may be compared as likelihoods.
"""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path

UNDECODABLE = -25.0  # U+FFFD: worse than any character a wrong reading can give

_LIST = Path(__file__).parent / "data" / "characters.txt"
_COMMON_MARKS = "，。、：；“”（）《》\u3000"
_OTHER_MARKS = "？！‘’—…·〔〕【】〈〉「」『』％～①②③④⑤⑥⑦⑧⑨⑩"
_FULL_WIDTH = "".join(chr(c) for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)))


@lru_cache(maxsize=1)
def table() -> dict[int, float]:
    """Score by code point for the characters that are worth a line; the others through `score_of`."""
    scores: dict[int, float] = {}
    for first in range(0xB0, 0xF8):  # GB2312: level 1 (rows B0 to D7) is its common half
        for second in range(0xA1, 0xFF):
            char = bytes((first, second)).decode("gb2312", "ignore")
            if char:
                scores[ord(char)] = -10.5 if first < 0xD8 else -12.5
    for first in range(0xA4, 0xC7):  # Big5 level 1: the common half of the traditional characters
        for second in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            char = bytes((first, second)).decode("big5", "ignore")
            if char:
                scores.setdefault(ord(char), -12.0)
    simplified, traditional = _LIST.read_text("utf-8").split()
    for rank, pair in enumerate(zip(simplified, traditional, strict=True)):
        score = -(5.0 + math.log(1 + rank / 30))
        scores[ord(pair[0])] = score
        if pair[1] != pair[0]:
            scores[ord(pair[1])] = score
    scores |= {ord(c): -6.5 for c in _OTHER_MARKS} | {ord(c): -4.5 for c in _COMMON_MARKS} | {ord(c): -9.0 for c in _FULL_WIDTH}
    scores |= {c: -4.0 for c in (*range(0x20, 0x7F), 0x09, 0x0A, 0x0D)}
    scores[0xFFFD] = UNDECODABLE
    return scores


def score_of(code: int) -> float:
    """Score of one code point."""
    known = table().get(code)
    if known is not None:
        return known
    if 0x4E00 <= code <= 0x9FFF:
        return -16.0
    if 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x3FFFF:
        return -17.0
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xE000 <= code <= 0xF8FF or 0xFFF0 <= code <= 0xFFFF:
        return -20.0  # control characters, private use
    if 0x2000 <= code <= 0x33FF or 0xFE30 <= code <= 0xFFEF:
        return -13.0  # symbols, kana, full-width and vertical forms
    return -14.0 if code < 0x0500 else -18.0


def score(text: str) -> float:
    """Sum of the scores of the characters of `text`."""
    known = table()
    total = 0.0
    for char in text:
        code = ord(char)
        value = known.get(code)
        total += score_of(code) if value is None else value
    return total
