"""Numbers that only say how large the things are that another number counts or measures: 新引进10亿元以上项目23个, 3岁以下婴幼儿托位9574个,
50亿元企业4家, 2000万元以上项目资金增长8%.

Such a number is part of the name of what is counted, no result and no target of its own.
"""
from __future__ import annotations

import re

from ingest.extract.numbers.expressions import Quantity, base_unit
from ingest.extract.words import Words
from ingest.vocabulary import any_of

_NOMINAL = frozenset(("n", "nz", "nw", "vn", "an", "a", "LOC", "ORG", "s", "j", "f"))
_THINGS = "[个项家座条所处支名件台辆宗份部栋批只艘架列户种类款次张套间]|人次"
_COUNTS = re.compile(f"{_THINGS}|人")
"""Units by which things of a size are counted; people, too (65岁以上老人12万人)."""
_SIZELESS = re.compile(f"{_THINGS}|[年月天日倍]|小时|分钟|个?工作日|个?百分点")
"""Units of numbers that are no size of a thing."""
_MARKED = re.compile("(?:以上|以下|以内)$")
_OVER = re.compile("(?:[超过]|超过|不[足低少满]于?|达到?)$")
_LINK = re.compile("(?:及以上|规模)?的?")
_LEADS = re.compile(f"(?:{any_of('numbers/leads')}|新增)+$")
_OF_SIZE = re.compile(r"(?:总?投资|注册资本|规模|(?:年|工业)?(?:总?产值|产量|产能|(?:主营业务|营业|销售)?收入|税收|纳税|营收))?额?(?:超过?|过|达到?|不[低少]于|在)?")
_BEARERS = ("企业", "项目", "集群", "园区", "基地")
_LONGEST = 18
_INNER = re.compile(r"[，。；：:;,、\n！？\d]")


def is_size(table: Words, quantity: Quantity, before: Quantity | None, after: Quantity | None) -> bool:
    """Whether `quantity` is the size of what the number right `before` or `after` it in the text counts or measures."""
    if quantity.kind != "count" or quantity.value_from is not None or _SIZELESS.fullmatch(base_unit(quantity.unit)):
        return False
    text = table.text
    over = bool(_MARKED.search(text, quantity.start, quantity.end)) or text.startswith("及以上", quantity.end) or bool(
        _OVER.search(text, max(0, quantity.start - 3), quantity.start))
    start = _LINK.match(text, quantity.end).end()
    if over and base_unit(quantity.unit) == "岁" and table.begins(start):
        return table.tags[table.at(start)] in _NOMINAL
    if after is not None and (_counts(after) or (over and after.kind == "percent")) and 0 < after.first - start <= _LONGEST and after.value_from is None:
        end = start + len(_LEADS.sub("", text[start : after.first]))
        return _names(table, start, end, over)
    if before is not None and over and _counts(before) and _OF_SIZE.fullmatch(text, before.end, quantity.first):
        return table.begins(start) and table.tags[table.at(start)] in _NOMINAL
    return False


def _counts(quantity: Quantity) -> bool:
    return quantity.kind == "count" and bool(_COUNTS.fullmatch(base_unit(quantity.unit)))


def _names(table: Words, start: int, end: int, over: bool) -> bool:
    """Whether [start, end) names things: by its last word, by not beginning with what is done, and where no 以上 says so by every word."""
    text = table.text[start:end]
    if not text or _INNER.search(text):
        return False
    tags = [table.tags[number] for number in table.span(start, end)]
    if not table.begins(start) or tags[-1] not in _NOMINAL:
        return False
    return tags[0] in _NOMINAL if over else text.endswith(_BEARERS) and all(tag in _NOMINAL for tag in tags)
