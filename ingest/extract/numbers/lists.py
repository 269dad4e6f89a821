"""Numbers that share one clause and have a head each, in order: 甲、乙和丙分别增长1%、2%、3%, or 甲达5家，乙达6家，分别增长1%、2%.

Where there are not as many heads as numbers nothing is guessed: each number is named by all that stands before them.
"""
from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.extract.numbers.expressions import Quantity, base_unit
from ingest.vocabulary import any_of

EACH = re.compile(r"分别|依次")
ANDS = ("和", "与", "及", "以及")
_STOPS = "，。；：:;,\n！？"
_BETWEEN = re.compile(r"(?:/[月年日人]|[（(][^（）()，。；]{1,8}[)）])?(?:、|和|与|及|以及)")
_ENDS = re.compile(rf"(?:/[月年日人]|[（(][^（）()，。；]{{1,8}}[)）])?(?:[{_STOPS}、！？]|和|与|及|$)")
_TRAIL = re.compile(rf"(?:{any_of('numbers/leads')}|改善|压缩|全部|合计|[一二三四五]年)+$")
_OF_PLAN = re.compile(r"完成(?:了)?(?:全年|年度?|省定|市定)*(?:任务|计划|目标)")
_MEASURE = (
    r"(?:(?:居民)?人均[^、]{2,8}|[^、对的]{0,2}(?:通关|审批|办理|备案)时间|(?:年均|平均|年平均)?浓度|[^、的]{0,4}住院报销比例|(?:总|增加)?产值|增加值|总?收入|营业收入|销售收入"
    r"|利润(?:总额)?|利税|营收|税收|进出口(?:总?额)?|出口(?:总?额)?|投资(?:额|总额)?|销售额|零售总?额|交易额|总?产量|总量|总数|数量|人[数次]|次数|里程|面积|余额|标准|规模|保有量|吞吐量|增速|排名|占比|比重|比例"
    r"|[一-龥]{2}率|成本|时限|时间|能耗|GDP|生产总值|支出)"
)
_MEASURED = re.compile(f"{_MEASURE}$")
_SHARE = re.compile(r"占[^、]{2,}(?:比重|比例|比)$")
_KINDS = re.compile(
    "城镇职工|城乡居民|中心城区|城区|城镇|城市|县城|农村|乡村|乡镇|镇|街道|国家级|省级|市级|县级|第?[一二三]产(?:业)?|线[上下]|境[内外]|区[内外]|男性|女性")
"""Words that stand for each other in a list and share what follows the last of them (城镇和农村居民收入)."""
_PAIRS = (("进出口", "进口", "出口"), ("城乡", "城镇", "农村"), ("存贷款", "存款", "贷款"), ("市县两级", "市级", "县级"), ("省市两级", "省级", "市级"))
"""Words that name two things, for lists of two numbers."""


def run(text: str, quantities: Sequence[Quantity], at: int, last: int) -> list[Quantity]:
    """The numbers from number `at` on that make one list (9.2%、8.2%和12%) in the sentence that ends at `last`; one alone is a list of one."""
    found = [quantities[at]]
    each = EACH.search(text, clause_start(text, found[0].start), found[0].start)
    for quantity in quantities[at + 1 :]:
        between = text[found[-1].end : quantity.start]
        if quantity.start >= last or quantity.first < found[-1].end or not _BETWEEN.fullmatch(between):
            break
        if not each and (quantity.kind != found[-1].kind or not _ENDS.match(text, quantity.end)):
            break  # the number counts what follows it
        found.append(quantity)
    return found


def heads(text: str, numbers: Sequence[Quantity], first: int) -> tuple[int, list[str], str]:
    """Of a list of numbers in a sentence that begins at `first`: where the clause with its heads begins, the heads, and what follows 分别 (全省, 完成年计划).

    There are as many heads as numbers, or one where they cannot be told apart, or none where the clause has no head of its own.
    """
    start = max(first, clause_start(text, numbers[0].start))
    clause = text[start : numbers[0].start]
    each = max(EACH.finditer(clause), key=lambda match: match.end(), default=None)
    before, after = (clause[: each.start()], clause[each.end() :]) if each else (clause, "")
    before = _TRAIL.sub("", re.sub(r"(?:从|由|比|较)[^，。；]*(?:\d|第[一二三四五六七八九十]).*$", "", before)).strip()
    if not before:
        return start, [], after
    for split in (r"[、和及与]|以及", "、", r"、|(?:和|及|与|以及)(?=[^、和及与]*$)"):
        items = [item for item in re.split(split, hidden(before)) if item]
        if len(items) == len(numbers):
            at, found = 0, []
            for item in items:
                at = hidden(before).index(item, at)
                found.append(before[at : at + len(item)])
                at += len(item)
            shared = _shared(found)
            return start, [*(item + shared for item in found[:-1]), found[-1]], after
    if len(numbers) == 2 and len(items) == 1:
        for word, one, two in _PAIRS:
            if word in before:
                return start, [before.replace(word, one, 1), before.replace(word, two, 1)], after
    return start, [before], after


def of_plan(after: str) -> str:
    """What share of a plan the numbers are, as part of their indicators (分别完成年计划的118%), or empty."""
    match = _OF_PLAN.match(after)
    return match.group() if match else ""


def same_measure(numbers: Sequence[Quantity]) -> bool:
    """Whether the numbers have one unit, so that they may be a list without a word that says so."""
    return len({base_unit(one.unit) for one in numbers}) == 1


def clause_start(text: str, position: int) -> int:
    """Back to the comma or stop where the clause with the list begins."""
    start = position
    while start > 0 and position - start < 80 and text[start - 1] not in _STOPS:
        start -= 1
    return start


def hidden(phrase: str) -> str:
    """`phrase` with what quotes and brackets enclose blotted out, so that no list is split there."""
    return re.sub(r"“[^”]*”|（[^）]*）|\([^)]*\)|《[^》]*》", lambda match: "□" * len(match.group()), phrase)


def _shared(items: list[str]) -> str:
    """The head noun that only the last item of a list carries (新能源、输变电装备产业产值: 产业产值; 城镇居民和农村居民人均收入: 人均收入)."""
    last = items[-1]
    if _KINDS.fullmatch(items[0]) and (kind := _KINDS.match(last)) and kind.end() < len(last):
        return last[kind.end() :]
    match = _SHARE.search(last)
    if match and not any("占" in item for item in items[:-1]):
        share, last = match.group(), last[: match.start()]
    else:
        share = ""
    if any(_MEASURED.search(item) for item in items[:-1]):
        return share
    same = last.find(items[0][-2:]) if len(items[0]) > 2 else -1
    if same > 0:
        return last[same + 2 :] + share
    match = _MEASURED.search(last, 2)
    if match is None:
        return share
    noun = "产业" if last[: match.start()].endswith("产业") and not items[0].endswith("业") else ""
    return noun + match.group() + share
