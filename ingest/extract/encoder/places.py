"""The encoder's reading of places: spans of words that it holds to name one, with their probability."""
from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from spacy.tokens import Doc

from ingest.extract.encoder.encoded import encoded
from ingest.extract.encoder.heads import LABELS
from ingest.extract.span_features import allowed
from ingest.extract.span_lattice import name_scores, probabilities
from ingest.extract.span_model import sentence_words
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
    for span, found in sentence_words(doc):
        count = len(span)
        fits = np.array(allowed(found), dtype=bool)[None, :, :LONGEST]
        begins, ends, holds, joins = (part[None, span.start : span.stop, LABELS:] for part in parts)
        plain = np.zeros((1, count, LONGEST, 1))
        _, chances = probabilities(name_scores(begins, ends, holds, joins, plain[0, 0], plain, fits))
        for word, length in np.argwhere(chances[0, :, :, 0] >= LIKELY):
            first = span.start + int(word)
            yield table.starts[first], table.ends[first + int(length)], float(chances[0, word, length, 0])
