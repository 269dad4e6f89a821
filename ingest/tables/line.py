"""A table row as one line of text: `| cell | cell |`, the form in which every reader gives rows and extraction finds the cells again.

A line break inside a cell is a tab in the line, so that two names one above the other do not run together; a bar inside a cell is
the full-width one.
"""
from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

BAR = "|"
_BREAK = re.compile(r"[ \u3000\xa0]*[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+[ \u3000\xa0]*")
_SPACES = re.compile(r"[ \xa0]{2,}")
_BLANK = " \t\u3000\xa0"


def line_of(cells: Sequence[str]) -> str:
    """The line of a row; an empty cell keeps its place."""
    return f"{BAR} {f' {BAR} '.join(map(cell_text, cells))} {BAR}"


def is_row(line: str) -> bool:
    """Whether a line is a row as `line_of` writes it (spaces apart)."""
    return len(line) > 2 and line[0] == BAR == line[-1]


def cells_of(line: str, offset: int = 0) -> list[tuple[int, int]]:
    """Spans of the cells of a line without the blanks around them, counted from `offset`; an empty cell is an empty span.

    Besides `line_of`'s form: rows without outer bars and with three bars or more, and cells parted by tabs. A line that is no row
    is one cell.
    """
    if is_row(line):
        cuts = [i for i, character in enumerate(line) if character == BAR]
        spans = [(left + 1, right) for left, right in itertools.pairwise(cuts)]
    else:
        mark = BAR if line.count(BAR) >= 3 or line.startswith(BAR) else "\t"
        cuts = [-1, *(i for i, character in enumerate(line) if character == mark), len(line)]
        spans = [(left + 1, right) for left, right in itertools.pairwise(cuts)]
    return [_bare(line, start, end, offset) for start, end in spans]


def cell_text(text: str) -> str:
    """A cell as it stands in the line of its row."""
    return _SPACES.sub(" ", _BREAK.sub("\t", text.strip(_BLANK + "\r\n"))).replace(BAR, "｜")


def spoken(words: str) -> str:
    """A sentence, a cell, or the cells of a whole row, on one line as people read them: without bars and without empty cells."""
    parts = [words[a:b] for a, b in cells_of(words) if a < b] if is_row(words) else [words]
    return " · ".join(" ".join(part.split()) for part in parts)


def letters(column: int) -> str:
    """The letters of a column as spreadsheets show them, counted from 0: A, B, …, Z, AA."""
    text, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def _bare(line: str, start: int, end: int, offset: int) -> tuple[int, int]:
    while start < end and line[start] in _BLANK:
        start += 1
    while end > start and line[end - 1] in _BLANK:
        end -= 1
    return offset + start, offset + end
