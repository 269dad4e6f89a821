"""What the encoder says of a document: scores for its words, its names, its numbers, and pairs of them."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import numpy as np
from spacy.tokens import Doc

from ingest.extract.encoder import heads
from ingest.extract.encoder.model import Encoder
from ingest.extract.encoder.reading import read, word_rows
from ingest.extract.mentions import Sentence
from ingest.facts import TOPICS

CLASSES = {"status": heads.STATUS, "topic": tuple(TOPICS), "level": heads.LEVELS, "first": heads.FIRST}
"""The classes of each attribute, in order."""
_KEY = "reformgraph_encoded"
_WORDS = 4096  # words whose hidden states are made at once


class Encoded:
    """The states of one document and what the heads read off them. Made once; asked by the components."""

    def __init__(self, doc: Doc, encoder: Encoder) -> None:
        """Needs sentences; their `plan` is looked up when it is asked for."""
        self._encoder = encoder
        self._reading = read(doc, encoder.tokenizer, *encoder.marks)
        self._states = encoder.states(self._reading)
        self._doc = doc
        self._read: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None
        self._attributes: dict[tuple[str, int, int], dict[str, np.ndarray]] = {}

    def words(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(parts [4, words, labels + 1], left ties, right ties [words, labels, rank]) of every word; see `heads`."""
        if self._read is not None:
            return self._read
        w, rows = self._encoder.heads, word_rows(self._doc, self._reading)
        count = len(rows.first)
        parts = np.zeros((4, count, heads.LABELS + 1), dtype=np.float32)
        left, right = np.zeros((2, count, heads.LABELS, heads.RANK), dtype=np.float32)
        for at in range(0, count if len(self._states) else 0, _WORDS):
            part = slice(at, at + _WORDS)
            hidden = heads.word_hidden(w, self._row(rows.first[part]), self._row(rows.last[part]), rows.features[part], np)
            parts[:, part] = np.stack(heads.word_parts(w, hidden))
            left[part], right[part] = heads.word_ties(w, hidden)
        self._read = parts, left, right
        return self._read

    def name_tables(self) -> tuple[np.ndarray, np.ndarray]:
        """What a name's length in words [length - 1, label] and its width in characters [width, label] count."""
        return self._encoder.heads["word.lengths"], self._encoder.heads["word.widths"]

    def attributes(self, kind: str, start: int, end: int) -> dict[str, np.ndarray]:
        """Log probabilities of the classes (`CLASSES`) of each attribute of the name at [start, end); empty outside the windows."""
        if (kind, start, end) in self._attributes:
            return self._attributes[kind, start, end]
        first, last = self._reading.rows(start, end)
        if first < 0:
            return {}
        w = self._encoder.heads
        mean = self._row(slice(first, last + 1)).mean(0)
        hidden = heads.span_hidden(w, self._row(first), self._row(last), mean, 2 * heads.KINDS.index(kind) + self._plan(start), np)
        found = {name: _log_chances(heads.attribute(w, hidden, name)) for name in CLASSES}
        self._attributes[kind, start, end] = found
        return found

    def number(self, start: int, end: int, features: Iterable[str], plan: bool | None = None) -> float | None:
        """Probability that the number expression at [start, end) is a result, given its features (`numbers.classify`).

        `plan`: whether it is to be read as of a plan; `None`: as its sentence is.
        """
        first, last = self._reading.rows(start, end)
        if first < 0:
            return None
        seen = _marked({*features, "plan"} if (self._plan(start) if plan is None else plan) else features, self._encoder.number_features)
        return _chance(heads.number_score(self._encoder.heads, self._row(first), self._row(last), seen, np))

    def claim(self, item: tuple[int, int], number: tuple[int, int], features: Iterable[str]) -> float | None:
        """Probability that the item named at `item` claims the number at `number`, given the pair's features (`relations.results`)."""
        rows = (*self._reading.rows(*item), *self._reading.rows(*number))
        if min(rows) < 0:
            return None
        seen = _marked(features, self._encoder.pair_features)
        return _chance(heads.pair_score(self._encoder.heads, *map(self._row, rows), seen, np))

    def _row(self, index) -> np.ndarray:
        return self._states[index].astype(np.float32)

    def _plan(self, start: int) -> int:
        sentences: list[Sentence] = self._doc._.sentences
        number = bisect_right(sentences, start, key=lambda s: s.start) - 1
        return int(number >= 0 and start < sentences[number].end and sentences[number].plan)


def _marked(features: Iterable[str], known: dict[str, int]) -> np.ndarray:
    row = np.zeros(len(known), dtype=np.float32)
    row[[known[name] for name in features if name in known]] = 1
    return row


def _log_chances(scores: np.ndarray) -> np.ndarray:
    scores = scores - scores.max()
    return scores - np.log(np.exp(scores).sum())


def _chance(odds: np.ndarray) -> float:
    return float(1 / (1 + np.exp(-np.clip(odds, -30, 30))))


def encode(doc: Doc, encoder: Encoder) -> None:
    """Have the encoder read `doc`; what it says is then there for the components that follow."""
    doc.user_data[_KEY] = Encoded(doc, encoder)


def encoded(doc: Doc) -> Encoded | None:
    """What the encoder says of `doc`; `None` in a pipeline without it."""
    return doc.user_data.get(_KEY)
