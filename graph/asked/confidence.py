"""The threshold of confidence: from what a person writes to the number that queries compare with."""
from __future__ import annotations

import math
import unicodedata
from typing import Any

from graph.asked.errors import BadParameter

EVERYTHING = 0.0
"""The threshold that leaves nothing out."""


def threshold(value: Any = EVERYTHING) -> float:
    """The lowest confidence that a fact may have to count, in [0, 1], from a number or its digits; None or "" is `EVERYTHING`.

    Raises `BadParameter` for anything else."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return EVERYTHING
    try:
        found = math.nan if isinstance(value, bool) else float(unicodedata.normalize("NFKC", value) if isinstance(value, str) else value)
    except (TypeError, ValueError):
        found = math.nan
    if not 0 <= found <= 1:  # false for what is no number, too
        raise BadParameter(f"confidence 应为 0 到 1 之间的数（如 0.8），而不是 {value!r}。",
                           f"confidence is a number from 0 to 1, such as 0.8, not {value!r}.")
    return found
