"""The text layer of a PDF page: its lines, with the pieces that wide gaps part, and the lines that are drawn."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, pairwise
from typing import Any

from ingest.readers.page import Line, Page

MAX_CHARACTERS_OF_PAGE = 200_000
MAX_DRAWN = 5_000  # drawn objects of a page that are looked at: a map may have a hundred thousand
WIDE = 1.2  # heights of a character: a wider gap within a line parts columns or cells, words of one line stand closer
THIN = 3.0  # points: what is drawn lower than this is a line, not a box

Character = tuple[str, float, float, float, float]  # and its left, top, right, bottom


def page_of(page: Any) -> Page:
    """The lines of a pypdfium2 page as its text layer has them, in its order, y downwards from the top; units are points.

    Raises `ValueError` for a page of more than `MAX_CHARACTERS_OF_PAGE` characters.
    """
    import pypdfium2.raw as raw

    width, height = page.get_size()
    text_page = page.get_textpage()
    total = text_page.count_chars()
    if total > MAX_CHARACTERS_OF_PAGE:
        raise ValueError(f"one page with {total:,} characters")
    origin_x, origin_y = page.get_bbox()[0], page.get_bbox()[3]
    lines: list[Line] = []
    current: list[Character] = []
    high = 0  # first half of a surrogate pair: pdfium gives UTF-16 units on some versions

    def close() -> None:
        if line := _line(current):
            lines.append(line)
        current.clear()

    for index in range(total):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0
        if code in (10, 13):
            close()
            continue
        if code in (0, 2, 0xFFFE) or 0xD800 <= code < 0xE000:  # 2 and FFFE: a hyphen that pdfium took out at a line's end
            continue
        if not raw.FPDFText_GetLooseCharBox(text_page, index, rectangle := raw.FS_RECTF()):
            continue
        left, top, right, bottom = (
            rectangle.left - origin_x,
            origin_y - rectangle.top,
            rectangle.right - origin_x,
            origin_y - rectangle.bottom,
        )
        if current and not chr(code).isspace() and _elsewhere(current, top, bottom):
            close()
        current.append((chr(code), left, top, right, bottom))
    close()
    text_page.close()
    return Page(lines, width, height, _rules(page, origin_x, origin_y))


def _elsewhere(current: list[Character], top: float, bottom: float) -> bool:
    """Whether a character stands on another line than the one before, where pdfium gave no line end."""
    _, _, last_top, _, last_bottom = current[-1]
    return top > last_bottom or bottom < last_top


def _line(characters: list[Character]) -> Line | None:
    while characters and characters[-1][0].isspace():
        characters.pop()
    if not any(not c[0].isspace() for c in characters):
        return None
    cuts = _cuts(characters)
    pieces = [_box(characters[start:end]) for start, end in pairwise([0, *cuts, len(characters)])]
    return replace(_box(characters), pieces=tuple(pieces) if cuts else ())


def _cuts(characters: list[Character]) -> list[int]:
    """Where a wide gap or a step back begins another piece of the line."""
    found, last = [], None
    for index, (char, left, top, right, bottom) in enumerate(characters):
        if char.isspace():
            continue
        if last and (left - last[1] > WIDE * (bottom - top) or left < last[0] - (bottom - top)):
            found.append(index)
        last = left, right
    return found


def _box(characters: list[Character]) -> Line:
    text = "".join(c[0] for c in characters).strip()
    solid = [c for c in characters if not c[0].isspace()]
    return Line(text, min(c[1] for c in solid), min(c[2] for c in solid), max(c[3] for c in solid), max(c[4] for c in solid))


def _rules(page: Any, origin_x: float, origin_y: float) -> list[tuple[float, float, float]]:
    """The horizontal lines and the upper and lower edges of boxes that the page draws, as (x0, x1, y)."""
    import pypdfium2
    import pypdfium2.raw as raw

    found: list[tuple[float, float, float]] = []
    for drawn in islice(page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=1), MAX_DRAWN):
        try:
            left, bottom, right, top = drawn.get_bounds()
        except pypdfium2.PdfiumError:  # a path without points
            continue
        edges = {origin_y - top, origin_y - bottom} if top - bottom > THIN else {origin_y - top}
        found += [(left - origin_x, right - origin_x, y) for y in sorted(edges)]
    return found
