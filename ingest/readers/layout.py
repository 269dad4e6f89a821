"""From lines on a page to paragraphs: shared by PDF text and recognised pictures.

A report's lines are wrapped at the page's edge. Lines are joined where the line above is full and the next one starts at the text's
left edge, so that a sentence is in one piece for cleaning and extraction.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.readers.columns import columned
from ingest.readers.page import Line, Page

EDGE = 0.09  # part of the page's height at top and bottom where running heads and page numbers stand
FULL = 2.2  # a line that ends less than this many character heights before the right edge is full (a closing mark may not begin a line)
INDENT = 1.2  # first lines are indented by two characters in official documents; less than this many heights is imprecision
USUAL = 0.8  # of the page's width, to which lines of text reach
GAP = 1.9  # times the usual distance of lines: more is a new paragraph
CELL = " | "  # between pieces of one height that stand apart, as the cells of a table do
SIZE = 0.22  # relative difference of the height of characters that makes a heading

_PAGE_NUMBER = re.compile(
    r"^[-—–－·•\s]*(?:第\s*)?[0-9０-９〇一二三四五六七八九十]{1,4}\s*(?:页)?(?:\s*[/／,，]?\s*(?:共|of)?\s*\d{1,4}\s*页?)?[-—–－·•\s]*$",
    re.I,
)
_NUMBERED = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[章节条编]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9０-９]{1,2}[.．、](?![0-9])|——)"
)
_END = re.compile(r"[。！？!?…；;：:][”’》）)]*$")
_ENTRY = re.compile(r"[.．·…‥﹒⋯ ]{4,}\d{1,4}$")  # of a table of contents: every line reaches the right edge
_LATIN_END, _LATIN_START = re.compile(r"[A-Za-z,.;:]$"), re.compile(r"^[A-Za-z]")


def without_running_heads(pages: list[Page]) -> list[Page]:
    """The pages without page numbers and without what stands at the edge of several pages in the same words (digits aside)."""

    def key(line: Line) -> str:
        return re.sub(r"[\d\s]+", "#", line.text)

    seen: Counter[tuple[bool, str]] = Counter()
    for page in pages:
        seen.update({(line.y0 < page.height / 2, key(line)) for line in page.lines if _at_edge(line, page)})
    often = max(2, (len(pages) + 1) // 3)

    def running(line: Line, page: Page) -> bool:
        if not _at_edge(line, page):
            return False
        return bool(_PAGE_NUMBER.match(line.text.strip())) or (len(pages) > 1 and seen[(line.y0 < page.height / 2, key(line))] >= often)

    return [replace(page, lines=[line for line in page.lines if not running(line, page)]) for page in pages]


def _at_edge(line: Line, page: Page) -> bool:
    return line.y1 < page.height * EDGE or line.y0 > page.height * (1 - EDGE)


def reading_order(lines: list[Line], width: float) -> list[Line]:
    """Lines found in a picture in the order in which they are read: column by column, then from top to bottom."""
    height = max((line.y1 for line in lines), default=0.0)
    return [row for part in columned([Page(lines, width, height)]) for row in _rows(part.lines)]


def _rows(lines: list[Line]) -> list[Line]:
    """Top to bottom; pieces at one height (cells of a table, parts of a line) become one line from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: (item.y0 + item.y1, item.x0)):
        row = rows[-1] if rows else None
        if (
            row
            and abs((line.y0 + line.y1) - (row[-1].y0 + row[-1].y1)) / 2 < 0.5 * min(line.height, row[-1].height)
            and all(line.x0 >= other.x1 - 0.5 * line.height or line.x1 <= other.x0 + 0.5 * line.height for other in row)
        ):
            row.append(line)
        else:
            rows.append([line])
    return [_merged(sorted(row, key=lambda item: item.x0)) for row in rows]


def _merged(row: list[Line]) -> Line:
    text = row[0].text
    for left, right in pairwise(row):
        space = (right.x0 - left.x1) / max(left.height, 1e-6)
        text += (CELL if space > 1.5 else " " if space > 0.5 else _joint(text, right.text)) + right.text
    return Line(text, row[0].x0, min(item.y0 for item in row), max(item.x1 for item in row), max(item.y1 for item in row))


def paragraphs(pages: list[Page]) -> list[str]:
    """The paragraphs of all pages; one that goes on over a page's end is joined."""
    found: list[str] = []
    above: Line | None = None
    above_full = False
    edges: dict[int, float | None] = {}  # the right edge of the pages before, of each column
    column = 0
    for page in columned(pages):
        if not page.lines:
            continue
        if bool(page.column) != bool(column):
            above = None  # no sentence goes on from a column into a heading over both, or from there
        column = page.column
        unit = median(line.height for line in page.lines)
        left, right = _edges(page.lines, unit)
        edge = edges[column] = right if right is not None else edges.get(column)
        full = (edge if edge is not None else max(USUAL * page.width, *(line.x1 for line in page.lines), 0.0)) - FULL * unit
        pitches = [b.y0 - a.y0 for a, b in pairwise(page.lines) if 0 < b.y0 - a.y0 < 4 * unit]
        pitch = median(pitches) if pitches else 2 * unit
        for index, line in enumerate(page.lines):
            goes_on = above is not None and above_full and not _begins(line, above, left, unit, pitch, first=index == 0)
            if goes_on:
                found[-1] += _joint(found[-1], line.text) + line.text
            else:
                found.append(line.text)
            # Where no edge is known yet, a line that ends a sentence is taken for the last one of its paragraph.
            ends = CELL in line.text or _ENTRY.search(line.text) or (edge is None and _END.search(line.text))
            above, above_full = line, line.x1 >= full and not ends
    return [text.strip() for text in found if text.strip()]


def _edges(lines: list[Line], unit: float) -> tuple[float, float | None]:
    """Left and right edge of the running text: the leftmost and rightmost place where several lines end (None: nowhere)."""

    def common(values: list[float]) -> float | None:
        return next((v for v in values if sum(1 for other in values if abs(other - v) < unit) >= max(2, len(values) // 10)), None)

    long = [line for line in lines if line.x1 - line.x0 > 10 * unit] or lines
    lefts = sorted(line.x0 for line in long)
    left = common(lefts)
    return lefts[0] if left is None else left, common(sorted((line.x1 for line in long), reverse=True))


def _begins(line: Line, above: Line, left: float, unit: float, pitch: float, first: bool) -> bool:
    """Whether `line` begins a paragraph although the line above is full."""
    if min(len(line.text), len(above.text)) > 5 and abs(line.height - above.height) > SIZE * max(line.height, above.height):
        return True
    if _NUMBERED.match(line.text) and _END.search(above.text):
        return True
    if line.x0 - left > INDENT * unit:
        return True
    if CELL in line.text:
        return True
    return not first and line.y0 - above.y0 > GAP * pitch


def _joint(before: str, after: str) -> str:
    return " " if _LATIN_END.search(before) and _LATIN_START.match(after) else ""
