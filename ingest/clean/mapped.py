"""Text together with its map back to the source: what every cleaning step takes and gives."""
from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import NamedTuple

Edit = tuple[int, int, str]  # characters [start, end) become this string


class Mapped(NamedTuple):
    """`origins[i]` is the source index of character `text[i]`; four bytes a character keep long texts small."""

    text: str
    origins: array

    @classmethod
    def of(cls, source: str) -> Mapped:
        """The untouched source: every character comes from its own place."""
        return cls(source, array("I", range(len(source))))

    def edit(self, edits: Iterable[Edit]) -> Mapped:
        """Apply edits that are in order and do not overlap; self where there are none.

        A replacement as long as what it replaces maps character by character; a shorter one to the first places of the span; of a
        longer one, the surplus maps to the last place. An insertion (start == end) maps to the character that it stands before,
        at the end of the text to the last one. So the map never runs backwards.
        """
        text, origins = self
        pieces: list[str] = []
        mapped = array("I")
        done = 0
        for start, end, replacement in edits:
            pieces.append(text[done:start])
            mapped.extend(origins[done:start])
            if replacement:
                pieces.append(replacement)
                if len(replacement) <= end - start:
                    mapped.extend(origins[start : start + len(replacement)])
                else:
                    mapped.extend(origins[start:end])
                    last = end - 1 if end > start else min(start, len(origins) - 1)
                    mapped.extend([origins[last]] * (len(replacement) - (end - start)))
            done = end
        if done == 0 and not pieces:
            return self
        pieces.append(text[done:])
        mapped.extend(origins[done:])
        return Mapped("".join(pieces), mapped)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source characters that [start, end) came from (`start < end`)."""
        return self.origins[start], self.origins[end - 1] + 1
