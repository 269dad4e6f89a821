"""What a number in the row of a table counts where its own cell does not say it: the nearest cell before it that does."""
from __future__ import annotations

import re

from ingest.extract.numbers.indicator import Naming
from ingest.vocabulary import any_of

_BETWEEN = re.compile(r"[|\t]")
_UNIT = re.compile(rf"(?:[百千万亿]*{any_of('numbers/units')}|[百千万亿]+元|%)")
_LED_UP = re.compile(rf"(?:{any_of('numbers/leads')}|{any_of('numbers/rise')}|{any_of('numbers/fall')}|力争|确保|约|共)+")
_NO_NAME = re.compile(rf"[，。；]|^{_UNIT.pattern}$")
_LONGEST = 40
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")


def indicator_of(text: str, naming: Naming, first: int) -> str:
    """The indicator of `naming` in the sentence that begins at `first`: its own, or in a row that of the cell before it (| 新增城镇就业 | 5万人 |)."""
    own = naming.indicator
    said = own and own != text[naming.start : naming.end] and not _LED_UP.fullmatch(own)
    return own if said else cell_before(text, first, naming.start) or own


def cell_before(text: str, first: int, start: int) -> str:
    """The nearest cell of words, no unit, before the one in which `start` stands, in the row that begins at `first`; empty where other words stand before `start` there."""
    *cells, own = _BETWEEN.split(text[first:start])
    if own.strip() and not _LED_UP.fullmatch(own.strip()):
        return ""
    return next((cell for cell in map(str.strip, reversed(cells)) if _WORDS.search(cell) and len(cell) <= _LONGEST and not _NO_NAME.search(cell)), "")
