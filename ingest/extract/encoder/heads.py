"""What is read off the encoder's states: small networks of one hidden layer each.

The functions take the array library as `xp` (numpy when extracting, jax.numpy when learning), so that there is one definition of each.
`w` holds the weights by name; states are [..., width].
"""
from __future__ import annotations

from typing import Any

STATUS = ("planned", "underway", "completed", "unknown")
LEVELS = ("national", "provincial", "municipal", "unknown")
FIRST = ("national", "provincial", "none")
KINDS = ("Reform", "Pilot")
"""Types that have attributes; the place in this tuple is a feature of the attribute head."""
LABELS = 3
"""Types of names in the first layer of names (`span_model.LABELS`)."""
RANK = 24
"""Width of the product that ties a name's first word to its last."""

Weights = dict[str, Any]


def word_hidden(w: Weights, first: Any, last: Any, features: Any, xp: Any) -> Any:
    """Hidden states of words, from the states of their first and last pieces and the numbers of their features [..., fields]."""
    return xp.maximum(first @ w["word.first"] + last @ w["word.last"] + w["word.features"][features].sum(-2) + w["word.bias"], 0)


def word_parts(w: Weights, hidden: Any) -> list[Any]:
    """Scores of a name's beginning, end, inside and joints at each word: four of [..., LABELS + 1].

    The last column is for places: the states are taught with them too, but the rules of `places` find them better.
    """
    return [hidden @ w[f"word.{part}"] + w[f"word.{part}.bias"] for part in ("begin", "end", "hold", "join")]


def word_ties(w: Weights, hidden: Any) -> tuple[Any, Any]:
    """Vectors [..., LABELS, RANK] of each word as the first and as the last of a name; their products count for the name."""
    shape = (*hidden.shape[:-1], LABELS, RANK)
    return (hidden @ w["word.left"]).reshape(shape), (hidden @ w["word.right"]).reshape(shape) * RANK**-0.5


def span_hidden(w: Weights, first: Any, last: Any, mean: Any, features: Any, xp: Any) -> Any:
    """Hidden states of names from their first, last and mean state; `features`: 2 × kind + plan."""
    return xp.maximum(first @ w["span.first"] + last @ w["span.last"] + mean @ w["span.mean"] + w["span.features"][features] + w["span.bias"], 0)


def attribute(w: Weights, hidden: Any, name: str) -> Any:
    """Scores of the classes of one attribute: status, topic, level or first."""
    return hidden @ w[f"span.out.{name}"] + w[f"span.out.{name}.bias"]


def number_score(w: Weights, first: Any, last: Any, features: Any, xp: Any) -> Any:
    """Log odds that a number is a result; `features` [..., number features] of zeros and ones."""
    hidden = xp.maximum(first @ w["number.first"] + last @ w["number.last"] + features @ w["number.features"] + w["number.bias"], 0)
    return hidden @ w["number.out"] + w["number.out.bias"]


def pair_score(w: Weights, item_first: Any, item_last: Any, number_first: Any, number_last: Any, features: Any, xp: Any) -> Any:
    """Log odds that an item claims a number; `features` [..., pair features] of zeros and ones."""
    item = item_first @ w["pair.item.first"] + item_last @ w["pair.item.last"]
    number = number_first @ w["pair.number.first"] + number_last @ w["pair.number.last"]
    hidden = xp.maximum(item + number + item * number + features @ w["pair.features"] + w["pair.bias"], 0)
    return hidden @ w["pair.out"] + w["pair.out.bias"]
