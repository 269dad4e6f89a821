"""Chinese and Arabic numerals to numbers."""
from __future__ import annotations

import re

import cn2an

DIGITS = "零〇一二两三四五六七八九"
WIDE = str.maketrans("０１２３４５６７８９．％：／～﹪＋－−　", "0123456789.%:/~%+-- ")
"""Full-width digits and signs to ASCII; the length of a text stays the same."""

_PLAIN = re.compile(f"[{DIGITS}]+")


def parse(numeral: str) -> float | int:
    """The value of a numeral: `1,234`, `94.5`, `十二`, `两千三百`, `百` (100), `三点五`, `二〇二〇`.

    Whole numbers come as `int`. Raises `ValueError` for what is no numeral.
    """
    text = numeral.translate(WIDE).replace(",", "").replace("〇", "零")
    if not text:
        raise ValueError("an empty numeral")
    if text[0].isdigit():
        return whole(float(text)) if "." in text else int(text)
    if _PLAIN.fullmatch(text) and len(text) > 1:  # 二零二零: digit by digit
        return int("".join(str("零一二三四五六七八九".index("二" if c == "两" else c)) for c in text))
    if text[0] in "百千万亿":  # 百亿 is one hundred times 亿; cn2an wants the one
        text = "一" + text
    try:
        return whole(float(cn2an.cn2an(text, "smart")))
    except (ValueError, KeyError) as error:
        raise ValueError(f"not a numeral: {numeral!r}") from error


def whole(value: float) -> float | int:
    """`value` as an `int` where it is one, else rounded to what decimal notation can mean (10 digits)."""
    return int(value) if float(value).is_integer() else round(value, 10)
