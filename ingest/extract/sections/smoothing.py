"""From what each sentence says to what a run of sentences is: neighbours rarely differ."""
from __future__ import annotations

import math

_SAME_BLOCK = math.log(0.995 / 0.005)
_NEXT_BLOCK = math.log(0.97 / 0.03)


def smooth(odds: list[float], blocks: list[int]) -> list[float]:
    """Log odds after a two-state forward-backward pass; `blocks` tells which sentences share a paragraph.

    Linear in the number of sentences.
    """
    forward = _pass(odds, blocks)
    backward = _pass(odds[::-1], blocks[::-1])[::-1]
    return [f + b - o for f, b, o in zip(forward, backward, odds)]


def _pass(odds: list[float], blocks: list[int]) -> list[float]:
    out: list[float] = []
    carried = 0.0
    for number, own in enumerate(odds):
        if number:
            stay = _SAME_BLOCK if blocks[number] == blocks[number - 1] else _NEXT_BLOCK
            carried = _through(out[-1], stay)
        out.append(own + carried)
    return out


def _through(odds: float, stay: float) -> float:
    """Log odds of the next state, given those of this one and the log odds of staying."""
    odds = max(-30.0, min(30.0, odds))
    up, down = math.exp(odds), math.exp(stay)
    return math.log((up * down + 1) / (up + down))
