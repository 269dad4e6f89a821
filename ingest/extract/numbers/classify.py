"""Whether a number is a measured result (or, in a plan, a target) or merely counts something in passing (三个模式, 7大领域, 5年).

`weights.json` holds log odds of features of the number and its surroundings, fitted by logistic regression to the numbers of the
annotated training passages. Features are classes, not names: the unit, the verb before, the word after, quotes, position.
"""
from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

from ingest.extract.numbers.expressions import Quantity, base_unit, magnitude

_CLAUSE_ENDS = "，。；、：:;,\n！？"
_SLOGAN = re.compile(r"^(?:大|类|个?(?:方面|领域|环节|阶段|维度|层面|层次|一|模式|体系|机制|维护|自信|意识|坚持|确保|转变|关键|重点|着力|统筹|率先|更|转|必|原则|文明|清单|强化|聚焦))")
_PERIOD = re.compile(r"^(?:来|内|间|以来|期间|行动|计划|规划|攻坚|方案|任务|目标|整治|前|后|左右|过渡)")
_NAMED = re.compile(r"^(?:[^，。；、]{0,12}?)(?:行动|工程|计划|攻坚|战略|措施|举措|机制|体系|模式|制度|任务|清单|政策|条例|强)")
_THRESHOLD = re.compile(r"^\d[\d.,]*(?:万|亿)?(?:元|美元|人民币|吨|亩|人|平方米|%)?(?:以上|以下|以内)的?[^，。；、\d]{0,12}(?:\d|项目|企业|行政村|集体|村)")
_OVER = re.compile(r"[过超]$")
_DURATION = re.compile(r"(?:连续|近|未来|今后|过去|历时|每|用|前|为期|提前|延长|再延长|到期后)$")


def clause(text: str, start: int, end: int, marks: str = _CLAUSE_ENDS) -> tuple[int, int]:
    """The clause around [start, end): up to the nearest of `marks` on either side, at most 60 characters away."""
    left = start
    while left > 0 and start - left < 60 and text[left - 1] not in marks:
        left -= 1
    right = end
    while right < len(text) and right - end < 60 and text[right] not in marks:
        right += 1
    return left, right


def features(text: str, quantity: Quantity, before: list[tuple[str, str]], after: list[tuple[str, str]], glossary: bool) -> set[str]:
    """The features of a number. `before` and `after` are the nearest (word, tag) pairs around it, the nearest last and first."""
    left, right = clause(text, quantity.first, quantity.end)
    head, tail = text[left : quantity.first], text[quantity.end : right]
    unit = base_unit(quantity.unit)
    found = {f"kind={quantity.kind}", f"unit={unit}", "scale" if magnitude(quantity.unit) > 1 else "plain"}
    if quantity.words:
        found |= {"words", f"words,unit={unit}"}
    if quantity.value_from is not None:
        found.add("from-to")
    if isinstance(quantity.value, float):
        found.add("decimal")
    found.add("value<4" if quantity.value < 4 else "value<10" if quantity.value < 10 else "value<100" if quantity.value < 100 else "value>=100")
    if not head:
        found.add("first in clause")
    if not tail:
        found.add("last in clause")
    if _SLOGAN.match(text[quantity.end - len(unit) : quantity.end + 8] if unit in ("类", "个") else text[quantity.end : quantity.end + 8]):
        found.add("slogan")
    if unit in ("年", "个月", "天", "日", "小时", "季度", "个季度", "月", "届"):
        found.add("time")
        if _PERIOD.match(tail):
            found.add("period")
        if match := _DURATION.search(head):
            found.add(f"time,{match.group()}")
    if _THRESHOLD.match(text[quantity.start : quantity.end] + tail) or (_OVER.search(head) and re.match(r"[^，。；、]{1,10}\d", tail)):
        found.add("threshold")
    if _NAMED.match(tail):
        found.add("names an item")
    if _inside(text, quantity.start, "“", "”"):
        found.add("in quotes")
    if _inside(text, quantity.start, "《", "》"):
        found.add("in title")
    if _inside(text, quantity.start, "（", "）") or _inside(text, quantity.start, "(", ")"):
        found.add("in brackets")
    if glossary:
        found.add("glossary")
    verb = next((word for word, tag in reversed(before) if tag in ("v", "vd", "vn")), "")
    if verb:
        found.add(f"verb={verb}")
    if before:
        found.add(f"before={before[-1][0]}" if before[-1][1] != "w" else "before=,")
        found.add(f"before tag={before[-1][1]}")
    if after:
        found.add(f"after={after[0][0]}" if after[0][1] != "w" else "after=,")
        found.add(f"after tag={after[0][1]}")
    following = next((word for word, tag in after if tag == "v"), "")
    if following:
        found.add(f"then={following}")
    return found


def _inside(text: str, position: int, opening: str, closing: str) -> bool:
    """Whether `position` lies in a pair of marks opened not more than 40 characters before."""
    opened = text.rfind(opening, max(0, position - 40), position)
    return opened >= 0 and text.find(closing, opened, position) < 0


def probability(found: Iterable[str], table: Mapping[str, float]) -> float:
    """Probability that a number with these features is a measured one; `table`: log odds by feature, `bias` the constant."""
    odds = table["bias"] + math.fsum(table.get(name, 0.0) for name in found)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
