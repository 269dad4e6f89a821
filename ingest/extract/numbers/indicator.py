"""What a number measures, and the phrase that names it."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract.numbers.expressions import Quantity, base_unit
from ingest.vocabulary import any_of

_MARKS = "，。；、：:;,\n\t|！？"
_LEAD = re.compile(
    r"^(?:——|—|\s|[（(]?[一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+是|第[一二三四五六七八九十]+"
    r"|其中|目前|截至(?:目前|[^，。]{0,10}底)|同时|并且?|还|也|使|让|预计|到|至|从而|实现了?(?=[^\d]{4})"
    r"|全[市省区县州年]|我[市省区县州]|该[市省区县]"
    r"|力争|确保|努力(?:实现)?|计划(?!生育|单列|内|外|总|投资|任务)|将(?![军乐近])|拟(?![制定人态])|要(?![素求点件害闻塞约道])|争取(?=完成|实现|达|新增|引进)"
    r"|年内|(?:19|20)\d\d年(?:来|底)?|今年(?:以来)?|去年|一年来|五年来)+"
)
_TRAIL = re.compile(f"(?:{any_of('numbers/leads')}|(?<![协空下上强抽])调)+$")
_SHARE = re.compile(r"(?<=[^，。；、]{2})(?<![抢侵挤])占$")
_LEADING_VERB = re.compile(r"^(?:共|累计|已|再|又)?新增|^(?:共|累计|已|再|又)")
_LEADING_ADVERB = re.compile(r"^(?:共|累计|已|再|又)")
"""Of a target 新增 stays: what is to be added is no stock, and a target has no direction that would say so."""
_RANK_SCOPE = re.compile(r"(?:[^，。；、]*?)(全国|全省|全市|全区|全州|全疆|全球|世界|中西部|西部|东部|中部|西北|国内|省内)[^，。；、]{0,10}$")
_RANKED = re.compile(r"[^，。；、\d]{0,12}(?:考核|评价|评比|测评|评估|考评|评定|竞赛|大赛|排行榜|得分|满意度|指数|水平|绩效|成绩|质量|总量|规模|收入|产值|增加值|[速幅额量值率])$")
"""Words between the scope of a rank and its number that say what is ranked (全省综合考核评价前十), unlike those that say among whom (全国地级市第5位)."""
_BARE = re.compile(
    r"^(?:同比|环比|比上年|较上年|年均|增速|增幅|占比|比重|覆盖率|总[^，。；、]{1,3}|数量|累计[^，。；、]{0,4}|规模|其中|分别|占[^，。；、]{0,10}"
    r"|[\u4e00-\u9fff]?率|贡献率|高于[^，。；、]{0,10}|高出[^，。；、]{0,10}|[^，。；、]{0,6}排名)?$"
)
_GOVERNS = re.compile(f"{any_of('numbers/governing_verbs')}$")
_GOVERNING = re.compile(any_of("numbers/governing_verbs"))
_COUNTING = re.compile("[个项家座条所处支名件台辆宗份部栋批只艘架列]")
"""Units that count things: the noun right after one says what was counted, whatever stands before the number (实施稳经济30项举措)."""
_ANOTHER = re.compile(r"、[^、]*\d.*$")
_LIST = re.compile(r"[、和及与]")
_ANDS = ("和", "与", "及", "以及")
_KINDS = re.compile("城镇|城市|农村|乡村|国家级|省级|市级|县级|第?[一二三]产(?:业)?|线[上下]|境[内外]|区[内外]|男性|女性")
"""Words that stand for each other in a list and share what follows the last of them (城镇和农村居民收入)."""
_EACH = re.compile(r"(?:分别|依次)")


@dataclass(frozen=True)
class Naming:
    """The phrase [start, end) that names a number with what it measures, and the indicator by itself."""

    start: int
    end: int
    indicator: str


def name(text: str, quantity: Quantity, first: int, last: int, before: Naming | None, previous: Quantity | None, tail_noun_end: int, plan: bool = False) -> Naming:
    """Name `quantity`, which lies in the sentence [first, last).

    `before` and `previous` are the naming and the number before it in the same sentence, `tail_noun_end` where the noun phrase after the number
    ends (`quantity.end` if none follows). `plan`: the sentence tells what is to be.
    """
    left = _clause_start(text, quantity.first, first)
    if before is not None and previous is not None and _goes_on(text, previous.end, quantity, left):
        return _sibling(text, quantity, before, previous, first)
    left += _lead(text[left : quantity.first])
    head = text[left : quantity.first]
    right = _clause_end(text, quantity.end, last)
    tail = text[quantity.end : right]
    if before is not None and previous is not None and previous.start >= left and previous.end <= quantity.first:
        left = previous.end  # 增长5%的8家企业: an earlier number of the clause has its own indicator
        left += next((len(word) for word in reversed(_ANDS) if text.startswith(word, left)), 0)
        left += _lead(text[left : quantity.first])
        head = text[left : quantity.first]
    if (each := _EACH.search(head)) and (first_of_list := _first_of_list(text, left, left + each.start(), first)):
        return Naming(first_of_list[0], quantity.end, first_of_list[1])
    if quantity.kind == "rank":
        return Naming(left if head.strip() else quantity.first, quantity.end, _rank_indicator(head, before))
    added = _LEADING_ADVERB if plan else _LEADING_VERB
    stem = added.sub("", _TRAIL.sub("", head)) if len(head) < 60 else _TRAIL.sub("", head)
    if quantity.kind in ("percent", "fraction"):
        stem = _SHARE.sub("占比", stem)
    end = quantity.end
    counted = bool(_COUNTING.fullmatch(base_unit(quantity.unit)))
    if tail and tail_noun_end > quantity.end and (len(stem) <= 4 or counted or _verbal(stem)):
        end = min(right, max(tail_noun_end, quantity.end))
        noun, rest = _ANOTHER.sub("", text[quantity.end : tail_noun_end]), text[tail_noun_end:right]
        if counted and ((stem.endswith("等") and len(noun) > 2) or stem.endswith(_ANDS)):
            stem = verb[0] if (verb := _GOVERNING.match(stem)) else ""  # 完成郦水花园等5个老旧小区改造: the examples are not what is counted
        if rest and len(noun) + len(rest) <= 40 and not head.strip():
            end = right
            indicator = f"{rest}的{noun}" if not rest.startswith("的") else noun
        else:
            indicator = stem + noun
        if quantity.kind in ("percent", "fraction") and quantity.unit in ("%", "", "成"):
            indicator = noun + rest + "占比" if not stem and end == right else indicator
        return Naming(left, end, _tidy(indicator))
    if _BARE.match(stem) and before is not None:
        return Naming(left if head else quantity.first, end, _tidy(before.indicator + stem))
    return Naming(left, end, _tidy(stem or head or tail))


def _goes_on(text: str, end: int, quantity: Quantity, left: int) -> bool:
    """Whether only a mark or an "and" stands between a number's `end` and `quantity`: 9.2%、8.2%和12%."""
    return text[end : quantity.first] in _ANDS or (left >= quantity.first and quantity.start - end <= 2)


def _clause_start(text: str, position: int, first: int) -> int:
    """Back to the mark before `position`; a 、 within quotes or brackets, or one that only lists words before the number's noun, is passed over."""
    start, depth = position, 0
    while start > first and position - start < 70:
        char = text[start - 1]
        if char in "”）)》】":
            depth += 1
        elif char in "“（(《【":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and char in _MARKS:
            break
        start -= 1
    return start


def _clause_end(text: str, position: int, last: int) -> int:
    end, depth = position, 0
    while end < last and end - position < 50:
        char = text[end]
        if char in "“（(《【":
            depth += 1
        elif char in "”）)》】":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and char in _MARKS:
            break
        end += 1
    return end


def _lead(head: str) -> int:
    match = _LEAD.match(head)
    return match.end() if match and match.end() < len(head) else 0


def _verbal(stem: str) -> bool:
    """Whether what stands before the number is a verb that governs what follows (成立156支队伍), not a noun."""
    return bool(_GOVERNS.search(stem))


def _rank_indicator(head: str, before: Naming | None) -> str:
    scope = _RANK_SCOPE.match(head)
    where = scope[1] if scope else ""
    stem = head[: scope.start(1)] if scope else head
    stem = _TRAIL.sub("", stem)
    among = _TRAIL.sub("", head[scope.end(1) :]) if scope else ""
    if _RANKED.fullmatch(among):
        where += among
    elif len(stem) <= 2 and before is not None:
        stem = before.indicator + stem
    return _tidy(f"{stem}{where}排名")


def _sibling(text: str, quantity: Quantity, before: Naming, previous: Quantity, first: int) -> Naming:
    """The second and later numbers of 分别增长9.2%、8.2%、12%: each takes its noun of the list before 分别."""
    start = before.start
    lead = _list_start(text, before.start, first)
    each = None
    for match in _EACH.finditer(text, lead, quantity.start):
        each = match
    indicator = before.indicator
    if each is not None:
        items = [item for item in _LIST.split(text[lead : each.start()]) if item]
        gap = len(_LIST.findall(text[each.end() : quantity.start]))
        if 0 < gap < len(items):
            indicator, start = _tidy(items[gap] + (_shared(items) if gap < len(items) - 1 else "")), lead
    return Naming(start, quantity.end, indicator)


def _first_of_list(text: str, left: int, end: int, first: int) -> tuple[int, str] | None:
    """For the first number of 城镇、农村居民收入分别增长…: where the list begins and the indicator of its first noun; `None` if it is no list."""
    start = _list_start(text, left, first)
    start += _lead(text[start:end])
    items = [item for item in _LIST.split(text[start:end]) if item]
    if len(items) < 2:
        return None
    return start, _tidy(items[0] + _shared(items))


def _list_start(text: str, position: int, first: int) -> int:
    """Back over 、 to the comma or stop where the list begins."""
    start = position
    while start > first and position - start < 60 and text[start - 1] not in "，。；：:;\n":
        start -= 1
    return start


def _shared(items: list[str]) -> str:
    """The head noun that only the last item of a list carries (新能源、输变电装备产业产值: 产业产值; 城镇居民和农村居民人均收入: 人均收入)."""
    last = items[-1]
    if _KINDS.fullmatch(items[0]) and (kind := _KINDS.match(last)) and kind.end() < len(last):
        return last[kind.end() :]
    same = last.find(items[0][-2:]) if len(items[0]) > 2 else -1
    if same > 0:
        return last[same + 2 :]
    for width in (4, 3, 2):
        if len(last) > width + 1 and re.search(r"(?:[值额量数率入资额])$", last) and not any(item.endswith(last[-width:]) for item in items[:-1]):
            return last[-width:]
    return ""


def _tidy(indicator: str) -> str:
    return indicator.strip(" ，。；、：:的了\n")
