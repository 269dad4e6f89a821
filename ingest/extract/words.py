"""The words of a `Doc` as plain tuples, made once and shared by the components (spaCy's tokens are slow to walk again and again)."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

_KEY = "reformgraph_words"


@dataclass(frozen=True)
class Words:
    """The whole text, and parallel lists over the tokens: where each starts and ends, its text, its LAC tag."""

    text: str
    starts: list[int]
    ends: list[int]
    texts: list[str]
    tags: list[str]

    def at(self, position: int) -> int:
        """Number of the token that holds the character `position`."""
        return bisect_right(self.starts, position) - 1

    def span(self, start: int, end: int) -> range:
        """Numbers of the tokens that begin in [start, end)."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def begins(self, position: int) -> bool:
        """Whether a token begins at `position`."""
        number = bisect_left(self.starts, position)
        return number < len(self.starts) and self.starts[number] == position


def words(doc: Doc) -> Words:
    """The `Words` of `doc`."""
    kept = doc.user_data.get(_KEY)
    if kept is None:
        strings = doc.vocab.strings
        attributes = doc.to_array(["LENGTH", "TAG"])
        names = {int(tag): strings[int(tag)] for tag in set(attributes[:, 1].tolist())}
        starts, ends, texts, tags = [], [], [], []
        position, text = 0, doc.text
        for length, tag in attributes.tolist():
            starts.append(position)
            ends.append(position + length)
            texts.append(text[position : position + length])
            tags.append(names[int(tag)])
            position += length
        kept = doc.user_data[_KEY] = Words(text, starts, ends, texts, tags)
    return kept
