"""Development zones and the like: which names end like one, and which long and short forms are the same.

Rule of the annotation guide: 经开区, 高新区, 开发区, 保税区 are jurisdictions of level zone; a zone called 试验区, 示范区 or 先行区 is a pilot instead.
"""
from __future__ import annotations

import re

FORMS = {
    "经济技术开发区": "经开区", "经济开发区": "经开区", "经开区": "经开区", "高新技术产业开发区": "高新区", "高新技术开发区": "高新区",
    "高新技术产业园区": "高新区", "高新技术产业园": "高新区", "高新区": "高新区", "综合保税区": "综保区", "综保区": "综保区", "保税港区": "保税港区",
    "保税区": "保税区", "出口加工区": "出口加工区", "开发区": "开发区", "旅游度假区": "度假区", "度假区": "度假区", "工业园区": "工业园", "工业园": "工业园",
    "产业园区": "产业园", "产业园": "产业园", "科技园区": "科技园", "科技园": "科技园", "科技城": "科技城", "科学城": "科学城",
    "科创城": "科创城", "科教城": "科教城", "低碳城": "低碳城", "大学城": "大学城", "生态城": "生态城",
    "健康城": "健康城", "产业城": "产业城", "临空经济区": "临空经济区", "商务区": "商务区", "化工园区": "化工区", "化工区": "化工区", "合作区": "合作区", "新片区": "新片区",
    "自贸片区": "自贸片区", "国际陆港区": "陆港区", "陆港区": "陆港区", "集聚区": "集聚区", "科创园": "科创园", "创业园": "创业园", "生态园": "生态园", "农业园": "农业园",
    "新城": "新城", "新区": "新区", "保税物流中心": "保税物流中心", "经济区": "经济区", "都市圈": "都市圈",
    "物流园区": "物流园", "物流园": "物流园", "台商投资区": "台商投资区", "科创区": "科创区", "工业集中区": "工业集中区",
}
"""What zone names end with, and the short form of each ending."""

ENDING = re.compile(f"(?:{'|'.join(sorted(map(re.escape, FORMS), key=len, reverse=True))})(?!市)")
_AT_END = re.compile(f"(?:{ENDING.pattern})$")
CERTAIN = frozenset((
    "经开区", "高新区", "综保区", "保税港区", "保税区", "出口加工区", "开发区", "新区", "工业园", "产业园", "科学城", "科技城", "陆港区", "新片区",
    "自贸片区", "商务区", "化工区", "度假区", "都市圈", "科创城", "科教城", "科创区", "台商投资区", "工业集中区",
))
"""Short endings that name a zone whatever stands before them, if it is a name."""
GENERIC = re.compile(
    r"^(?:国家级?|省级?|市级?|县级?|区级|各类?|各级|全[国省市区县]|一批|重点|主要|特色|现代|新型|大型|小型|专业|综合|相关|其他|有关|所有|部分|多个"
    r"|个|家|两个|三个|等|及|和|与|新|老|旧|原|我[市省区县]|本[市省区县]"
    r"|现代农业|农业|工业|产业|科技|物流|经济|高新|技术|特殊|海关|国际|跨境|边境|境外|海外|飞地|千亿级?|百亿级?|大|小|优势|创新|示范|先进"
    r"|制造业|中小企业|小微企业|创业|文化|旅游|化工|新材料|生态|绿色|智能|数字|大数据|电商|健康|医药|服务业)+$"
)
"""What before an ending makes no name: 省级开发区, 各类园区, 现代农业产业园."""
TOWNS = frozenset(("科技城", "科学城", "科创城", "科教城", "低碳城"))
"""Endings of which a place has one of a kind, so that the kind is its name: 新材料科技城."""
NO_KIND = re.compile(r"^(?:国家级?|省级?|市级?|各类?|一批|多个|个|家|两个|三个|等|及|和|与|新|大|小|我市|全市|未来|现代|新型|一流|世界级?|特色)+$")
"""What before such an ending tells no kind."""

NATIONAL = {
    "前海": "前海深港现代服务业合作区", "横琴": "横琴粤澳深度合作区", "雄安": "雄安新区", "浦东": "浦东新区", "西咸": "西咸新区", "贵安": "贵安新区",
}
"""Zones set up by the State Council that are known by two characters."""


def short(name: str) -> str:
    """The name with its ending in the short form (淄博高新技术产业开发区 → 淄博高新区), to compare names by; other names come back as they are."""
    match = _AT_END.search(name)
    if match is None:
        return name
    head = name[: match.start()]
    return re.sub(r"国家级?$", "", head) + FORMS[match.group()]
