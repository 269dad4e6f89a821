"""Blocks of a clean text: headings with number, level and path, paragraphs with their items, table rows."""
from __future__ import annotations

import re

from ingest.clean.collection import parts_of
from ingest.clean.numbering import NOTE, Marker, items_of, marker_at
from ingest.clean.spaces import is_table_row
from ingest.clean.text import Block

SALUTATION = re.compile("(?:各位|尊敬的|女士们|同志们|主席|主任)[^。！]{0,20}[：:!！]|同志们[：:]")
_TITLE = re.compile("报告|意见|方案|决定|决议|通知|综述|总结|纪实|攻坚|改革|工作|要点|办法|规划|条例|讲话|经验|做法")
# Parts that begin anew whatever stood above: they end the reach of 今年工作安排 over a glossary.
_APPENDIX = re.compile("(?:.{0,16}(?:名词解释|名词说明|名词注释|名词释义|有关用语|注释|附件|附表|附录|附注|释义|附：).{0,8})")
_PERIOD = re.compile("(?:[12][0-9]{3}年|过去|今后|未来|“十.{1,2}五”|本届).{0,20}(?:回顾|工作|任务|目标|要求|成就|打算|安排)")
SECTION_WORDS = re.compile(
    "回顾|工作安排|工作部署|主要任务|工作任务|重点任务|重点工作|工作重点|总体要求|总体思路|指导思想|基本原则|目标任务|发展目标|主要目标|工作打算|工作思路|下一步|今后五年|未来五年"
    "|存在(?:的)?问题|保障措施|组织保障|工作情况|工作成效|主要成效|自身建设"
)
_SECTION = re.compile(rf"(?:.{{0,16}}(?:{SECTION_WORDS.pattern}).{{0,8}})")
_ENDS = "。！？；：，、…）)!?;:,"
_DIGIT = re.compile(r"\d")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_SPEECH = re.compile("会议上|[12][0-9]{3}年.{1,12}日|^——|^──|^[（(]|^[12][0-9]{3}年是|(?:市长|省长|县长|区长|州长|盟长|旗长|镇长|乡长|主席|主任|书记)\\s?[^，。]{2,4}$")
_LONGEST_HEADING = 60
_LONGEST_BARE = 40
_HEADER_LINES = 15
_LIST = 4  # so many short lines in a row are a list, not headings


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text whose blocks are its lines."""
    spans: list[tuple[int, int]] = []
    position = 0
    for line in text.split("\n"):
        if line:
            spans.append((position, position + len(line)))
        position += len(line) + 1
    lines = [text[start:end] for start, end in spans]
    markers = [marker_at(line[:40]) for line in lines]
    levels = _levels(lines, markers)
    blocks: list[Block] = []
    path: list[tuple[int, str]] = []
    for (start, end), line, marker, level in zip(spans, lines, markers, levels, strict=True):
        if is_table_row(line):
            blocks.append(Block(start, end, "table", path=tuple(name for _, name in path)))
        elif level:
            while path and path[-1][0] >= level:
                path.pop()
            above = tuple(name for _, name in path)
            path.append((level, line))
            blocks.append(Block(start, end, "heading", level, marker.text if marker else "", above))
        else:
            number = marker.text if marker and not NOTE.match(line) else ""
            blocks.append(Block(start, end, "paragraph", 0, number, tuple(name for _, name in path), items_of(line, start)))
    return tuple(blocks)


def _levels(lines: list[str], markers: list[Marker | None]) -> list[int]:
    """Level of each line's heading, 0 for body text."""
    body = _header_end(lines)
    bare = [_is_bare_heading(line, marker) for line, marker in zip(lines, markers, strict=True)]
    _drop_lists(bare)
    headings = [
        marker.kind if marker and index >= body and _is_numbered_heading(line, marker, markers, index) else ""
        for index, (line, marker) in enumerate(zip(lines, markers, strict=True))
    ]
    chapters = bool({"chapter", "section"} & set(headings))
    periods = [i for i, line in enumerate(lines) if bare[i] and i >= body and _PERIOD.match(line)]
    # 2013年工作回顾 / 一、… / 2014年工作安排 / 一、…: headings without a number make the parts, and 一、 stands under them.
    above = len(periods) > 1 and not any(kind in ("cn", "chapter") for kind in headings[: periods[0]])
    levels: list[int] = []
    parts = parts_of(lines)
    inside = False  # in the part of a place, whose name stands above all its headings
    reach = _Reach(parts_are_numbered=not above and (chapters or "cn" in headings))
    for index, line in enumerate(lines):
        level = 0
        marker = markers[index]
        if index in parts and index >= body:
            level, inside = 1, True
            reach.open()
        elif index < body:
            level = int(_is_title(line, index))
            inside = inside or (index in parts and level == 1)
        elif marker and headings[index]:
            lower = above or inside or (chapters and marker.kind not in ("chapter", "section"))
            level = min(marker.level + 1, 4) if lower else marker.level
            reach.numbered = level
        elif bare[index] and index + 1 < len(lines):
            inside = inside and not _APPENDIX.fullmatch(line)
            level = max(reach.bare(line, levels[-1] if index > 1 else 0), 1 + inside)
        levels.append(level)
    return levels


class _Reach:
    """What stands above a heading without a number decides its level."""

    def __init__(self, parts_are_numbered: bool) -> None:
        self.parts_are_numbered = parts_are_numbered
        self.numbered = 0  # level of the numbered heading that reaches here, 0 if none does
        self.part = False  # a heading without a number that opens a part (过去五年工作回顾) reaches here

    def open(self) -> None:
        """A part begins: no heading above it reaches here."""
        self.numbered, self.part = 0, True

    def bare(self, line: str, previous: int) -> int:
        """Level of a heading without a number; `previous` is the level of the line before (0: body text)."""
        opens = _APPENDIX.fullmatch(line) or _PERIOD.match(line) or (not self.parts_are_numbered and _SECTION.fullmatch(line))
        if opens and not (self.parts_are_numbered and self.numbered and not _APPENDIX.fullmatch(line)):
            self.open()
            return 1
        if self.numbered:
            return 4
        if self.part:
            return 2
        # The second of two heading lines belongs under the first (聚焦促转型 / 高质量发展迈出新步伐).
        return 2 if previous == 1 else 1


def _header_end(lines: list[str]) -> int:
    """Number of lines before the salutation (title, date and place, speaker); without one, the title alone."""
    for index, line in enumerate(lines[:_HEADER_LINES]):
        if SALUTATION.match(line) and index:
            return index
        if len(line) > 120 or (marker_at(line) and index):
            break
    return 1 if lines and _is_title(lines[0], 0) and not marker_at(lines[0]) else 0


def _is_title(line: str, index: int) -> bool:
    short = len(line) <= _LONGEST_HEADING and line[-1] not in "。；：，、" and not _SPEECH.match(line) and len(_HAN.findall(line)) >= 4
    return short and not re.search("会议上", line) and (index == 0 or bool(_TITLE.search(line)))


def _is_numbered_heading(line: str, marker: Marker, markers: list[Marker | None], index: int) -> bool:
    if len(line) > _LONGEST_HEADING or len(line) <= marker.end or line[-1] in "；，、;,":
        return False
    sentence = line[-1] in "。！？"
    if sentence and len(re.findall("[。！？]", line)) > 1:
        return False
    after = markers[index + 1] if index + 1 < len(markers) else None
    listed = after is not None and after.kind == marker.kind
    if marker.kind in ("chapter", "section", "cn", "pcn"):
        return not (sentence and (listed or index + 1 == len(markers)))
    if re.search("[：:]", line) or index + 1 == len(markers):
        return False
    return not listed


def _is_bare_heading(line: str, marker: Marker | None) -> bool:
    """A short line without a number or an end of sentence, mostly of Chinese characters."""
    if marker or len(line) > _LONGEST_BARE or line[-1] in _ENDS or NOTE.match(line) or is_table_row(line):
        return False
    han = len(_HAN.findall(line))
    return (han >= 4 or (han >= 2 and (_SECTION.fullmatch(line) or _APPENDIX.fullmatch(line)) is not None)) and han >= 0.6 * len(_DIGIT.sub("", line)) and not _SPEECH.search(line)


def _drop_lists(bare: list[bool]) -> None:
    start = 0
    for index in range(len(bare) + 1):
        if index == len(bare) or not bare[index]:
            if index - start >= _LIST:
                bare[start:index] = [False] * (index - start)
            start = index + 1

