"""Cuts a report into the stretches that the encoder reads at once: whole sentences, up to `LONGEST` characters, with the heading above."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.clean.text import Block
from ingest.extract.mentions import Sentence

LONGEST = 300
"""Characters of a window."""
_HEADING = 24
"""Characters of the heading that are set before a window."""
_SECTION = 2
"""Headings up to this level begin a window of their own, so that what stands before a section never changes how it is read."""
_CUTS = "，,；;、：:"


@dataclass(frozen=True)
class Window:
    """Characters [start, end) of the clean text, and the heading that they stand under (empty if there is none)."""

    start: int
    end: int
    heading: str = ""

    def text(self, clean: str) -> str:
        """What the encoder reads; the window's own characters are its last `end - start`."""
        own = clean[self.start : self.end]
        return f"{self.heading}\n{own}" if self.heading else own


def windows(text: str, sentences: Sequence[Sentence], blocks: Sequence[Block] = ()) -> list[Window]:
    """The windows of a report in order. Every character of a sentence lies in exactly one."""
    found: list[Window] = []
    start = end = -1
    heading = ""
    for first, last, block in _stretches(text, sentences):
        opens = block is not None and block < len(blocks) and blocks[block].kind == "heading" and blocks[block].level <= _SECTION
        opens = opens and first == blocks[block].start
        if start >= 0 and (opens or last - start > LONGEST):
            found.append(Window(start, end, heading))
            start = -1
        if start < 0:
            start = first
            path = blocks[block].path if block is not None and block < len(blocks) else ()
            heading = path[-1][:_HEADING] if path else ""
        end = last
    if start >= 0:
        found.append(Window(start, end, heading))
    return found


def _stretches(text: str, sentences: Iterable[Sentence]) -> Iterable[tuple[int, int, int]]:
    """(start, end, block) of the sentences; one that is too long in parts, cut after a comma where there is one."""
    for sentence in sentences:
        start = sentence.start
        while sentence.end - start > LONGEST:
            cut = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in _CUTS) + 1
            cut = cut if cut > start else start + LONGEST
            yield start, cut, sentence.block
            start = cut
        yield start, sentence.end, sentence.block
