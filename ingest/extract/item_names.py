"""How the names of reforms and pilots that the span model finds are tidied: what belongs to the sentence around a name, or to the page, is cut off.

The span model finds where a name is; its borders follow what is usual. These rules know what a name never begins or ends with.
"""
from __future__ import annotations

import re

_MARK = re.compile(r"[\[【〔［]\d{1,3}[\]】〕］]")
_RANK = re.compile(
    r"(?:(?:全[国省市区球]|国内|省内|我[国省]|世界|亚洲|中西部|西部|中部|东北|长三角|[\u4e00-\u9fff]{2}省)(?:范围内)?)?(?:唯一|首个|首家|首座)(?:一[家个座])?的?")
_LEAST = 4
"""Characters that a name must have left when something is cut off."""
_DUTY = re.compile(r"(?:建设|创建|工作)+$")
_PLACE = "城市|城区|园区|基地|片区|地区|单位|企业|学校|项目|社区|街道|乡镇|街区|市|县|区|州|省|镇|乡|村|园|点|带|校|港"
_PILOT_HEAD = re.compile(rf"(?:试点|(?:试点|示范|先行|先导|实验|试验)(?:{_PLACE}))[”\"）)]?$")


def without_marks(name: str) -> str:
    """`name` without the marks of footnotes in it (“三大战略”[7]行动)."""
    return _MARK.sub("", name)


def pilot_name(name: str) -> str:
    """The name of a pilot without what is done about it: 国家低碳试点城市创建工作 → 国家低碳试点城市; 示范创建, where no pilot is left before it, stays."""
    core = _DUTY.sub("", name)
    return core if core != name and _PILOT_HEAD.search(core) else name


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the name at [start, end) begins and ends without its rank (全国首个…) and without the marks of footnotes around it."""
    for match in (_MARK.match(text, start, end), _RANK.match(text, start, end)):
        if match and end - match.end() >= _LEAST:
            start = match.end()
    while end - start > _LEAST and (match := next((m for m in _MARK.finditer(text, start, end) if m.end() == end), None)):
        end = match.start()
    return start, end
