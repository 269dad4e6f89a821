"""Number expressions of Chinese official prose: 94万户, 近八成, 三分之二, 第3位, 由43项减少为35项, 20多个, 3至5年."""
from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.numerals import WIDE, parse, whole
from ingest.vocabulary import any_of

SCALE = {"": 1, "十": 10, "百": 100, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12}

# A unit that is missing in the list is still found when the tagger calls the word a measure (see `find`).
_UNIT = any_of("numbers/units")
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|(?<=[\u4e00-\u9fff])\d+(?: \. ?| ?\. )\d+(?=[%‰万亿]|" + _UNIT + r")|\d+(?:\.\d+)?"
"""Digits, with the blanks that a page left beside a decimal point (2575 .33亿元); after words only, for 7. 3条 begins item 7 of a list."""
_CHINESE = r"[一二两三四五六七八九十百千零〇]+(?:点[一二三四五六七八九零〇]+)?"
_MORE = r"多|余|来|几"
_SCALES = "万亿|千亿|百亿|千万|百万|十万|亿|万|千|百"
_EACH = r"/ ?(?:[十百千万亿]?(?:人次?|元)|年|月|日|天|周|时|小时|分钟?|秒|户|亩|公顷|平方公里|平方米|立方米|千瓦时|千克|公斤|吨|公里|升|床|车|座|班|生)(?:[·.•/ ][人户年月天日])?"
"""What a number is told by: 元/月, 万元/人, 公里/平方公里, 元/人·月."""
_LISTED = re.compile(_UNIT)
_AFTER = r"(?:以上|以下|以内|左右|上下|之多|有余)?"
_DASH = r"[-–—~～]|至|到"

_SIGN = r"(?:(?:(?<![\d%‰A-Za-z+-])(?P<sign>[+-])|(?<=[长为速是])(?P<minus>负)) ?)?"
_FELL = re.compile(r"[降减跌落缩][^，。；、\d]{0,3}$")
"""A word that says as much as a minus: 下降-3.1% is a fall by 3.1%."""
_PERCENT = re.compile(rf"{_SIGN}(?P<n>{_ARABIC})(?: ?%?(?:{_DASH})(?P<m>{_ARABIC}))? ?(?P<u>[%‰])(?P<a>{_AFTER})")
_OF_HUNDRED = re.compile(rf"百分之(?P<n>{_ARABIC}|{_CHINESE})(?P<a>{_AFTER})")
_FRACTION = re.compile(
    rf"(?P<d>{_CHINESE}|\d+)分之(?P<n>{_CHINESE}|\d+)(?P<a>{_AFTER})|(?<![\d/.])(?P<n2>\d{{1,2}})/(?P<d2>\d{{1,2}})(?![\d/])"
    r"|(?<=[近超过约占达])(?P<half>一半)|(?P<half2>一半)(?=以上)"
)
_RANK = re.compile(
    rf"第(?P<n>\d+|{_CHINESE})(?P<u>位次|位|名)?"
    r"|前(?P<lead>\d+|[一二三四五六七八九十]{1,3})(?P<v>位|名)?(?![年月天届期次个条期]|[一-龥]?季度|半|两|步|沿|列)"
    r"|(?P<top>首位|榜首|头名|魁首)"
)
_BARE = re.compile(rf"(?<=[超近过达逾破上约])(?P<s>万亿|千亿|百亿|千万|百万|十万|亿|万)(?P<u>{_UNIT}|级)(?P<a>{_AFTER})")
_RATIO = re.compile(rf"(?<![\d.:：∶])(?P<n>{_ARABIC})[:：∶](?P<m>\d+(?:\.\d+)?)(?![\d.]*[:：∶]\d)(?!\d|[时点分])")
_COUNT = re.compile(
    rf"(?P<n>{_ARABIC})(?P<p>{_MORE})?(?:(?:{_DASH})(?P<m>{_ARABIC}))?(?: (?=(?:{_SCALES})?{_UNIT}))?(?P<s>{_SCALES})?(?P<q>{_MORE})?(?P<u>{_UNIT})?"
    rf"(?P<t>多|余)?(?P<e>(?<=[^\d多余]){_EACH})?(?P<a>{_AFTER})"
)
_WORDS = re.compile(
    rf"(?P<n>{_CHINESE})(?P<p>{_MORE})?(?P<s>万亿|千亿|百亿|千万|百万|十万|亿|万)?(?P<q>{_MORE})?(?P<u>{_UNIT})(?P<a>{_AFTER})"
    rf"|(?P<tenth>[一二两三四五六七八九])成(?![为立功就长员果效本分型])(?P<b>{_AFTER})"
)
_DATE = re.compile(
    r"(?<![^\n])(?:\d{1,3}\s?(?:[.．](?!\s?\d)|、(?!\s?\d))|[（(]\d{1,3}[）)])"  # the number of a paragraph in a list
    r"|(?<![\d.])\d+(?:\.\d+)?(?:[:：∶]\d+(?:\.\d+)?){2,}"  # ratios of three: no one number of them is a result
    r"|(?:19|20)\d{2}(?=(?:[、和至及](?:19|20)\d{2})+\s*年)"
    r"|\d+\s?(?:分钟|小时)(?=[\u4e00-\u9fff]{0,10}圈)"  # 15分钟生活圈 is a name
    r"|\d{4}\s*[-—–~至到]\s*\d{4}\s*年?"  # years, months and days
    r"|(?:19|20)\d{2}\s*年(?:\d{1,2}\s*月(?:份)?(?:\d{1,2}\s*日)?)?"
    r"|[一二][九〇零][一二三四五六七八九〇零]{2}年"
    r"|\d{1,2}[-—–至到]\d{1,2}月(?:份)?"
    r"|\d{1,2}月(?:\d{1,2}日|份|底|初|中旬|上旬|下旬)?"
    r"|[〔\[（(]\d{4}[〕\])）]\s*\d*\s*号?"  # document numbers
    r"|\d+号(?!线)"
    r"|\d{1,2}日"
    r"|“[一二三四五六七八九十]{1,3}五”|十[一二三四五]五"  # five-year plans
    r"|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}(?!\d)"
    r"|(?:19|20)\d{2}[-/](?:0?[1-9]|1[0-2])(?![\d.])"
    r"|[A-Za-z]\d+(?:\.\d+)?|\d+(?!P\b|PFLOPS|TEU)[A-Za-z]"  # names such as G60 and 5G
    r"|\[\d+\]"  # footnote marks
    r"|\d+(?:\.\d+)?(?:[十百千万亿]+(?:元|吨|千瓦|千伏|立方米)?|元|吨|[千兆吉]瓦时?|米|公里|千伏)级(?=[\u4e00-\u9fff])(?![台规])"  # 30万吨级航道: a size
    r"|PM\s*\d+(?:\.\d+)?"
    r"|\d+\s*×\s*\d+"
    r"|第\s*(?:\d+|[一二三四五六七八九十百]+)(?=[届批次个期轮条款项章节号产季代种类步集团])"
)
_WIDEN = re.compile(r"(?:将?近|超过?|突破|约|逾|达到?|高达|不低于|不少于|至少)$")
_CHANGE = re.compile(
    r"(?:以上|左右|多|余)?[^，。；、\d]{0,10}?"
    r"(?:增|减|降|升|提|压|缩|扩|优化|精简|调整|合并|整合|变|跃|跨|发展|前移|改善|下调|上调|拓展|延长|翻|回落|倒|归并|由)"
    r"[^，。；\d]{0,6}?(?:到|至|为|成|了)?(?:20\d\d年[底末]?的?)?[^，。；\d]{0,6}$"
)
_LISTS = re.compile("、|和|与|及")
_FROM = re.compile(r"[从由][^，。；、]{0,16}$")


@dataclass(frozen=True)
class Quantity:
    """A number expression: clean characters [start, end), its value in `unit` (万, 亿 and % stay in the unit).

    `kind` is percent, fraction, rank, count; `words` tells that it is written in Chinese numerals. `value_from` is the state that it
    came from (43项减少为35项, in the unit of `value`), `value_max` the upper end of a range. `whole_start` is where the expression
    begins with its from-number, else `start`.
    """

    start: int
    end: int
    value: float | int
    unit: str
    kind: str
    words: bool = False
    value_from: float | int | None = None
    value_max: float | int | None = None
    raw: str = ""
    whole_start: int = -1

    @property
    def first(self) -> int:
        return self.start if self.whole_start < 0 else self.whole_start


def find(text: str) -> list[Quantity]:
    """All number expressions of `text` that are no dates, document numbers or footnote marks, in order, not overlapping."""
    plain = text.translate(WIDE)
    taken = bytearray(len(plain))
    for match in _DATE.finditer(plain):
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found: list[Quantity] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(plain):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            quantity = read(match, plain)
            if quantity is not None:
                found.append(quantity)
                taken[start:end] = b"\1" * (end - start)
    found.sort(key=lambda q: q.start)
    return _join(_shared_unit(found, plain), plain)


def _percent(match: re.Match, text: str) -> Quantity | None:
    groups = match.groupdict()
    try:
        high, value = groups.get("m"), parse(match["n"].replace(" ", ""))
        if (groups.get("sign") == "-" or groups.get("minus")) and not _FELL.search(text, max(0, match.start() - 5), match.start()):
            value = -value
        return Quantity(*match.span(), value, groups.get("u") or "%", "percent",
                        words=not match["n"][0].isdigit(), value_max=parse(high) if high else None)
    except ValueError:
        return None


def _fraction(match: re.Match, text: str) -> Quantity | None:
    if match["half"] or match["half2"]:
        return Quantity(*match.span(), 0.5, "", "fraction", raw=match.group())
    try:
        top, bottom = (parse(match["n"]), parse(match["d"])) if match["d"] else (parse(match["n2"]), parse(match["d2"]))
    except ValueError:
        return None
    if not bottom or top >= bottom * 10 or (match["n2"] and top >= bottom):
        return None
    return Quantity(*match.span(), whole(top / bottom), "", "fraction", raw=match.group())


_RANKED = re.compile(rf"(?:{any_of('numbers/rank_leads')}|连续[^，。；]{{0,4}}|第[一二三四五六七八九十\d]{{1,3}}[、和，])$")


def _rank(match: re.Match, text: str) -> Quantity | None:
    if match["top"]:
        if text[match.start() - 1 : match.start()] in "在":  # 放在首位 speaks of importance
            return None
        return Quantity(*match.span(), 1, "位", "rank", words=True, raw=match.group())
    if match["lead"]:
        if not match["v"] and (text[match.end() : match.end() + 1] or "。") not in "，。；、,;！）)”】\n":
            return None
        return Quantity(*match.span(), parse(match["lead"]), "位", "rank", words=not match["lead"][0].isdigit(), raw=match.group())
    if not match["u"]:  # 全国第一 counts, 第一产业 and 第二批 do not
        following = text[match.end() : match.end() + 1]
        if (following and following not in "，。；、,;！）)”】\n和及与") or not _RANKED.search(text[max(0, match.start() - 8) : match.start()]):
            return None
    try:
        value = parse(match["n"])
    except ValueError:
        return None
    return Quantity(*match.span(), value, "位", "rank", words=not match["n"][0].isdigit(), raw=match.group())


def _count(match: re.Match, text: str) -> Quantity | None:
    start, end = match.span()
    scale, unit = match["s"] or "", match["u"] or ""
    if start and text[start - 1] in ".-+×" and not (match["s"] or match["u"]):
        return None
    value, high = parse(match["n"].replace(" ", "")), parse(match["m"]) if match["m"] else None
    if high is not None and high <= value:
        high = None
    value, scale = _settle(value, scale)
    if high is not None:
        high, _ = _settle(high, match["s"] or "")
    return Quantity(start, end, value, scale + unit + (match["e"] or "").replace(" ", ""), "count", value_max=high)


def _ratio(match: re.Match, text: str) -> Quantity | None:
    """2.27:1 as the value 2.27 with the unit `:1`; times of day (8:30) are none."""
    if match["m"] != "1":
        return None
    return Quantity(*match.span(), parse(match["n"]), ":1", "ratio", raw=match.group())


def _bare(match: re.Match, text: str) -> Quantity | None:
    """超万亿元, 上万个: the scale stands without a numeral."""
    value, scale = _settle(1, match["s"])
    return Quantity(*match.span(), value, scale + ("" if match["u"] == "级" else match["u"]), "count", words=True, raw=match.group())


def _words(match: re.Match, text: str) -> Quantity | None:
    try:
        if match["tenth"]:
            return Quantity(*match.span(), parse(match["tenth"]), "成", "percent", words=True, raw=match.group())
        value = parse(match["n"])
    except ValueError:
        return None
    value, scale = _settle(value, match["s"] or "")
    return Quantity(*match.span(), value, scale + match["u"], "count", words=True, raw=match.group())


_READERS = (  # in the order in which they may claim characters
    (_PERCENT, _percent), (_OF_HUNDRED, _percent), (_FRACTION, _fraction), (_RATIO, _ratio),
    (_RANK, _rank), (_BARE, _bare), (_COUNT, _count), (_WORDS, _words),
)


def _settle(value: float | int, scale: str) -> tuple[float | int, str]:
    """千亿 is a thousand times 亿: only 万, 亿 and 万亿 stay in the unit."""
    if scale in ("", "万", "亿", "万亿"):
        return value, scale
    base = scale[-1] if scale[-1] in "万亿" else ""
    return whole(value * SCALE[scale[: len(scale) - len(base)]]), base


def _shared_unit(found: list[Quantity], text: str) -> list[Quantity]:
    """In a list the last number may tell the unit of those before it: 3.4个、1个百分点, 11.7、13.7个百分点."""
    out = list(found)
    for at in range(len(out) - 2, -1, -1):
        one, following = out[at], out[at + 1]
        if one.kind == following.kind == "count" and not following.words and _LISTS.fullmatch(text, one.end, following.start) and (
                not one.unit or (one.unit == "个" and following.unit.startswith("个"))):
            out[at] = replace(one, unit=following.unit)
    return out


def _join(found: list[Quantity], text: str) -> list[Quantity]:
    """Make one of each pair 由A减少为B, and drop what the pattern split."""
    out: list[Quantity] = []
    for quantity in found:
        before = out[-1] if out else None
        if before is not None and before.value_from is None and before.kind in ("count", "percent", "rank", "fraction", "ratio") and quantity.start - before.end <= 26:
            between = text[before.end : quantity.start]
            if _CHANGE.fullmatch(between) and _FROM.search(text[max(0, before.start - 18) : before.start]) and _same_measure(before, quantity):
                lead = _FROM.search(text[max(0, before.start - 18) : before.start])
                start = max(0, before.start - 18) + lead.start()
                out[-1] = replace(quantity, value_from=_convert(before, quantity), whole_start=start)
                continue
        out.append(quantity)
    return out


def magnitude(unit: str) -> float:
    """The factor that the leading 万, 亿 or 万亿 of a unit stands for."""
    for sign in ("万亿", "亿", "万"):
        if unit.startswith(sign):
            return SCALE[sign]
    return 1


def base_unit(unit: str) -> str:
    """The unit without 万 and 亿, and without what it is told by (元 of 万元/月) unless the list of units has them as one (微克/立方米)."""
    unit = re.sub(r"^(?:万亿|亿|万)", "", unit)
    return unit if "/" not in unit or _LISTED.fullmatch(unit) else unit.partition("/")[0]


def _same_measure(a: Quantity, b: Quantity) -> bool:
    one, two = base_unit(a.unit), base_unit(b.unit)
    return a.kind == b.kind and (one == two or not one or not two or one in two or two in one)


def _convert(a: Quantity, b: Quantity) -> float | int:
    if not a.unit and b.unit:  # 由3.2增加到4.1万户: the first number goes in the second's unit
        return a.value
    return whole(a.value * magnitude(a.unit) / magnitude(b.unit))
