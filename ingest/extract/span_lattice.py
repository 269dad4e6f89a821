"""The arithmetic of the span model: every way to cut a sentence into names and other words, weighed at once.

A semi-Markov model of order zero (Sarawagi and Cohen 2004): a way's weight is the sum of its names' scores, words outside names
count nothing, and a name's probability is the share of all ways that have it. Arrays are [sentence, word, length - 1, label].
"""
from __future__ import annotations

import numpy as np

NEVER = -1e4
"""Score of what cannot be."""


def log_sum(values: np.ndarray, axis: int) -> np.ndarray:
    """log Σ exp along `axis`, safe for very small values."""
    top = values.max(axis, keepdims=True)
    return (np.log(np.exp(values - top).sum(axis, keepdims=True)) + top).squeeze(axis)


def name_scores(begins: np.ndarray, ends: np.ndarray, holds: np.ndarray, joins: np.ndarray,
                lengths: np.ndarray, widths: np.ndarray, allowed: np.ndarray) -> np.ndarray:
    """Score of each possible name: its ends, what it holds and its length; `NEVER` where it is not allowed.

    `begins`, `ends`, `holds`, `joins`: [sentence, word, label]; `lengths`: [length - 1, label]; `widths`: as the result.
    """
    batch, count, labels = begins.shape
    zero = np.zeros((batch, 1, labels))
    held = np.concatenate([zero, np.cumsum(holds, 1)], 1)
    joined = np.concatenate([zero, np.cumsum(joins, 1)], 1)
    scores = np.full((batch, count, lengths.shape[0], labels), NEVER)
    for d in range(min(lengths.shape[0], count)):
        m = count - d
        scores[:, :m, d] = (begins[:, :m] + ends[:, d:] + held[:, d + 1 :] - held[:, :m]
                            + joined[:, d + 1 :] - joined[:, 1 : m + 1] + lengths[d])
    return np.where(allowed[..., None], scores + widths, NEVER)


def probabilities(scores: np.ndarray, outside: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """(log of the total weight of each sentence, probability of each name).

    `outside`: [sentence, word], what a word outside names counts (default 0; `NEVER` to demand that it lies in a name).
    """
    batch, count, longest, _ = scores.shape
    outside = np.zeros((batch, count)) if outside is None else outside
    spans = log_sum(scores, 3)
    forward = np.full((batch, count + 1), NEVER)
    forward[:, 0] = 0
    for t in range(1, count + 1):
        d = np.arange(min(longest, t))
        ways = np.concatenate([(forward[:, t - 1] + outside[:, t - 1])[:, None], forward[:, t - 1 - d] + spans[:, t - 1 - d, d]], 1)
        forward[:, t] = log_sum(ways, 1)
    backward = np.full((batch, count + 1), NEVER)
    backward[:, count] = 0
    for t in range(count - 1, -1, -1):
        m = min(longest, count - t)
        ways = np.concatenate([backward[:, t + 1 : t + 2] + outside[:, t : t + 1], spans[:, t, :m] + backward[:, t + 1 : t + 1 + m]], 1)
        backward[:, t] = log_sum(ways, 1)
    total = forward[:, count]
    found = np.zeros_like(scores)
    for d in range(min(longest, count)):
        m = count - d
        found[:, :m, d] = np.exp(forward[:, :m, None] + scores[:, :m, d] + backward[:, d + 1 :, None] - total[:, None, None])
    return total, found
