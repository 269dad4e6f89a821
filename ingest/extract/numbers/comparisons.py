"""What a number is compared with: words at the end of an indicator that are none of it (PM2.5浓度较2015年, 社会消费品零售总额是五年前的)."""
from __future__ import annotations

import re

_NUMERAL = "一二三四五六七八九十两几"
_BASE = (
    rf"(?:(?:19|20)\d\d年(?:[初末底]|同期|[上下]半年)?|[上去前]一?年(?:度)?(?:同期|[初末底])?|年[初末]|同期|[上前]一?季度|[{_NUMERAL}]季度"
    rf"|(?:[{_NUMERAL}]+|\d+)年[前来]|“[{_NUMERAL}]+五”(?:[初末]期?|时期|期间|规划)?|上一?个?(?:五年|周期|季度|时期)|前(?:[{_NUMERAL}]+|\d+)年(?:平均数?|总和)?"
    r"|(?:年初|年度)计划(?:数|目标)?|全[国省市球]平均(?:水平|值)?)"
)
_AGAINST = re.compile(rf"(?:均|都|也|分别|[一-龥]?同)?(?:比|较)(?:{_BASE})(?:的)?$")
_TIMES = re.compile(rf"(?:均|都|也|分别|已)?约?(?:是|为|相当于|达到?)约?(?:{_BASE}|[^，。；、：\d]{{2,12}}(?=的$))(?:的)?$")


def without_comparison(head: str, unit: str) -> str:
    """`head`, the words before a number without the verb of change at their end, without what the number is compared with.

    Empty where `head` is no more than that: the number then tells of what the one before it did (1.16万件，是五年前的3倍).
    """
    head = _AGAINST.sub("", head)
    return _TIMES.sub("", head) if unit.startswith("倍") else head
