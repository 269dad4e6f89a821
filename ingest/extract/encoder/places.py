"""The encoder's reading of places: spans of words that it holds to name one, with their probability."""
from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from spacy.tokens import Doc

from ingest.extract.encoder.encoded import encoded
from ingest.extract.encoder.heads import LABELS
from ingest.extract.span_features import Words
from ingest.extract.span_lattice import name_scores, probabilities
from ingest.extract.span_model import batches, sentence_words
from ingest.extract.words import words

LONGEST = 6
"""Words of the longest name of a place."""
LIKELY = 0.4
"""Probability from which a place that no rule knows is more often meant than not: measured on places not learnt from."""


def likely_places(doc: Doc) -> Iterator[tuple[int, int, float]]:
    """`(start, end, probability)` of each span of characters that names a place rather than not; none without the encoder."""
    reader = encoded(doc)
    if reader is None:
        return
    table, parts = words(doc), reader.words()[0]
    found = []
    for batch in batches(sentence_words(doc)):
        chances = _chances(batch, parts)
        for row, word, length in np.argwhere(chances >= LIKELY):
            first = batch[row][0].start + int(word)
            found.append((table.starts[first], table.ends[first + int(length)], float(chances[row, word, length])))
    yield from sorted(found)


def _chances(batch: list[tuple[range, Words]], parts: np.ndarray) -> np.ndarray:
    """Probabilities [sentence, word, length - 1] that a place's name stands there; `parts` as `Encoded.words` has them for all words."""
    shape = (len(batch), max(len(span) for span, _ in batch))
    scores = np.zeros((4, *shape, 1), dtype=np.float32)
    fits = np.zeros((*shape, LONGEST), dtype=bool)
    for row, (span, found) in enumerate(batch):
        scores[:, row, : len(span)] = parts[:, span.start : span.stop, LABELS:]
        fits[row, : len(span)] = found.fits[:, :LONGEST]
    widths = np.zeros((*fits.shape, 1))
    return probabilities(name_scores(*scores, widths[0, 0], widths, fits))[1][..., 0]
