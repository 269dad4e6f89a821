"""What a number measures, and the phrase that names it."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.extract.numbers.comparisons import without_comparison
from ingest.extract.numbers.expressions import Quantity, base_unit
from ingest.extract.numbers.lists import ANDS, EACH, clause_start, heads, hidden, of_plan, same_measure
from ingest.extract.numbers.streaks import is_streak, without_streaks
from ingest.vocabulary import any_of

_MARKS = "，。；、：:;,\n\t|！？"
_LEAD = re.compile(
    r"^(?:——|—|约(?=占)|\s|[（(]?[一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+是|第[一二三四五六七八九十]+"
    r"|其中|目前|截至(?:目前|[^，。]{0,10}底)|同时|并且?|还|也|使|让|预计|到(?![位账期岸港访会场])|至(?!今)|从而|实现了?(?=[^\d]{4})"
    r"|全[市省区县州年]|我[市省区县州]|该[市省区县]"
    r"|力争|确保|努力(?:实现)?|计划(?!生育|单列|内|外|总|投资|任务)|将(?![军乐近])|拟(?![制定人态])|要(?![素求点件害闻塞约道])|争取(?=完成|实现|达|新增|引进)"
    r"|年内|(?:19|20)\d\d年(?:来|底)?|今年(?:以来)?|去年|一年来|五年来)+"
)
_TRAIL = re.compile(f"(?:{any_of('numbers/leads')}|(?<![协空下上强抽])调)+$")
_SHARE = re.compile(r"(?<=[^，。；、]{2})(?<![抢侵挤])占$")
_LEADING_VERB = re.compile(r"^(?:共|累计|已|再|又)?新增|^(?:共|累计|已|再|又)")
_LEADING_ADVERB = re.compile(r"^(?:共|累计|已|再|又)")
"""Of a target 新增 stays: what is to be added is no stock, and a target has no direction that would say so."""
_RANK_SCOPE = re.compile(r"(?:[^，。；]*?)(全国|全省|全市|全区|全州|全疆|全球|世界|中西部|西部|东部|中部|西北|国内|省内)[^，。；、]{0,10}$")
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
_ALL = re.compile("[均都皆]|双双")
_SUM = re.compile(r"((?:计划|预计|估算)?(?:总投资|投资总额|总规模|注册资本)(?:额|金)?)(?:[约超近达]|超过|达到|规模)?$")
_OF_WHAT = re.compile(
    r"(?:以上)?的?(?:[\d.]+[个条座项家])?([^，。；、\d的]{2,24}?(?:项目|工程|基金|基地|产业园|园区|公司|中心|高速|铁路|生产线|平台)"
    r"(?:[一-龥]{0,2}(?:项目|工程|段|群))?(?:[一二三]期)?)"
)
"""What a sum is the investment of: 总投资5亿元的滨海产业园项目."""
_BARE_VERB = re.compile("(?:共|累计|已|全年|再|又|计划)?(?:完成|实现|新增|净增|新建|建成|确保|力争|让|使|将|把|对|仅?用)")
"""What leaves the words after the number to say what it is of: 完成41个废弃矿山治理, 让242万农村居民喝上放心水."""
_NEXT = re.compile(f"(?:{'|'.join(ANDS)})(?=\\d)")
_PREPOSITIONS = ("为", "将", "对", "与", "把", "从", "让", "使")
_NUMERAL = re.compile(r"\d|[一二三四五六七八九十百]+[个项家条座]")
_COMPARED = re.compile("占[^年]|高[于出]|低于|快于|好于")
_YIELD = re.compile(r"(?:累计|共|已|年度|全年)*(?:完成|实现|带动)(?:固定资产)?(?:投资额?|总?产值|营业收入|主营业务收入|营收|销售收入|销售额|交易额|利润|利税|税收|收益|就业)$")
"""What things have brought that the clause before counts: 实施重点项目137个，完成投资200亿元."""
_BEARERS = re.compile("(?:项目|工程|企业|园区|基地|公司|集群|合作社|车间|市场|电商)$")
_RUN = re.compile("^(?:组织|谋划)?(?:共|累计)?(?:实施|安排|推进)(?=.{4})")
_AND = re.compile("(?:(?<!共)和|以及)$")
_STAGES = "新?(?:签约|引进|开工|开建|竣工|完工|投产|达产|投用|建成|入库|入统|纳统|落地|续建)"
_STAGE = re.compile(_STAGES)
_IN_STAGE = re.compile(f"(?:{_STAGES})(?P<after>[^，。；、]{{2,}})|(?P<before>[^，。；、]{{2,}}?)(?:{_STAGES})")
"""What a row of numbers follows through its stages: 新签约项目120个、新开工100个, 亿元以上项目新开工400个、新竣工300个."""
_MADE_SURE = re.compile("(?<=[一-龥）”]{2})(?:确保|力争)(?=[一-龥]{3})")
"""Stands between what is to reach a number and what is measured of it (6个园区确保收入增长15%)."""
_MONEY = re.compile("(?:基金|资金|贷款|债券|专项债|补助|补贴|授信|订单|合同)$")
"""What a sum before it is of: 运作50亿元科技成果转化基金."""
_COMMAS = ("，", ",")
_WORD = re.compile("[一-龥“《]")


@dataclass(frozen=True)
class Naming:
    """The phrase [start, end) that names a number with what it measures, and the indicator by itself; `heads`: those of its list, together."""

    start: int
    end: int
    indicator: str
    heads: str = ""


def name(text: str, quantity: Quantity, first: int, last: int, before: Naming | None, previous: Quantity | None, tail_noun_end: int, plan: bool = False,
         does: bool = False) -> Naming:
    """Name `quantity`, which lies in the sentence [first, last).

    `before` and `previous` are the naming and the number before it in the same sentence, `tail_noun_end` where the noun phrase after the number
    ends (`quantity.end` if none follows). `plan`: the sentence tells what is to be. `does`: what stands between the last 、 and the number begins with a verb.
    """
    left = _clause_start(text, quantity.first, first)
    if before is not None and previous is not None and _goes_on(text, previous.end, quantity, left):
        return Naming(before.start, quantity.end, before.indicator)
    left = _with_list(text, left, quantity, first, does)
    joins = before is not None and previous is not None and text[max(previous.end, before.end) : left] in ("，", "、", ",")
    left += _lead(text[left : quantity.first])
    head = text[left : quantity.first]
    if before is not None and before.heads and _ALL.match(head):
        before = replace(before, indicator=before.heads)
    right = _clause_end(text, quantity.end, last)
    tail = text[quantity.end : right]
    if before is not None and previous is not None and previous.start >= left and previous.end <= quantity.first:
        left = previous.end  # 增长5%的8家企业: an earlier number of the clause has its own indicator
        left += next((len(word) for word in reversed(ANDS) if text.startswith(word, left)), 0)
        left += _lead(text[left : quantity.first])
        head = text[left : quantity.first]
    if is_streak(text, quantity) and tail:
        return Naming(left, right, _tidy(head.removesuffix("第") + tail))
    head = without_streaks(head)
    if quantity.kind == "rank":
        return Naming(left, quantity.end, _rank_indicator(head, before))
    head = _MADE_SURE.sub("", head, 1)
    added = _LEADING_ADVERB if plan else _LEADING_VERB
    if (of := _OF_WHAT.match(tail)) and (sum_ := _SUM.search(head)):
        return Naming(left, quantity.end + of.end(), _tidy(of[1]) + sum_[1])
    stem = _TRAIL.sub("", head)
    if (alone := without_comparison(stem, quantity.unit)) != stem and (alone or before is not None):
        stem = _TRAIL.sub("", alone)
    stem = added.sub("", stem) if len(head) < 60 else stem
    if quantity.kind in ("percent", "fraction"):
        stem = _SHARE.sub("占比", stem)
    if joins and _YIELD.fullmatch(stem) and _BEARERS.search(before.indicator) and _COUNTING.fullmatch(base_unit(previous.unit)):
        return Naming(left, quantity.end, _tidy(_RUN.sub("", before.indicator) + stem))
    if joins and not tail and _STAGE.fullmatch(stem) and (of := _IN_STAGE.fullmatch(before.indicator)) and base_unit(previous.unit) == base_unit(quantity.unit):
        return Naming(left, quantity.end, stem + of["after"] if of["after"] else of["before"] + stem)
    end = quantity.end
    counted = bool(_COUNTING.fullmatch(base_unit(quantity.unit)))
    of_money = quantity.unit.endswith("元") and bool(_MONEY.search(text, quantity.end, tail_noun_end))
    if tail and tail_noun_end > quantity.end and (len(stem) <= 4 or counted or of_money or _verbal(stem)):
        end = min(right, max(tail_noun_end, quantity.end))
        noun, rest = _ANOTHER.sub("", text[quantity.end : tail_noun_end]), text[tail_noun_end:right]
        told = False  # whether the rest of the clause tells of what was counted: 五洲通等8家企业获批绿色工厂
        if counted and ((stem.endswith("等") and (len(noun) > 2 or (noun and rest))) or stem.endswith(ANDS) or (len(noun) > 1 and _names_each(stem))):
            told = rest and not rest.startswith((*ANDS, "要", "的"))
            stem = verb[0] if (verb := _GOVERNING.match(stem)) and verb[0] not in _PREPOSITIONS else ""  # 完成郦水花园等5个老旧小区改造: the examples are not what is counted
        if rest and len(noun) + len(rest) <= 40 and (not head.strip() or (told and noun and not stem)):
            end = right
            indicator = f"{rest}的{noun}" if not rest.startswith("的") else noun
        else:
            indicator = stem + (noun.removeprefix("的") if of_money else noun)
        if quantity.kind in ("percent", "fraction") and quantity.unit in ("%", "", "成"):
            indicator = noun + rest + "占比" if not stem and end == right else indicator
        return Naming(left, end, _tidy(indicator))
    if (not head.strip() or _BARE_VERB.fullmatch(head)) and quantity.kind == "count" and _WORD.match(tail):  # 22项为民办实事项目: a subject that does not begin with a noun
        of = tail[: next((match.start() for match in _NEXT.finditer(tail)), len(tail))]
        return Naming(left, quantity.end + len(of), _tidy(of))
    if _BARE.match(stem) and before is not None:
        return Naming(left if head else quantity.first, end, _tidy(before.indicator + stem))
    return Naming(left, end, _tidy(stem or head or tail) or (before.indicator if before is not None else ""))


def names_of_list(text: str, numbers: Sequence[Quantity], first: int, seen: Sequence[tuple[Quantity, Naming]]) -> list[Naming] | None:
    """Names for the `numbers` of one list in the sentence that begins at `first`, each by its own head; `None` where they are no list with heads.

    `seen` are the numbers before them in the sentence with their names: 分别增长3%、4% at the head of a clause tells of these.
    """
    start, found, after = heads(text, numbers, first)
    each = EACH.search(text, start, numbers[0].start)
    if len(numbers) == 1 and (not each or not found or re.search(r"\d", after)):
        return None
    if not each and (len(found) != len(numbers) or not same_measure(numbers) or found[-1].endswith("等")):
        return None
    if found:
        lead = _lead(found[0])
        start, found[0] = start + lead, found[0][lead:]
        found = found * len(numbers) if len(found) == 1 else found
    else:
        found = _heads_before(text, len(numbers), start, seen)
    if not found:
        return None
    if numbers[0].kind == "rank":
        added = _rank_indicator(without_streaks(after), None)
    else:
        added = of_plan(after) or (_TRAIL.sub("", after) if _COMPARED.match(after) else "")
    together = "、".join(dict.fromkeys(found))
    return [Naming(start, quantity.end, _tidy(_tidy(head) + added), together) for quantity, head in zip(numbers, found, strict=True)]


def _heads_before(text: str, count: int, start: int, seen: Sequence[tuple[Quantity, Naming]]) -> list[str]:
    """The indicators of the `count` numbers right before the clause at `start`, the last one of each thing; empty where it is not clear which they are."""
    found: list[tuple[Quantity, Naming]] = []
    for quantity, naming in reversed(seen):
        if found and found[-1][1].indicator.startswith(naming.indicator):
            continue  # 新增5家、总数达20家: one thing
        if len(found) == count:
            within = not any(mark in text[quantity.end : found[-1][0].first] for mark in "，；,;")
            return [] if within else [one.indicator for _, one in reversed(found)]
        if not found and start - quantity.end > 2:
            return []
        found.append((quantity, naming))
    return [one.indicator for _, one in reversed(found)] if len(found) == count else []


def _goes_on(text: str, end: int, quantity: Quantity, left: int) -> bool:
    """Whether `quantity` is one more number of the list that one before it, up to `end`, began: 9.2%、8.2%和12%.

    A number that words follow names what it counts by them (…数字工厂5家，7420家企业上云; 8个县过百亿元、5个县过千亿元), unless 分别 gives the list its heads.
    """
    between = text[end : quantity.first]
    if between not in ANDS and not (left >= quantity.first and quantity.start - end <= 2):
        return False
    alone = text[quantity.end : quantity.end + 1] in f"{_MARKS}/（(" or text.startswith(ANDS, quantity.end)
    return alone or (between not in _COMMAS and bool(EACH.search(text, clause_start(text, end), end)))


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


def _names_each(stem: str) -> bool:
    """Whether what stands before a number lists names of what it counts (荆州、孝感、黄冈3个城市), not verbs (新建、改建10所敬老院)."""
    listed = hidden(stem)
    return "、" in listed and any(len(item) > 4 for item in re.split("[、和及与]", listed))


def _with_list(text: str, left: int, quantity: Quantity, first: int, does: bool) -> int:
    """Where the list begins whose last item the number's phrase is: in 建成海外工厂、营销网点和研发中心32个 all three were counted.

    An item before with a number of its own ends the list, and so does a verb at the head of the last one, unless verbs alone are listed (新建、改造公厕60座).
    """
    if text[left - 1 : left] != "、" or left >= quantity.first or left <= first:
        return left
    start = max(first, clause_start(text, left))
    listed = text[start : left - 1]
    if not listed or len(listed) > 40 or _NUMERAL.search(listed) or EACH.search(listed):
        return left
    if (does or _GOVERNING.match(text, left, quantity.first)) and any(len(item) > 3 for item in listed[_lead(listed) :].split("、")):
        return left
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


def _tidy(indicator: str) -> str:
    return _AND.sub("", indicator.strip(" ，。；、：:的了\n"))
