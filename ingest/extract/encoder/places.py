"""Where the encoder sees names of places."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np

from ingest.extract.encoder.encoded import Encoded
from ingest.extract.mentions import Sentence
from ingest.extract.span_lattice import name_scores, probabilities
from ingest.extract.words import Words

_LEAST = 0.02  # spans less probable are not worth a look
_STOPS = frozenset("，,；;：:。！？!?、（）()《》")


class EncoderPlaces:
    """Spans of one document that may name a place, with their probabilities."""

    def __init__(self, encoded: Encoded, table: Words, sentences: Iterable[Sentence]) -> None:
        parts, _, _ = encoded.words()
        lengths = encoded.place_lengths()
        self.spans: list[tuple[int, int, float]] = []
        for sentence in sentences:
            span = table.span(sentence.start, sentence.end)
            if len(span):
                self._read(parts[:, None, span.start : span.stop, -1:], lengths, table, span)
        self._starts = [start for start, _, _ in self.spans]

    def _read(self, parts: np.ndarray, lengths: np.ndarray, table: Words, span: range) -> None:
        count = len(span)
        barred = np.array([table.texts[n][0] in _STOPS or table.texts[n].isspace() for n in span])
        runs = np.concatenate([[0], np.cumsum(barred)])
        fits = np.zeros((1, count, len(lengths)), dtype=bool)
        for d in range(min(len(lengths), count)):
            fits[0, : count - d, d] = runs[d + 1 :] == runs[: count - d]
        _, found = probabilities(name_scores(*parts, lengths, np.zeros((1, count, len(lengths), 1)), fits))
        for i, d in zip(*np.nonzero(found[0, :, :, 0] > _LEAST)):
            self.spans.append((table.starts[span.start + i], table.ends[span.start + i + d], float(found[0, i, d, 0])))

    def chance(self, start: int, end: int) -> float:
        """Probability that a place is named at about [start, end): the sum over spans that share most of it."""
        total, at = 0.0, bisect_left(self._starts, start - 20)
        while at < len(self.spans) and self.spans[at][0] < end:
            first, last, chance = self.spans[at]
            shared = min(last, end) - max(first, start)
            if 2 * shared >= 0.6 * (end - start + last - first):
                total += chance
            at += 1
        return min(1.0, total)


def likely(spans: Sequence[tuple[int, int, float]], least: float) -> list[tuple[int, int, float]]:
    """The spans from `least` on that overlap no likelier one, in order."""
    kept: list[tuple[int, int, float]] = []
    for start, end, chance in sorted(spans, key=lambda s: (-s[2], s[0], s[1])):
        if chance >= least and all(end <= a or start >= b for a, b, _ in kept):
            kept.append((start, end, chance))
    return sorted(kept)
