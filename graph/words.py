"""The words that people read for the values that the graph holds."""
from __future__ import annotations

from graph.model import LABELS, TYPES

Words = dict[str, str]
"""One thing in the languages of the app: {"zh", "en"}."""


def words(zh: str, en: str) -> Words:
    """One thing in both languages."""
    return {"zh": zh, "en": en}


TERMS: dict[str, dict[str, Words]] = {
    "status": {"planned": words("计划", "planned"), "underway": words("推进中", "under way"),
               "completed": words("已完成", "completed"), "cancelled": words("不再实施", "called off"), "unknown": words("未说明", "not stated")},
    "held": {"now": words("在任", "held now"), "former": words("已离任", "held no more")},
    "level": {"national": words("国家级", "national"), "provincial": words("省级", "provincial"),
              "municipal": words("市级", "municipal"), "unknown": words("未说明", "not stated")},
    "city_level": {"province": words("省级", "province"), "prefecture": words("地级", "prefecture"), "county": words("县级", "county"),
                   "zone": words("功能区", "zone"), "township": words("乡镇", "township")},
    "first": {"national": words("全国首创", "first in the nation"), "provincial": words("全省首创", "first in the province"),
              "none": words("否", "no")},
    "change": {"up": words("上升", "up"), "down": words("下降", "down"), "none": words("—", "—")},
    "recogniser": {"leader": words("领导", "leader"), "organ": words("机关", "public body"), "media": words("媒体", "media"),
                   "award": words("奖项荣誉", "award")},
    "promise": {"kept": words("已见实施", "carried out"), "repeated": words("再次计划", "planned again"),
                "told": words("提到，未说进展", "told, not how far"), "silent": words("未再提及", "not told again")},
    "contested": {"status": words("进展", "how far it is"), "level": words("级别", "level"), "post": words("职务", "post")},
    "role": {"lead": words("牵头", "lead"), "support": words("配合", "support")},
    "truth": {"true": words("是", "yes"), "false": words("否", "no")},
    "label": {n.label: words(n.zh, n.en) for n in LABELS.values()},
    "type": {r.type: words(r.zh, r.en) for r in TYPES.values()},
}
TERMS["told"] = TERMS["status"] | TERMS["level"]
"""Vocabularies by name; value in the graph → what people read. Choices of parameters and terms of columns refer to them."""


def term(vocabulary: str | None, value: object, language: str = "zh") -> object:
    """What people read for a value of the graph (lists: each element); the value itself where the vocabulary does not know it."""
    if isinstance(value, list):
        return [term(vocabulary, each, language) for each in value]
    if vocabulary is None or value is None:
        return value
    key = str(value).lower() if isinstance(value, bool) else value
    known = TERMS[vocabulary].get(key) if isinstance(key, str) else None
    return known[language] if known else value
