"""From features to an order: a weighted sum made a probability. The weights are one readable file, learnt by `python -m training.similar`."""
from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from graph.similar.features import FEATURES

FILE = "weights.json"
SPREAD = 0.1
"""Standard deviation of the cosines between questions and things that they were not asked for (.09 to .10 on the judged set)."""
LEARNT_AMONG = 49_374
"""Items of the 153 reports, among which the judged answers were found."""


class Ranking:
    """Scores what may answer a question. `table` has `bias`, `weights` by feature; `gate` and `worth`: which score the best answer to a description
    (`gate`) or to a thing of the graph (`worth`) must reach, or nothing is shown; `tail`: which score the others must."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self.bias = float(table["bias"])  # type: ignore[arg-type]
        self.weights: dict[str, float] = {name: float(table["weights"].get(name, 0)) for name in FEATURES}  # type: ignore[attr-defined]
        self.worth, self.gate, self.tail = (float(table[name]) for name in ("worth", "gate", "tail"))  # type: ignore[arg-type]

    def score(self, features: Mapping[str, float]) -> float:
        """How likely the thing answers, in [0, 1], rounded to four digits."""
        total = self.bias + math.fsum(self.weights[name] * value for name, value in features.items())
        return round(1 / (1 + math.exp(-total)), 4)

    def gate_of(self, items: int) -> float:
        """The gate in a graph of so many items. Among more things the nearest of those that have nothing to do with a question comes nearer: the
        highest of n cosines of spread s around 0 is about s √(2 ln n). So the gate of the graph that it was learnt in is moved by the difference."""
        nearer = SPREAD * (math.sqrt(2 * math.log(max(items, 2))) - math.sqrt(2 * math.log(LEARNT_AMONG)))
        return 1 / (1 + math.exp(-(math.log(self.gate / (1 - self.gate)) + self.weights["meaning"] * nearer)))


@lru_cache(maxsize=4)
def ranking(which: str) -> Ranking:
    """The shipped weights: `meaning` where vectors are there (`first` chooses what `echo` is made from), `words` where they are not."""
    return Ranking(json.loads(files("graph.similar").joinpath(FILE).read_text(encoding="utf-8"))[which])
