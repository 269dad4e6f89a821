"""From what each sentence says to what a run of sentences is: neighbours rarely differ."""
from __future__ import annotations

import itertools
import math

_SAME_BLOCK = (0.0015, 0.003)
_NEXT_BLOCK = (0.003, 0.01)
"""Chances that a past sentence is followed by a plan, and a plan by a past sentence. Plans that begin without a head are the rarer thing."""
_AT_FIRST = -1.5  # reports begin with what was done
_UNTOLD = math.exp(-6.0)
"""How much rarer plans begin where neither a head nor the sentence says so."""
_UNDER_HEAD = 0.2
"""Chance that a plan begins under a head that says so; what stands before such a head is no plan for that."""
NOTHING, CUE, HEAD = range(3)
"""What says of a sentence that a plan begins there: nothing, its own words, the head above it."""


def smooth(odds: list[float], blocks: list[int], tells: list[int]) -> list[float]:
    """Log odds of plan for each sentence given all of them: a two-state forward-backward pass.

    `odds` is what each sentence says by itself, `blocks` tells which share a paragraph, `tells` what says that a plan
    begins there (`NOTHING`, `CUE`, `HEAD`). Linear in the number of sentences.
    """
    steps = [_SAME_BLOCK if a == b else _NEXT_BLOCK for a, b in itertools.pairwise(blocks)]
    steps = [(_UNDER_HEAD if told == HEAD else begins if told == CUE else begins * _UNTOLD, ends)
             for (begins, ends), told in zip(steps, tells[1:], strict=True)]
    forward = [_AT_FIRST] + [0.0] * (len(odds) - 1) if odds else []
    for n in range(1, len(odds)):
        begins, ends = steps[n - 1]
        x = _exp(forward[n - 1] + odds[n - 1])
        forward[n] = math.log((x * (1 - ends) + begins) / (x * ends + 1 - begins))
    backward = [0.0] * len(odds)
    for n in range(len(odds) - 2, -1, -1):
        begins, ends = steps[n]
        x = _exp(backward[n + 1] + odds[n + 1])
        backward[n] = math.log((x * (1 - ends) + ends) / (x * begins + 1 - begins))
    return [f + o + b for f, o, b in zip(forward, odds, backward, strict=True)]


def _exp(odds: float) -> float:
    return math.exp(max(-30.0, min(30.0, odds)))
