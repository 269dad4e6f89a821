"""Cutting a report's paragraphs at the sentences that are to be marked. Pure: spans in, pieces out."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.browse import Passage

Span = tuple[int, int]
_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+[”’」』）]*|[^。！？；]+$")


@dataclass(frozen=True)
class Piece:
    """A run of text: `own` if it is in the span that the page is about, `other` if some other fact stands on it."""

    text: str
    own: bool = False
    other: bool = False


def sentences(passage: Passage) -> list[Passage]:
    """The paragraph cut after each 。！？； (with closing marks behind it); joined, the texts are the paragraph's again."""
    return [replace(passage, start=passage.start + hit.start(), end=passage.start + hit.end(), text=hit.group())
            for hit in _SENTENCE.finditer(passage.text)]


def around(passages: Sequence[Passage], span: Span) -> Passage | None:
    """The sentences of one paragraph that the span touches, as one piece; None where it lies outside or crosses paragraphs."""
    home = next((p for p in passages if p.start <= span[0] and span[1] <= p.start + len(p.text)), None)
    touched = [s for s in sentences(home) if overlaps((s.start, s.end), span)] if home else []
    if home is None or not touched:
        return None
    return replace(home, start=touched[0].start, end=touched[-1].end, text="".join(s.text for s in touched))


def pieces(passage: Passage, own: Span | None, others: Iterable[Span] = ()) -> list[Piece]:
    """The text of a paragraph cut at the borders of the spans (positions in the clean text); joined, it is the text again."""
    own_here = _inside(passage, own)
    others_here = [span for span in (_inside(passage, span) for span in others) if span]
    cuts = {0, len(passage.text)}
    for start, end in [*others_here, *([own_here] if own_here else [])]:
        cuts |= {start, end}
    made = []
    borders = sorted(cuts)
    for start, end in pairwise(borders):
        made.append(Piece(
            passage.text[start:end],
            own=own_here is not None and own_here[0] <= start and end <= own_here[1],
            other=any(a <= start and end <= b for a, b in others_here),
        ))
    return made


def covered(passages: Sequence[Passage], span: Span) -> str:
    """The text that the span covers, paragraphs joined by a line break; empty if it lies outside."""
    parts = []
    for passage in passages:
        here = _inside(passage, span)
        if here:
            parts.append(passage.text[here[0] : here[1]])
    return "\n".join(parts)


def overlaps(first: Span, second: Span) -> bool:
    """Whether two spans share a character."""
    return first[0] < second[1] and second[0] < first[1]


def _inside(passage: Passage, span: Span | None) -> Span | None:
    """The part of `span` inside the paragraph, as positions in its text."""
    if span is None:
        return None
    start, end = max(span[0] - passage.start, 0), min(span[1] - passage.start, len(passage.text))
    return (start, end) if start < end else None
