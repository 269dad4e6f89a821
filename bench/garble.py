"""Text as some sites garble it: converted to Traditional, with the reading of some characters inserted behind them."""
from __future__ import annotations

import random
from functools import lru_cache

from opencc import OpenCC

PINYIN = ("guān", "jìn", "shí", "xiàng")
SHARE = 0.06


@lru_cache(maxsize=1)
def to_traditional() -> OpenCC:
    """The converter of Simplified to Traditional script."""
    return OpenCC("s2t")


def garbled(text: str) -> str:
    """`text` in Traditional with pinyin behind six in a hundred characters; the same text gives the same result."""
    chance = random.Random(7)
    return "".join(c + (f"({chance.choice(PINYIN)})" if "\u4e00" <= c <= "\u9fff" and chance.random() < SHARE else "")
                   for c in to_traditional().convert(text))
