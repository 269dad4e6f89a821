"""Small tables of weights that choose one of several classes: the sum of the weights of what is seen, the highest class wins."""
from __future__ import annotations

import math
from collections.abc import Iterable


class LinearTable:
    """`classes` and, for each feature, its weight in each class (a feature that is not there counts nothing)."""

    def __init__(self, classes: list[str], weights: dict[str, list[float]]) -> None:
        self.classes, self.weights = classes, weights

    def choose(self, features: Iterable[str]) -> tuple[str, float]:
        """The likeliest class and its probability."""
        chances = self.chances(features)
        best = max(chances)
        return self.classes[chances.index(best)], best

    def chances(self, features: Iterable[str]) -> list[float]:
        """The probability of each class."""
        sums = [0.0] * len(self.classes)
        for feature in features:
            if (row := self.weights.get(feature)) is not None:
                for number, weight in enumerate(row):
                    sums[number] += weight
        top = max(sums)
        weights = [math.exp(value - top) for value in sums]
        total = sum(weights)
        return [weight / total for weight in weights]

