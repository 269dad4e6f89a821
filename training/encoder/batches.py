"""Samples as arrays of fixed shapes, so that JAX compiles the step once."""
from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ingest.extract.encoder.reading import FEATURES
from ingest.extract.span_features import LONGEST
from ingest.extract.span_lattice import NEVER
from ingest.extract.span_model import LABELS
from training.encoder.samples import CITY_LONGEST, Sample

SIZES = ((184, 160), (236, 200))
"""(pieces, words) that windows are filled up to; a window takes the first that holds it."""
SPANS, NUMBERS, PAIRS = 40, 48, 96
Batch = dict[str, np.ndarray]


def size_of(sample: Sample) -> int:
    """Which of `SIZES` the sample needs (the last one cuts what is longer)."""
    fits = [n for n, (pieces, words) in enumerate(SIZES) if len(sample.ids) <= pieces and len(sample.first) <= words]
    return fits[0] if fits else len(SIZES) - 1


def batch_of(chosen: Sequence[Sample], size: int, number_names: Sequence[str], pair_names: Sequence[str]) -> Batch:
    """One batch; labels of what only fills it up are -1 (names: nothing is allowed there)."""
    n, (pieces, words) = len(chosen), SIZES[size]
    number_at = {name: k for k, name in enumerate(number_names)}
    pair_at = {name: k for k, name in enumerate(pair_names)}
    zeros = lambda *shape: np.zeros((n, *shape), dtype=np.int32)
    falses = lambda *shape: np.zeros((n, *shape), dtype=bool)
    out: Batch = {
        "mask": falses(pieces), "first": zeros(words), "last": zeros(words), "features": zeros(words, 7), "fits": falses(words, LONGEST),
        "widths": np.ones((n, words, LONGEST), dtype=np.int32), "wanted": falses(words, LONGEST, len(LABELS)),
        "outside": np.zeros((n, words), dtype=np.float32), "city_fits": falses(words, CITY_LONGEST),
        "city_wanted": falses(words, CITY_LONGEST, 1), "city_outside": np.zeros((n, words), dtype=np.float32),
        "spans": zeros(SPANS, 3), "classes": zeros(SPANS, 4) - 1, "numbers": zeros(NUMBERS, 2), "results": zeros(NUMBERS) - 1,
        "number_features": np.zeros((n, NUMBERS, len(number_names)), dtype=np.float32), "pairs": zeros(PAIRS, 4), "claims": zeros(PAIRS) - 1,
        "pair_features": np.zeros((n, PAIRS, len(pair_names)), dtype=np.float32),
    }
    assert FEATURES > 0 and NEVER < 0
    for row, one in enumerate(chosen):
        count, most = min(len(one.first), words), pieces - 1
        out["mask"][row, : len(one.ids)] = True
        for name in ("first", "last"):
            out[name][row, :count] = np.clip(getattr(one, name)[:count], 0, most)
        for name in ("features", "fits", "widths", "wanted", "outside", "city_fits", "city_wanted", "city_outside"):
            out[name][row, :count] = getattr(one, name)[:count]
        for k, span in enumerate(one.spans[:SPANS]):
            out["spans"][row, k], out["classes"][row, k] = (*np.minimum(span[:2], most), span[2]), span[3:]
        for k, (first, last, seen, label) in enumerate(one.numbers[:NUMBERS]):
            out["numbers"][row, k], out["results"][row, k] = np.minimum((first, last), most), label
            out["number_features"][row, k, [number_at[s] for s in seen if s in number_at]] = 1
        for k, (*rows, seen, label) in enumerate(one.pairs[:PAIRS]):
            out["pairs"][row, k], out["claims"][row, k] = np.minimum(rows, most), label
            out["pair_features"][row, k, [pair_at[s] for s in seen if s in pair_at]] = 1
    return out
