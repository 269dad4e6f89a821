"""Names made comparable: what counts as the same name when reports are joined."""
from __future__ import annotations

import re
import unicodedata

_DROPPED = re.compile(r"[\s\u200b-\u200f\ufeff“”\"‘’'`《》〈〉「」『』【】]+")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\uff0d~～﹣]")
_GENERIC_TITLE = re.compile(r"^(?:关于)?(.{0,4}?)的?(?:若干|指导|实施|具体|工作|行动|管理|暂行|试行|总体|专项|的)*"
                            r"(?:意见|办法|方案|规划|计划|条例|规定|通知|决定|措施|细则)$")
_RELATIVE = re.compile(r"^(?:我|本|全)?(省|市|区|县|州|盟|旗|自治区|自治州)(?=.)")


def normalise(name: str) -> str:
    """The name without what writers vary freely: width of characters, letter case, blanks, quotation and title marks.

    Digits, 第N, brackets and their contents stay: names with different numbers or years are different things.
    """
    text = unicodedata.normalize("NFKC", name)
    text = _DASHES.sub("-", _DROPPED.sub("", text)).casefold()
    return text or name.strip()


def is_generic_title(title: str) -> bool:
    """Whether a document's title says too little to be the same document everywhere (实施方案, 改革的意见): at most four characters
    beside the kind of document. Laws (民法典) are never generic."""
    return bool(_GENERIC_TITLE.match(normalise(title)))


def relative_level(name: str) -> str:
    """`省`, `市`, … where a body is named relative to the report's own place (市发改委, 省委), else an empty string."""
    found = _RELATIVE.match(normalise(name))
    return found.group(1) if found else ""
