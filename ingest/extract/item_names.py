"""How the names of reforms and pilots that the span model finds are tidied: what belongs to the sentence around a name, or to the page, is cut off.

The span model finds where a name is; its borders follow what is usual. These rules know what a name never begins or ends with.
"""
from __future__ import annotations

import re

_MARK = re.compile(r"[\[【〔［]\d{1,3}[\]】〕］]")
_RANK = re.compile(
    r"(?:(?:全[国省市区球]|国内|省内|我[国省]|世界|亚洲|中西部|西部|中部|东北|长三角|[\u4e00-\u9fff]{2}省)(?:范围内)?)?(?:唯一|首个|首家|首座)(?:一[家个座])?的?")
_LED = re.compile(
    r"由?(?:[市省县区州]?[\u4e00-\u9fff]{1,6}(?:局|委|办|厅)|(?:常务)?副?[省市县区州]长|[省市县区]委(?:副?书记))(?:和[\u4e00-\u9fff]{2,8}(?:局|委|办|厅))?牵头(?:组织|负责|推进|推动|实施|开展|建立|制定)*的?")
"""Who leads an item and that he does; the duty is read from the text (`organisations`)."""
_LEAST = 4
"""Characters that a name must have left when something is cut off."""
_DUTY = re.compile(r"(?:建设|创建|工作)+$")
_PLACE = "城市|城区|园区|基地|片区|地区|单位|企业|学校|项目|社区|街道|乡镇|街区|市|县|区|州|省|镇|乡|村|园|点|带|校|港"
_PILOT_HEAD = re.compile(rf"(?:试点|(?:试点|示范|先行|先导|实验|试验)(?:{_PLACE}))[”\"）)]?$")

_COUNTED = re.compile(r".*(?:和|、|及|以及)(?:\d{1,4}|[一二两三四五六七八九十]{1,3})[个家]")
_LEVEL = r"(?:国家级?|全[国省市区县]|[省市县区]级?|国省|各级|一批|各类|相关|首批|第[一二三四五六七八九十]+批)*"
_BARE = re.compile(rf"{_LEVEL}(?:试点|试点示范|示范|示范点|示范区|试验区|先行区|先导区|试点城市|示范城市|示范基地)(?:建设|创建|工作)*")
_NO_PILOT = re.compile(r"工?厂|目标")


def names_a_pilot(text: str, start: int, end: int) -> bool:
    """Whether [start, end) says of what it is a trial or model (not only 国家级试点), and goes not on as a facility (示范|工厂) or an aim."""
    return not _BARE.fullmatch(text, start, end) and not _NO_PILOT.match(text, end)


def after_a_count(text: str, start: int, end: int) -> int:
    """Where the last of counted kinds begins: 国家级和5个省级智能制造试点 → 省级智能制造试点, since the words before the count belong to another."""
    match = _COUNTED.match(text, start, end)
    return match.end() if match and end - match.end() > _LEAST + 1 else start


def without_marks(name: str) -> str:
    """`name` without the marks of footnotes in it (“三大战略”[7]行动)."""
    return _MARK.sub("", name)


def pilot_name(name: str) -> str:
    """The name of a pilot without what is done about it: 国家低碳试点城市创建工作 → 国家低碳试点城市; 示范创建, where no pilot is left before it, stays."""
    core = _DUTY.sub("", name)
    return core if core != name and _PILOT_HEAD.search(core) else name


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the name at [start, end) begins and ends without its rank (全国首个…), without who leads it and without the marks of footnotes around it."""
    for pattern in (_MARK, _RANK, _LED):
        match = pattern.match(text, start, end)
        if match and end - match.end() >= _LEAST:
            start = match.end()
    while end - start > _LEAST and (match := next((m for m in _MARK.finditer(text, start, end) if m.end() == end), None)):
        end = match.start()
    return start, end
