"""The parts of a report that speak of the report itself: title, the lines before the address, the furniture, the last lines."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.clean.text import CleanText, Furniture

_BLOCKS = 12  # how many blocks are looked at from the top
_SHORT = 90
_TAIL = 3
_SITE = re.compile(r"\s*[_|｜»]\s*|\s+[-–—]+\s+|\s*--+\s*")
_TITLE_WORD = re.compile("报告|意见|方案|决定|通知|综述|总结|工作|改革|纪实|要点")
_GENERIC = re.compile("无标题|未命名|新建|文档\\d*|Microsoft|Word|index|untitled", re.I)


@dataclass(frozen=True)
class Header:
    """`title` of the text (empty if it has none), `page_title` that the file's own properties give, `lines` the short lines before the
    first long paragraph without the title, `opening` the first long paragraph, `tail` short last lines, `furniture` what was set aside."""

    title: str
    page_title: str
    lines: tuple[str, ...]
    opening: str
    tail: tuple[str, ...]
    furniture: tuple[Furniture, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(t for t in (self.title, self.page_title) if t)


def header_of(clean: CleanText, page_title: str = "") -> Header:
    """Look at the top and the end of a clean text."""
    texts = [clean.text[b.start : b.end] for b in clean.blocks[:_BLOCKS]]
    numbered = bool(clean.blocks) and bool(clean.blocks[0].number)
    title = texts[0] if texts and not numbered and clean.blocks[0].kind == "heading" else ""
    lines: list[str] = []
    opening = ""
    for block, text in zip(clean.blocks[:_BLOCKS], texts, strict=True):
        if len(text) > _SHORT:
            opening = text
            break
        if block.number and block.kind == "heading":
            break
        lines.append(text)
    if title and lines and lines[0] == title:
        lines = lines[1:]
    tail = tuple(t for b in clean.blocks[-_TAIL:] if len(t := clean.text[b.start : b.end]) <= 40)
    return Header(title, site_title(page_title), tuple(lines), opening, tail, clean.furniture)


def site_title(raw: str) -> str:
    """A page's title without the site's name behind it: 某市改革综述_某市人民政府 → 某市改革综述."""
    parts = [part.strip() for part in _SITE.split(raw.strip()) if part.strip()]
    wanted = [part for part in parts if _TITLE_WORD.search(part) and not _GENERIC.search(part)]
    found = (wanted or parts or [""])[0]
    return "" if _GENERIC.search(found) else found
