"""What the order of a report's top sections says of them: after the review come the plans.

Heads such as 二、“十三五”发展的主要思路 or 三、加强政府自身建设 have no word of their own that says so, but they stand after 一、2015年工作回顾.
"""
from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.clean.text import Block
from ingest.numerals import parse

_TOP = re.compile(r"([一二三四五六七八九十]{1,3})、")
_REVIEW = re.compile(r"回顾|成就|成绩|总结|过去")
_OTHER = re.compile(r"成效|情况|做法|以来|一年来|综述|纪实|经验|体会|启示|亮点|特色|问题|困难|不足|短板|附件|注释|名词")
"""What in the head of a later section says that it goes on with the review, or is no part of the report's own account."""


def after_review(text: str, blocks: Sequence[Block]) -> list[bool]:
    """For each block of the clean text whether it lies in a numbered top section (二、…) that follows, in one count, a section whose head looks back."""
    found: list[bool] = []
    section, count, reviewed, later = None, 0, False, False
    for block in blocks:
        own = _section(text, block)
        if own is not None and own != section:
            counted = _counted(own[1])
            if section is None or own[0] != section[0] or counted <= count:
                reviewed = False  # another count begins
            section, count, looks_back = own, counted, bool(_REVIEW.search(own[1]))
            later = reviewed and not looks_back and not _OTHER.search(own[1])
            reviewed = reviewed or looks_back
        found.append(own is not None and later)
    return found


def _section(text: str, block: Block) -> tuple[int, str] | None:
    """Depth and text of the outermost numbered head (一、…) that a block stands under, or is itself."""
    heads = (*block.path, text[block.start : block.end]) if block.kind == "heading" else block.path
    return next(((depth, head) for depth, head in enumerate(heads) if _TOP.match(head)), None)


def _counted(head: str) -> int:
    try:
        return int(parse(_TOP.match(head)[1]))
    except ValueError:  # 一一、, a slip of the pen
        return 0
