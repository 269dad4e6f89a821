"""From features to an order: a weighted sum made a probability. The weights are one readable file, learnt by `python -m training.similar`."""
from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from graph.similar.features import FEATURES

FILE = "weights.json"


class Ranking:
    """Scores what may answer a question. `table` has `bias`, `weights` by feature, `worth`: from which score on a thing is shown, and
    `gate`: which score the best must reach, or nothing is."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self.bias = float(table["bias"])  # type: ignore[arg-type]
        self.weights: dict[str, float] = {name: float(table["weights"].get(name, 0)) for name in FEATURES}  # type: ignore[attr-defined]
        self.worth, self.gate = float(table["worth"]), float(table["gate"])  # type: ignore[arg-type]

    def score(self, features: Mapping[str, float]) -> float:
        """How likely the thing answers, in [0, 1], rounded to four digits."""
        total = self.bias + math.fsum(self.weights[name] * value for name, value in features.items())
        return round(1 / (1 + math.exp(-total)), 4)

    def parts(self, features: Mapping[str, float]) -> list[tuple[str, float, float]]:
        """(feature, value, what it adds to the sum), what weighs most first."""
        rows = [(name, value, round(self.weights[name] * value, 3)) for name, value in features.items()]
        return sorted(rows, key=lambda row: (-abs(row[2]), row[0]))


@lru_cache(maxsize=4)
def ranking(which: str) -> Ranking:
    """The shipped weights: `meaning` where vectors are there (`first` chooses what `echo` is made from), `words` where they are not."""
    return Ranking(json.loads(files("graph.similar").joinpath(FILE).read_text(encoding="utf-8"))[which])
