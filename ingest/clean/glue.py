"""Give headings a line of their own where a text comes as one long line or runs its headings into the paragraph."""
from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.clean.mapped import Edit, Mapped
from ingest.clean.numbering import Marker, marker_at
from ingest.clean.spaces import is_table_row

HEADING_LENGTH = 45  # characters; the longest run-in heading that is split off
_CANDIDATE = re.compile(
    r"(?:(?<=[。！？”）：])\s?|(?<=\S)\s)"
    r"(?=[一二三四五六七八九十]{1,3}[、.．]|[（(]\s?(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s?[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十]{1,3}[章节部])"
)
_FIRST_SENTENCE = re.compile(rf"[^。！？；：:;!?]{{2,{HEADING_LENGTH}}}?。")
_BARE_HEADING = re.compile(r"[^。！？；：:;，,!?\s]{2,30}\s")
_SPLIT_KINDS = {"chapter", "section", "cn", "pcn", "num"}


def split_headings(mapped: Mapped) -> Mapped:
    """Put a line break before each section number inside a line, and behind each heading that its paragraph follows at once.

    A number inside a line counts only behind the end of a sentence, or behind a heading, and only if it is the next of its kind or
    the first one: 依据第三条（一）项 and 取得好成绩。一、二、三产业… stay whole.
    """
    return mapped.edit(_behind(mapped.text, _before(mapped.text)))


def _before(text: str) -> list[tuple[int, int]]:
    """Spans of the blanks (maybe empty) that stand before a section number inside a line."""
    found: list[tuple[int, int]] = []
    last: dict[str, int] = {}
    position = 0
    for line in text.split("\n"):
        if line and not is_table_row(line):
            found.extend((position + s, position + e) for s, e in _inside(line, last))
        position += len(line) + 1
    return found


def _inside(line: str, last: dict[str, int]) -> Iterator[tuple[int, int]]:
    if marker := marker_at(line):
        _count(marker, last)
    piece = 0  # where the present piece of the line begins
    for candidate in _CANDIDATE.finditer(line):
        marker = marker_at(line, candidate.end())
        if marker is None or marker.end >= len(line):
            continue
        expected = last.get(marker.kind, 0) + 1
        if marker.value not in (1, expected):
            continue
        before = line[max(piece, candidate.start() - HEADING_LENGTH - 5) : candidate.start()].rstrip()  # enough, and never the whole line
        sentence = before[-1:] in "。！？" or (before[-1:] in "”）" and before[-2:-1] in "。！？")
        behind_heading = candidate.end() > candidate.start() and candidate.start() - piece <= HEADING_LENGTH + 5 and _is_heading(before)
        opening = before[-1:] == "：" and marker.value == 1 and marker.kind in ("cn", "pcn")
        if not (sentence or behind_heading or opening):
            continue
        _count(marker, last)
        piece = candidate.end()
        yield candidate.start(), candidate.end()


def _is_heading(text: str) -> bool:
    return len(text) <= HEADING_LENGTH and marker_at(text) is not None and not re.search("[。；：]", text)


def _count(marker: Marker, last: dict[str, int]) -> None:
    last[marker.kind] = marker.value
    for kind in [k for k in last if _depth(k) > _depth(marker.kind)]:
        del last[kind]


def _depth(kind: str) -> int:
    return ("chapter", "section", "cn", "pcn", "num", "pnum", "circle").index(kind)


def _behind(text: str, breaks: list[tuple[int, int]]) -> Iterator[Edit]:
    """The breaks as edits, and one behind the heading of each piece between two breaks."""
    start = 0
    for begin, end in (*breaks, (len(text), len(text))):
        position = start
        for line in text[start:begin].split("\n"):
            if cut := _heading_end(line):
                yield position + cut[0], position + cut[1], "\n"
            position += len(line) + 1
        if begin < len(text):
            yield begin, end, "\n"
        start = end


def _heading_end(line: str) -> tuple[int, int] | None:
    """The blanks behind the heading that begins this line, if a paragraph follows it."""
    marker = marker_at(line)
    if marker is None or marker.kind not in _SPLIT_KINDS or is_table_row(line):
        return None
    blanks = len(line[marker.end :]) - len(line[marker.end :].lstrip())
    body = marker.end + blanks
    if found := _FIRST_SENTENCE.match(line, body):
        end = found.end()
        while end < len(line) and line[end] in " \t":
            end += 1
        rest = len(line) - end
        if rest >= max(12, (end - body) if marker.kind == "num" else 0) and line[end] not in "”）》":
            return found.end(), end
        return None
    found = _BARE_HEADING.match(line, body)
    if found and "。" in line[found.end() :] and len(line) - found.end() >= 40 and found.end() - body >= 5:
        return found.end() - 1, found.end()
    return None
