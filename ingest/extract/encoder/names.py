"""The encoder's scores of possible names, for the lattice of the span model."""
from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ingest.extract.encoder.encoded import Encoded
from ingest.extract.span_lattice import name_scores

TABLE_SHARE, ENCODER_SHARE = 0.5, 0.7
"""What the scores of the table and of the encoder count together: measured on unseen places (`docs/quality.md`)."""
READINESS = np.array([0.8, 0.8, 1.4])
"""Added to every possible Reform, Pilot and Policy: both models together are surer than either and would leave out too many (precision .93, recall .85
on unseen places), policies most of all (.94 and .79 with .8; .94 and .82 with 1.4)."""


class EncoderNames:
    """Scores of names in one document."""

    def __init__(self, encoded: Encoded) -> None:
        self._parts, self._left, self._right = encoded.words()
        self._lengths, self._widths = encoded.name_tables()

    def scores(self, spans: Sequence[range], widths: np.ndarray, fits: np.ndarray) -> np.ndarray:
        """Scores [sentence, word, length - 1, label] of the names in the sentences with the words `spans`; `widths` in characters."""
        batch, count, longest = fits.shape
        labels = self._lengths.shape[1]
        parts = np.zeros((4, batch, count, labels), dtype=np.float32)
        left, right = np.zeros((2, batch, count, labels, self._left.shape[-1]), dtype=np.float32)
        for row, span in enumerate(spans):
            part = slice(span.start, span.stop)
            parts[:, row, : len(span)] = self._parts[:, part, :labels]
            left[row, : len(span)], right[row, : len(span)] = self._left[part], self._right[part]
        ties = np.zeros((*fits.shape, labels), dtype=np.float32)
        for d in range(min(longest, count)):
            ties[:, : count - d, d] = np.einsum("bwlr,bwlr->bwl", left[:, : count - d], right[:, d:])
        return name_scores(*parts, self._lengths, self._widths[widths] + ties, fits)


def mixed(table: np.ndarray, encoder: np.ndarray) -> np.ndarray:
    """Scores of both models together: the logarithm of a product of their weights, each raised to its share."""
    return np.where(table > -1e3, TABLE_SHARE * table + ENCODER_SHARE * encoder + READINESS, table)
