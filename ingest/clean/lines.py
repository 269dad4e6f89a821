"""The lines of a text as spans, with what the layout around them said."""
from __future__ import annotations

from dataclasses import dataclass

from ingest.clean.mapped import Mapped


@dataclass(frozen=True, slots=True)
class Line:
    """Characters [start, end) of a mapped text without the blanks around them; `text` is these characters.

    `indented`: the line began with blanks, as a new paragraph does; `after_blank`: an empty line stood before it.
    """

    start: int
    end: int
    text: str
    indented: bool = False
    after_blank: bool = False


def lines_of(mapped: Mapped) -> list[Line]:
    """The lines that hold anything, in order."""
    found: list[Line] = []
    position, blank = 0, False
    for raw in mapped.text.split("\n"):
        bare = raw.strip(" \t")
        if bare:
            start = position + raw.index(bare[0])
            found.append(Line(start, start + len(bare), bare, raw[0] in " \t", blank))
            blank = False
        else:
            blank = True
        position += len(raw) + 1
    return found


def part_of(line: Line, start: int, end: int) -> Line | None:
    """The piece [start, end) of a line (offsets within the line) as a line of its own; None if only blanks are there."""
    piece = line.text[start:end]
    bare = piece.strip(" \t")
    if not bare:
        return None
    first = line.start + start + piece.index(bare[0])
    return Line(first, first + len(bare), bare, line.indented and start == 0, line.after_blank and start == 0)
