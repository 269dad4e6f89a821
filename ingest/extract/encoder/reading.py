"""What the encoder is given of a report, and where its words and characters lie in the states that come back."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from ingest.extract.encoder.tokenizer import PieceTokenizer
from ingest.extract.encoder.windows import Window, windows
from ingest.extract.words import words

TAGS = ("-", "n", "f", "s", "t", "nr", "ns", "nt", "nw", "nz", "v", "vd", "vn", "a", "ad", "an", "d", "m", "q", "r", "p", "c", "u", "xc", "w",
        "PER", "LOC", "ORG", "TIME", "SP")
"""LAC's tags; the first stands for none."""
_LENGTHS = 6  # a word of so many characters or more
_FIELDS = (len(TAGS), len(TAGS), len(TAGS), _LENGTHS, 2, 2, 2)
FEATURES = sum(_FIELDS)
"""Number of different features of a word (see `WordRows`)."""
_BASE = np.cumsum([0, *_FIELDS[:-1]])


@dataclass(frozen=True)
class Reading:
    """The windows of a report as piece numbers (with the marks at both ends), and for each character of the report the row of its
    piece among the states of all windows one after the other (-1 where no window has it)."""

    windows: list[Window]
    ids: list[np.ndarray]
    row: np.ndarray

    def rows(self, start: int, end: int) -> tuple[int, int]:
        """Rows of the first and last piece of characters [start, end); (-1, -1) where they lie in no window."""
        inside = self.row[start:end]
        inside = inside[inside >= 0]
        return (int(inside[0]), int(inside[-1])) if len(inside) else (-1, -1)


@dataclass(frozen=True)
class WordRows:
    """For each word of a report: rows of the pieces that it begins and ends in, and its features: the tags of the word before, of
    itself and of the next, its length, whether it begins and ends with its piece, and whether its sentence plans."""

    first: np.ndarray
    last: np.ndarray
    features: np.ndarray


def read(doc: Doc, tokenizer: PieceTokenizer, begin: int, end: int) -> Reading:
    """The windows of `doc`, which has sentences; `begin` and `end` are the marks around each window."""
    text = words(doc).text
    blocks = doc._.clean.blocks if doc._.clean is not None else ()
    cut = windows(text, doc._.sentences, blocks)
    row = np.full(len(text), -1, dtype=np.int32)
    ids, total = [], 0
    for window in cut:
        pieces, owner = tokenizer.pieces(window.text(text))
        ids.append(np.concatenate([[begin], pieces, [end]]).astype(np.int64))
        row[window.start : window.end] = owner[len(owner) - (window.end - window.start) :] + 1 + total
        total += len(pieces) + 2
    return Reading(cut, ids, row)


def word_rows(doc: Doc, reading: Reading) -> WordRows:
    """The rows of every word of `doc`, sentences with their `plan`."""
    table = words(doc)
    count = len(table.starts)
    starts, lasts = np.array(table.starts, dtype=np.int64), np.array(table.ends, dtype=np.int64) - 1
    first, last = reading.row[starts], reading.row[lasts]
    known = {tag: number for number, tag in enumerate(TAGS)}
    tags = np.array([known.get(tag, 0) for tag in table.tags], dtype=np.int64)
    around = np.concatenate([[0], tags, [0]])
    padded = np.concatenate([[-2], reading.row, [-2]])
    plan = np.zeros(count, dtype=np.int64)
    for sentence in doc._.sentences:
        if sentence.plan:
            span = table.span(sentence.start, sentence.end)
            plan[span.start : span.stop] = 1
    fields = (around[:-2], tags, around[2:], np.minimum(lasts - starts, _LENGTHS - 1), (padded[starts] != first).astype(np.int64),
              (padded[lasts + 2] != last).astype(np.int64), plan)
    return WordRows(np.maximum(first, 0), np.maximum(last, 0), np.stack(fields, 1) + _BASE)
