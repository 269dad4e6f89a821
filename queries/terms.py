"""The words that queries share: headings of columns and groups; those for the values that the graph holds are in `graph.words`.

A heading or a term that one query needs alone stands in that query's front matter (`columns`).
"""
from __future__ import annotations

from graph.words import Words, words

CONFIDENCE_TITLE = words("最低可信度", "Lowest confidence")
"""What the threshold is called in front of its value."""

GROUPS: dict[str, Words] = {
    "research": words("研究", "Research"),
    "office": words("改革办", "Reform office"),
}

SECTIONS: dict[str, Words] = {
    "items": words("改革事项", "Reforms"),
    "pilots": words("试点", "Pilots"),
    "outcomes": words("成效与目标", "Outcomes and targets"),
    "leadership": words("领导与职责", "Leaders and duties"),
    "recognition": words("肯定与推广", "Recognition"),
    "policies": words("政策文件", "Policies"),
    "cities": words("地区关系", "Places"),
    "problems": words("问题", "Problems"),
}

COLUMNS: dict[str, tuple[str, str, str | None]] = {
    "by": ("要求达到", "Due", None), "change": ("升降", "Change", "change"), "cities": ("地区", "Places", None),
    "city": ("地区", "Place", None), "city_count": ("地区数", "Number of places", None), "city_level": ("行政层级", "Level of the place", "city_level"),
    "concept": ("理念", "Idea", None), "first": ("首创", "First", "first"), "first_cities": ("最早的地区", "First places", None), "first_year": ("最早年份", "First year", None),
    "forms": ("形式", "Form", None), "indicator": ("指标", "Indicator", None), "issued_here": ("由该地出台", "Issued there", "truth"),
    "issuers": ("出台地区", "Issued by", None), "item": ("改革事项", "Item", None), "item_names": ("改革事项", "Items", None),
    "items": ("事项数", "Number of items", None), "kind": ("类别", "Kind", "label"), "last_year": ("最近年份", "Latest year", None),
    "lat": ("纬度", "Latitude", None), "leader": ("领导", "Leader", None), "level": ("级别", "Level", "level"), "lon": ("经度", "Longitude", None),
    "number": ("文号", "Number of the document", None), "organisation": ("机构", "Organisation", None),
    "our_items": ("本地事项数", "Our items", None), "outcome": ("成效", "Outcome", None),
    "outcomes": ("成效数", "Outcomes", None), "pilots": ("试点数", "Pilots", None), "policies": ("依据文件", "Policies", None),
    "policy": ("政策文件", "Policy", None), "post": ("职务", "Post", None), "problem": ("问题", "Problem", None),
    "province": ("省份", "Province", None), "recogniser": ("肯定方", "Recognised by", None),
    "recogniser_kind": ("肯定方类型", "Kind of recogniser", "recogniser"), "recognisers": ("肯定方", "Recognised by", None),
    "recognitions": ("获肯定次数", "Recognitions", None), "relation": ("关系", "Relation", "type"), "responsible": ("负责方", "Responsible", None),
    "responsible_label": ("负责方类别", "Kind of responsible", "label"), "results": ("成效", "Outcomes", None), "roles": ("角色", "Role", "role"),
    "held": ("在任情况", "Still held", "held"), "since": ("起（所述）", "From, as stated", None), "until": ("止（所述）", "To, as stated", None),
    "series": ("系列", "Series", None), "shared": ("共有事项", "Shared items", None), "shared_count": ("共有事项数", "Number shared", None),
    "source": ("起点", "From", None), "source_label": ("起点类别", "Kind of start", "label"), "stated_in": ("提出年份", "Stated in", None),
    "status": ("状态", "Status", "status"), "step": ("步", "Step", None), "target": ("终点", "To", None),
    "target_label": ("终点类别", "Kind of end", "label"), "titles": ("职务", "Posts", None), "together": ("共获肯定数", "Recognised together", None),
    "topic": ("主题", "Topic", None), "total": ("合计", "Total", None), "type": ("关系", "Relation", "type"), "unit": ("单位", "Unit", None),
    "value": ("数值", "Value", None), "year": ("年份", "Year", None), "years": ("出现年份", "Years", None),
}
"""Headings of columns: name → (Chinese, English, the vocabulary of its values or None). A column `x_id` is the id of the node that
column `x` names; it has no heading and is for links."""
