"""The clean text of a report and its map back to the source: what cleaning gives and extraction takes."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or table row of the clean text: characters [start, end), no line break inside.

    `level` is 0 for body text, else the depth of the heading (1 = 一、, 2 = （一）, 3 = 1., 4 = lower); `number` the numbering as
    written (`（二）`), empty if none; `path` the texts of the headings above it, outermost first (indices into the text are not
    needed: headings are short). A paragraph that begins with a numbered sentence that serves as its heading (`一是…。`) is a
    paragraph, and its markers stand in `items`.
    """

    start: int
    end: int
    kind: str  # heading | paragraph | table
    level: int = 0
    number: str = ""
    path: tuple[str, ...] = ()
    items: tuple[tuple[int, int, str], ...] = ()  # (start, end, marker): 一是…；二是…；第一，… inside the block, from marker to next marker


@dataclass(frozen=True)
class Furniture:
    """Page furniture that was set aside: its characters [start, end) in the *source* text, its kind and its text (Simplified)."""

    start: int
    end: int
    kind: str  # navigation toolbar share pager counter editor author source date filing caption footer related page-number running-head rule comment image video pinyin
    text: str


@dataclass(frozen=True)
class Damage:
    """A span [start, end) of the *clean* text that stands where the source could not be decoded, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class CleanText:
    """A cleaned report.

    `text` is Simplified Chinese with blocks separated by a single `\\n`; `origins[i]` is the index in the source text (as decoded
    by the reader) of the character that clean character `i` came from, non-decreasing, `len(origins) == len(text)`.
    """

    text: str
    origins: Sequence[int]  # an array('I'): four bytes a character
    blocks: tuple[Block, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    damage: tuple[Damage, ...] = ()
    notes: tuple[str, ...] = ()  # what was done: "traditional", "pinyin", …

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source text that clean characters [start, end) came from (`start < end`)."""
        return self.origins[start], self.origins[end - 1] + 1


@dataclass
class Metadata:
    """What is known of a report as a whole; `None` or empty where nothing says it, or a person took it away. `origin` tells per key where it came from
    (`option`, `decision`, `sidecar`, `index`, `text`, `file`: the file's own properties); `under` per key that a person decided
    what it would be without that, (origin, value), where the text alone does not say it: so that the decision can be taken back."""

    title: str = ""
    city: str = ""  # full official name of the jurisdiction: 淄博市, 山东省, 湘潭县
    province: str = ""
    year: int | None = None
    date: str = ""  # ISO 8601, as precise as stated: 2020-12-24, 2020-12, 2020
    author: str = ""
    source: str = ""  # who published it: 潍坊新闻网
    url: str = ""
    origin: dict[str, str] = field(default_factory=dict)
    under: dict[str, tuple[str, Any]] = field(default_factory=dict)

    KEYS = ("title", "city", "province", "year", "date", "author", "source", "url")
