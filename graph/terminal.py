"""Text in the columns of a terminal, where a Chinese character takes two."""
from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """The columns that a text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def cut(text: str, widest: int) -> str:
    """The text as it is, or as much of it as leaves room for an ellipsis within `widest` columns."""
    if width(text) <= widest:
        return text
    kept, room = "", widest - 1
    for c in text:
        room -= width(c)
        if room < 0:
            break
        kept += c
    return kept + "…"


def padded(text: str, widest: int) -> str:
    """The text cut, or filled up with blanks, to `widest` columns."""
    shown = cut(text, widest)
    return shown + " " * (widest - width(shown))
