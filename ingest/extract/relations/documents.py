"""Who issued a document (ISSUED) and which items it governs (GOVERNED_BY)."""
from __future__ import annotations

import re

from ingest.extract.mentions import Mention
from ingest.extract.relations.context import ITEMS, Context, first_of_each
from ingest.extract.relations.jurisdiction import places_of

_ISSUES = re.compile(r"出台|制定|印发|发布|颁布|编制|修订|审议通过|下发|研究制定|制(?:（修）)?订|推出|形成|起草|通过|配套|公布|实行|施行")
_HIGHER = re.compile(r"国务院|国家|中央|中共中央|党中央|全国人大|部委|国办|[\u4e00-\u9fff]{1,6}部(?:门)?(?:联合)?(?:印发|出台|发布|下发)|批复|获批")
_HIGHER_PROVINCE = re.compile(r"省(?:委|政府|委、省政府|里)?(?:印发|出台|下发|发布|制定)")
_NATIONAL_NAME = re.compile(
    r"^(?:中华人民共和国|国务院|中共中央|中央|国家|中国(?!共产党)|全国|长江经济带|长江三角洲|长三角|粤港澳|京津冀"
    r"|“?十[一二三四五]五”?规划|民法典|宪法|预算法|环境保护法|.{2,12}(?<!办)法$)"
)
_UNDER = re.compile(r"(?:按照|根据|依据|依照|落实|贯彻|执行|实施|依托|围绕)[^，。；]{0,14}$")


def issued_by_own(context: Context, policy: Mention) -> bool:
    """Whether the sentence lets the report's place issue the document, rather than a higher level or nobody."""
    sentence = context.sentence(policy)
    if sentence is None or _NATIONAL_NAME.match(policy.name):
        return False
    lead = context.text[context.clause_start(policy.start, sentence) : policy.start]
    follow = context.text[policy.end : context.clause_end(policy.end, sentence)]
    if _HIGHER.search(lead) or (_HIGHER_PROVINCE.search(lead) and context.own is not None and context.own.attrs.get("level") != "province"):
        return False
    if _ISSUES.search(lead) or _ISSUES.search(follow[:14]):
        return True
    earlier = context.text[max(sentence.start, policy.start - 60) : policy.start]
    return bool(_ISSUES.search(earlier)) and not _UNDER.search(lead) and not _HIGHER.search(earlier)


def link_documents(context: Context) -> None:
    """ISSUED from the place to each document that it issued; GOVERNED_BY from an item to a document of its own subject in the same sentence."""
    for policy in first_of_each(context.by_type.get("Policy", [])):
        if issued_by_own(context, policy):
            places, _ = places_of(context, policy)
            sentence = context.sentence(policy)
            for place in places[:1]:
                attrs = {"status": "planned"} if sentence is not None and sentence.plan else {}
                context.link("ISSUED", place, policy, 0.75, at=policy, **attrs)
    for policy in context.by_type.get("Policy", []):
        for item in context.within(context.number(policy.start), *ITEMS):
            if item.start < policy.end and policy.start < item.end:
                continue
            likeness = _likeness(item.name, policy.name)
            lead = context.text[max(0, policy.start - 20) : policy.start]
            if likeness >= 0.6 or (likeness >= 0.3 and _UNDER.search(lead)):
                context.link("GOVERNED_BY", item, policy, min(0.8, 0.4 + likeness / 2), at=policy)


def _likeness(item: str, policy: str) -> float:
    """The share of the item's bigrams that stand in the document's title; words that name any reform do not count."""
    item = re.sub(r"改革|建设|工作|体系|机制|制度|行动|工程|试点|[“”《》]", "", item)
    grams = {item[i : i + 2] for i in range(len(item) - 1)}
    return sum(g in policy for g in grams) / len(grams) if grams else 0.0
