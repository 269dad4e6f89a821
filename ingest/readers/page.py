"""What is known of a page before its lines become paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Line:
    """A line of text on a page; y grows downwards, units are the page's own. `height` is that of its characters.

    `pieces` are its parts where wide gaps part it (the cells of a row, the lines of two columns), empty where none does.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    pieces: tuple[Line, ...] = ()

    @property
    def height(self) -> float:
        return self.y1 - self.y0


@dataclass
class Page:
    """The lines of a page in reading order and the page's size.

    `rules` are its drawn horizontal lines and the edges of its boxes, as (x0, x1, y). `column` tells what part of a page it is: 0 the whole
    width, 1 a left column, 2 a right one.
    """

    lines: list[Line]
    width: float
    height: float
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    column: int = 0
