"""Streaks (连续四年, 连续8次): how often something came in a row.

Before a rank or another number a streak only says for how long that has held (连续三年居全省第一): the rank is the result, and its indicator does not
name the streak. Where only words follow, the streak is the number that the sentence reports (连续六年获评优秀).
"""
from __future__ import annotations

import re

from ingest.extract.numbers.expressions import Quantity, base_unit

_UNITS = frozenset(("年", "次", "届", "个月", "月", "个季度", "季度", "轮", "天", "期", "岁"))
_BEFORE = re.compile(r"连续第?$")
_NUMERAL = r"(?:\d+|[一二两三四五六七八九十]+|多|数)"
_STREAK = re.compile(rf"(?:近|已|已经)?连续第?{_NUMERAL}个?(?:年|次|届|月|季度|轮|天|期)(?:以来|来)?|近{_NUMERAL}个?(?:年|届)来?连续")


def is_streak(text: str, quantity: Quantity) -> bool:
    """Whether the number says how often something came in a row."""
    return base_unit(quantity.unit) in _UNITS and bool(_BEFORE.search(text, max(0, quantity.first - 4), quantity.first))


def without_streaks(phrase: str) -> str:
    """What measures a number without the streak that it held for (满意度连续五年居全省: 满意度居全省)."""
    return _STREAK.sub("", phrase)
