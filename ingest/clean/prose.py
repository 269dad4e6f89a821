"""Is this Chinese prose at all? What is not is set aside with the reason."""
from __future__ import annotations

import re
from collections import Counter

from ingest.clean.hanzi import frequent
from ingest.errors import NotProse

LEAST_HANZI = 4
"""A text with fewer Chinese characters says nothing."""
HANZI_SHARE = 0.3
"""Of the characters that are not blank; a bare table of numbers and English text lie below, the most number-laden report above .7."""
KANA_SHARE = 0.1
"""Japanese prose has a third or more of kana; a Chinese text quotes a word at most."""
FREQUENT_SHARE = 0.6
"""Of the Chinese characters, those of GB 2312's first level. Reports have .97 and more; bytes read in a wrong encoding about .2."""
_SAMPLE = 50  # characters from which on the last share can be told

_INK = re.compile(r"\S")


def check_source(text: str) -> None:
    """Raise `NotProse` with the code `empty` if nothing but blanks and invisible characters is there."""
    if not _INK.search(text):
        raise NotProse("empty", "文件里没有文字（the file has no text）")


def check_prose(text: str, furniture: bool) -> None:
    """Raise `NotProse` (`only-furniture`, `empty`, `not-chinese`) unless the cleaned text is Chinese prose by the shares above."""
    if not text:
        if furniture:
            raise NotProse("only-furniture", "只有网页按钮、导航、页脚等，没有正文（only page furniture, no prose）")
        raise NotProse("empty", "文件里没有文字（the file has no text）")
    counts = Counter(text)
    ink = sum(number for character, number in counts.items() if not character.isspace() and character != "|")  # bars part the cells of a table
    hanzi = sum(number for character, number in counts.items() if _is_hanzi(character))
    if hanzi < LEAST_HANZI or hanzi < HANZI_SHARE * ink:
        raise NotProse("not-chinese", f"不是中文文章：{ink} 个字符中只有 {hanzi} 个汉字（not Chinese prose）")
    if sum(number for character, number in counts.items() if "\u3041" <= character <= "\u30fa") > KANA_SHARE * ink:
        raise NotProse("not-chinese", "含有大量假名，是日文而不是中文（Japanese, not Chinese prose）")
    if hanzi >= _SAMPLE:
        known = frequent()
        common = sum(number for character, number in counts.items() if character in known)
        if common < FREQUENT_SHARE * hanzi:
            raise NotProse("not-chinese", "多为生僻字，可能是编码错误或二进制内容（mostly rare characters: wrong encoding or binary data）")


def _is_hanzi(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" or character == "〇"
