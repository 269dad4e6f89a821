"""The score of a pair: a weighted sum of its features, made a probability. The weights are one readable file."""
from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from functools import cached_property, lru_cache
from importlib.resources import files

from graph.identity.features import FEATURES, Rarity, features
from graph.identity.items import Item


class Scorer:
    """Scores pairs of items. `table` has `bias`, `weights` by feature, `sure` and `unsure`: from which score on a pair is taken as one thing by
    itself, and from which on it is shown to a person."""

    def __init__(self, table: Mapping[str, object], rarity: Rarity) -> None:
        self.bias = float(table["bias"])  # type: ignore[arg-type]
        self.weights: dict[str, float] = {name: float(table["weights"].get(name, 0)) for name in FEATURES}  # type: ignore[attr-defined]
        self.sure, self.unsure = float(table["sure"]), float(table["unsure"])  # type: ignore[arg-type]
        self.rarity = rarity
        self._table = table

    def score(self, a: Item, b: Item) -> float:
        """The probability that both are one thing, in [0, 1], rounded to four digits so that every machine takes the same decisions."""
        found = features(a, b, self.rarity)
        return round(1 / (1 + math.exp(-(self.bias + math.fsum(self.weights[n] * v for n, v in found.items())))), 4)

    def reasons(self, a: Item, b: Item) -> list[tuple[str, float, float]]:
        """(feature, value, what it adds to the sum), what weighs most first."""
        found = features(a, b, self.rarity)
        rows = [(n, round(v, 3), round(self.weights[n] * v, 3)) for n, v in found.items() if v]
        return sorted(rows, key=lambda r: (-abs(r[2]), r[0]))

    @cached_property
    def fingerprint(self) -> str:
        """Changes when any weight or word list does."""
        words = files("graph.identity").joinpath("words.toml").read_bytes()
        return hashlib.sha256(json.dumps(self._table, sort_keys=True).encode() + words).hexdigest()[:12]


@lru_cache(maxsize=4)
def scorer(which: str = "same") -> Scorer:
    """The scorer that the package ships: `same` for one thing of one place, `idea` for the same idea in any place."""
    table = json.loads(files("graph.identity").joinpath("weights.json").read_text(encoding="utf-8"))
    return Scorer(table[which], shipped_rarity())


@lru_cache(maxsize=1)
def shipped_rarity() -> Rarity:
    """The table of bigrams that the package ships."""
    table = json.loads(files("graph.identity").joinpath("rarity.json").read_text(encoding="utf-8"))
    return Rarity(table["weights"], table["others"])
