"""Two columns of text on a page, told by where its lines stand.

A file may hold its lines row by row (left, right, left, …) or column by column; what a reader sees is the same. A page is only taken apart
where an empty strip has running text on both sides that does not stand in rows as a table does; any other page stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from ingest.readers.page import Line, Page

# Lengths are in heights of the page's characters.
STRIP, WIDEST = 0.8, 6  # the narrowest and the widest empty strip between columns
TEXT = 10  # a line of text is longer than this; a cell with a figure or a name is not
FEWEST = 4  # lines of text on each side; where the page before had the same columns, one side with KNOWN is enough
KNOWN = 3
FULL = 2.2  # a line that ends less than this before the column's right edge is full (a closing mark may not begin a line)
FULL_SHARE = 0.5  # of the lines of a column are full at least (half of that where the columns are known): cells are full by chance only
OVER = 0.5  # a line may reach so far over the middle of the strip: boxes of characters are not exact
ROWS = 1.25  # times the usual distance of lines: more, on both sides at one height, parts the rows of a table
HOLE = 1.6  # times the usual distance of lines: a cell that is shorter than its neighbour leaves such a hole under it
HOLE_SHARE = 0.2  # of the lines with a hole above them make a table
RULES = 3  # drawn lines across a column make a table: one above, one below and one between


def columned(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages with each page of two columns taken apart, in the order of reading: full width, left, right, full width, ….

    Lines that cross the strip between the columns (a heading over both) part the page. Pages without columns come as they are.
    """
    known: float | None = None
    for page in pages:
        strip = _strip(page, known)
        if strip is None:
            yield page
            continue
        known = strip / max(page.width, 1.0)
        for band, apart in _bands(page, strip, known=True):
            if apart:
                yield from (replace(page, lines=side, column=number) for number, side in enumerate(_sides(band, strip), start=1) if side)
            else:
                yield replace(page, lines=_whole(page, band))


def _strip(page: Page, known: float | None) -> float | None:
    """The x of the strip that has most lines in columns, None where the page has none. `known` is that of the page before, as a part of the width."""
    pieces = [piece for line in page.lines for piece in line.pieces or (line,)]
    if not pieces:
        return None
    unit = median(piece.height for piece in pieces)
    text = [piece for piece in pieces if piece.x1 - piece.x0 > TEXT * unit]
    best: tuple[int, float, float] | None = None
    for step in range(30, 71):
        x = page.width * step / 100
        if min(sum(piece.x1 <= x for piece in text), sum(piece.x0 >= x for piece in text)) < FEWEST:
            continue
        apart = [band for band, is_apart in _bands(page, x) if is_apart]
        if apart:
            lefts, rights = zip(*(_edges(band, x) for band in apart), strict=True)
            space = min(rights) - max(lefts)
            found = sum(map(len, apart)), space, max(lefts) + space / 2
            best = max(best, found) if best else found
    if best:
        return best[2]
    if known is not None and any(apart for _, apart in _bands(page, known * page.width, known=True)):
        return known * page.width
    return None


def _bands(page: Page, x: float, known: bool = False) -> list[tuple[list[Line], bool]]:
    """The lines of the page that `x` crosses and the pieces of the others, in runs from top to bottom, with whether a run is two columns."""
    ordered: list[tuple[Line, bool]] = []
    for line in page.lines:
        crosses = not all(_is_left(piece, x) or _is_right(piece, x) for piece in line.pieces or (line,))
        ordered += [(line, True)] if crosses else [(piece, False) for piece in line.pieces or (line,)]
    ordered.sort(key=lambda item: item[0].y0)
    runs = [(crosses, [piece for piece, _ in run]) for crosses, run in groupby(ordered, key=lambda item: item[1])]
    return [(run, not crosses and _apart(run, x, page.rules, known)) for crosses, run in runs]


def _apart(band: list[Line], x: float, rules: list[tuple[float, float, float]], known: bool) -> bool:
    unit = median(piece.height for piece in band)
    sides = _sides(band, x)
    counts = [sum(p.x1 - p.x0 > TEXT * unit for p in side) for side in sides]
    left, right = _edges(band, x)
    if (max(counts) < KNOWN if known else min(counts) < FEWEST) or not STRIP * unit < right - left < WIDEST * unit:
        return False
    least = FULL_SHARE / 2 if known else FULL_SHARE
    if any(_share_full(side, unit) < least for side, count in zip(sides, counts, strict=True) if count >= KNOWN):
        return False
    return not _is_table(sides, rules, unit)


def _is_left(piece: Line, x: float) -> bool:
    return piece.x1 <= x + OVER * piece.height and not _is_right(piece, x)


def _is_right(piece: Line, x: float) -> bool:
    return piece.x0 >= x - OVER * piece.height


def _sides(band: list[Line], x: float) -> list[list[Line]]:
    """Left and right of `x`, each from top to bottom."""
    ordered = sorted(band, key=lambda piece: (piece.y0 + piece.y1, piece.x0))
    return [[piece for piece in ordered if _is_left(piece, x)], [piece for piece in ordered if _is_right(piece, x)]]


def _edges(band: list[Line], x: float) -> tuple[float, float]:
    """Where the left side ends and the right one begins; of a side that is empty, as far from `x` as the other."""
    left = max((piece.x1 for piece in band if _is_left(piece, x)), default=None)
    right = min((piece.x0 for piece in band if _is_right(piece, x)), default=None)
    return 2 * x - right if left is None else left, 2 * x - left if right is None else right


def _share_full(side: list[Line], unit: float) -> float:
    """The share of the lines that reach the column's right edge."""
    edge = max(piece.x1 for piece in side)
    return sum(edge - piece.x1 < FULL * unit for piece in side) / len(side)


def _is_table(sides: list[list[Line]], rules: list[tuple[float, float, float]], unit: float) -> bool:
    band = [piece for side in sides for piece in side]
    top, bottom = min(p.y0 for p in band) - 1.5 * unit, max(p.y1 for p in band) + 1.5 * unit
    drawn = sorted(y for x0, x1, y in rules if top <= y <= bottom and x1 - x0 > 4 * unit)
    if drawn and 1 + sum(b - a > 0.5 * unit for a, b in pairwise(drawn)) >= RULES:
        return True
    if not all(sides):
        return False
    steps = [b.y0 - a.y0 for side in sides for a, b in pairwise(side) if b.y0 - a.y0 > 0.5 * unit]
    pitch = median(steps) if steps else 2 * unit
    high, low = max(side[0].y0 for side in sides), min(side[-1].y0 for side in sides)  # where there is text on both sides
    starts = [y for y in sorted(piece.y0 for piece in band) if high - 0.5 * unit <= y <= low + 0.5 * unit]
    if sum(b - a > ROWS * pitch for a, b in pairwise(starts)) >= 2:
        return True
    holes = sum(b.y0 - a.y0 > HOLE * pitch for side in sides for a, b in pairwise(side) if b.y0 <= low)
    return holes >= HOLE_SHARE * max(len(starts), 1)


def _whole(page: Page, band: list[Line]) -> list[Line]:
    """The lines that the pieces in `band` belong to, in the page's order."""
    inside = {id(piece) for piece in band}
    found: list[Line] = []
    for line in page.lines:
        own = [piece for piece in line.pieces if id(piece) in inside]
        found += [line] if id(line) in inside or (own and len(own) == len(line.pieces)) else own
    return found
