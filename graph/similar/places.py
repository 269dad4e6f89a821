"""How alike two places are, beside what they do: the second axis of a search, weighed as the asker wants."""
from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from graph.similar.records import Place

WEIGHTS = {"level": 0.4, "industry": 0.3, "region": 0.2, "province": 0.1}
"""What each likeness adds where both sides are known; set, not learnt: nobody judged places."""


@lru_cache(maxsize=1)
def _table() -> dict:
    return tomllib.loads(files("graph.similar").joinpath("places.toml").read_text(encoding="utf-8"))


def region(place: Place) -> str:
    """Which of the four regions of the National Bureau of Statistics (东部, 中部, 西部, 东北) the place is in; empty where it has no code."""
    return next((name for name, codes in _table()["regions"].items() if place.adcode[:2] in codes), "")


def industries(text: str) -> Counter[str]:
    """How often a text names each industry (`places.toml`)."""
    return Counter(_words()[found] for found in _industry().findall(text))


def alike(a: Place, b: Place, told: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """The likenesses of two places, each in [0, 1]: level, region, province, industry (cosine of what their reports name; `told` by place id).
    What is not known of either is left out."""
    found: dict[str, float] = {}
    if a.level and b.level:
        found["level"] = float(a.level == b.level)
    if region(a) and region(b):
        found["region"] = float(region(a) == region(b))
    if a.province and b.province:
        found["province"] = float(a.province == b.province)
    if told.get(a.id) and told.get(b.id):
        found["industry"] = _cosine(told[a.id], told[b.id])
    return found


def likeness(found: Mapping[str, float]) -> float:
    """The likenesses as one number in [0, 1]; 0 where nothing is known."""
    known = sum(WEIGHTS[name] for name in found)
    return round(sum(WEIGHTS[name] * value for name, value in found.items()) / known, 4) if known else 0.0


def _cosine(a: Mapping[str, int], b: Mapping[str, int]) -> float:
    """Of the counts as logarithms, so that one industry told of at every turn does not stand for the place."""
    x, y = ({word: math.log1p(n) for word, n in counts.items()} for counts in (a, b))
    length = math.sqrt(sum(v * v for v in x.values()) * sum(v * v for v in y.values()))
    return round(sum(v * y.get(word, 0) for word, v in x.items()) / length, 4) if length else 0.0


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {word: name for name, words in _table()["industries"].items() for word in (name, *words)}


@lru_cache(maxsize=1)
def _industry() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_words(), key=lambda word: (-len(word), word)))))
