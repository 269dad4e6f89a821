"""Who issued a document (ISSUED) and which items it governs (GOVERNED_BY).

Two tables learnt from annotated documents weigh what the words around say: `tables/issued.json` and `tables/governed.json`.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.mentions import Mention
from ingest.extract.relations.between import between, lenient, neighbours, yes
from ingest.extract.relations.context import ITEMS, Context
from ingest.extract.relations.jurisdiction import places_of
from ingest.extract.weights import weights_of
from ingest.vocabulary import any_of

_ISSUES = re.compile(r"出台|制定|印发|发布|颁布|编制|修订|审议通过|下发|研究制定|制(?:（修）)?订|推出|形成|起草|通过|配套|公布|实行|施行")
_HIGHER = re.compile(r"国务院|国家|中央|中共中央|党中央|全国人大|部委|国办|[\u4e00-\u9fff]{1,6}部(?:门)?(?:联合)?(?:印发|出台|发布|下发)|批复|获批")
_HIGHER_PROVINCE = re.compile(r"省(?:委|政府|委、省政府|里)?(?:印发|出台|下发|发布|制定)")
_NATIONAL_NAME = re.compile(
    r"^(?:中华人民共和国|国务院|中共中央|中央|国家|中国(?!共产党)|全国|长江经济带|长江三角洲|长三角|粤港澳|京津冀"
    r"|“?十[一二三四五]五”?规划|民法典|宪法|预算法|环境保护法|.{2,12}(?<!办)法$)"
)
_UNDER = re.compile(r"(?:按照|根据|依据|依照|落实|贯彻|执行|实施|依托|围绕)[^，。；]{0,14}$")
_WORDS = re.compile(any_of("relations/issuing"))
_KIND = re.compile(r"(条例|办法|意见|方案|规划|纲要|计划|细则|规定|决定|通知|指引|标准|目录|清单|政策|措施|法|协议|报告|建议|制度)(?:[（(].*)?$")
_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|新区|省|市|区|县|州)$")
_OBEYS = re.compile(r"实施|落实|贯彻|执行|按照|根据|依据")
_MAKES = re.compile(r"制定|制订|出台|编制|修订|印发|发布|颁布")
_DONE = re.compile(rf"(?:{_MAKES.pattern})了|已(?:经)?(?:{_MAKES.pattern})")
_ISSUED, _LEAST, _MOST = 0.5, 0.3, 0.9


def issue_features(context: Context, policy: Mention) -> list[str]:
    """What tells whether the place that `policy` stands with issued it, rather than a higher level or nobody in this sentence."""
    sentence, own, text = context.sentences[context.number(policy.start)], context.own, context.text
    lead = text[context.clause_start(policy.start, sentence) : policy.start]
    follow = text[policy.end : context.clause_end(policy.end, sentence)]
    earlier = text[max(sentence.start, policy.start - 60) : policy.start]
    kind = _kind(policy.name)
    level = own.attrs.get("level", "") if own is not None else ""
    named = _named_place(context, policy)
    verbs, later, before = (_WORDS.findall(part) for part in (lead, follow[:14], earlier))
    found = [
        f"rule:{_by_rule(context, policy, lead, follow, earlier)}", f"national:{bool(_NATIONAL_NAME.match(policy.name))}", f"kind:{kind}",
        f"begins:{policy.name[:2]}",
        f"level:{level}", f"named:{named}", f"named:{named}:{level}", f"higher:{bool(_HIGHER.search(lead))}:{level}", f"higher before:{bool(_HIGHER.search(earlier))}",
        f"province:{bool(_HIGHER_PROVINCE.search(lead))}:{level == 'province'}", f"under:{bool(_UNDER.search(lead))}",
        f"plan:{sentence.plan}", f"title:{text[policy.start - 1 : policy.start]}",
        f"own verb:{verbs[-1] if verbs else ''}", f"verb before:{before[-1] if before else ''}", f"verb after:{later[0] if later else ''}", f"number:{'number' in policy.attrs}",
        f"after:{text[policy.end : policy.end + 2].strip('》')[:1]}", f"lead:{lead[-2:]}", f"lead first:{lead[:2]}",
    ]
    return [*found, f"own verb:{verbs[-1] if verbs else ''}:{named}", f"kind:{kind}:{verbs[-1] if verbs else ''}"]


def _named_place(context: Context, policy: Mention) -> str:
    """Whether the title begins with the own place, another place, or 关于."""
    own, name = context.own, re.sub("^(?:中共|关于)", "", policy.name)
    if own is not None and name.startswith(_SUFFIX.sub("", own.name)[:4]):
        return "own"
    if any(m.start < policy.start + 6 and policy.start <= m.start for m in context.by_type.get("City", [])):
        return "place"
    return "about" if policy.name.startswith("关于") else "none"


def _by_rule(context: Context, policy: Mention, lead: str, follow: str, earlier: str) -> str:
    """What a plain reading says: yes where a verb of issuing stands with the document and no higher level does."""
    if _NATIONAL_NAME.match(policy.name):
        return "national"
    if _HIGHER.search(lead) or (_HIGHER_PROVINCE.search(lead) and context.own is not None and context.own.attrs.get("level") != "province"):
        return "higher"
    if _ISSUES.search(lead) or _ISSUES.search(follow[:14]):
        return "yes"
    return "earlier" if _ISSUES.search(earlier) and not _UNDER.search(lead) and not _HIGHER.search(earlier) else "no"


def link_documents(context: Context) -> None:
    """ISSUED from the place to each document that it issued; GOVERNED_BY from an item to a document that stands beside it."""
    table = weights_of(context.doc).linear("issued")
    for policy in context.by_type.get("Policy", []):
        chance = yes(table, issue_features(context, policy))
        if chance < _ISSUED:
            continue
        places, _ = places_of(context, policy)
        for place in places[:1]:
            attrs = {"status": "planned"} if _planned(context, policy) else {}
            context.link("ISSUED", place, policy, min(chance, _MOST), at=policy, **attrs)
    table = weights_of(context.doc).linear("governed")
    for item, policy in pairs(context):
        chance = yes(table, governing_features(context, item, policy))
        if chance >= _LEAST:
            context.link("GOVERNED_BY", item, policy, min(lenient(chance, _LEAST), _MOST), at=policy)


def _planned(context: Context, policy: Mention) -> bool:
    """Whether a sentence that plans says that the document is still to come: not where it is only obeyed (落实…条例) or made already (编制了)."""
    sentence = context.sentences[context.number(policy.start)]
    lead = context.text[context.clause_start(policy.start, sentence) : policy.start]
    follow = context.text[policy.end : policy.end + 6].lstrip("》")
    return sentence.plan and not (_DONE.search(lead) or follow.startswith("已") or (_OBEYS.search(lead) and not _MAKES.search(lead)))


def pairs(context: Context) -> Iterator[tuple[Mention, Mention]]:
    """(item, document) that may belong together: in one sentence or in sentences side by side, or the item is the heading."""
    for policy in context.by_type.get("Policy", []):
        for item in neighbours(context, context.number(policy.start), *ITEMS, back=2, ahead=1):
            yield item, policy


def governing_features(context: Context, item: Mention, policy: Mention) -> list[str]:
    """What tells whether `policy` governs `item`."""
    likeness = _likeness(item.name, policy.name)
    sentence = context.sentences[context.number(policy.start)]
    lead = context.text[context.clause_start(policy.start, sentence) : policy.start]
    verbs = _WORDS.findall(lead)
    step = re.search(rf"{any_of('relations/steps')}(?:了)?$", context.text[max(0, item.start - 6) : item.start])
    where = "same" if context.number(item.start) == context.number(policy.start) else "other"
    like = "none" if not likeness else "some" if likeness < 0.3 else "half" if likeness < 0.6 else "most"
    order = "item first" if item.start < policy.start else "document first"
    overlap = item.start < policy.end and policy.start < item.end
    verb = verbs[-1] if verbs else ""
    return [*between(context, item, policy, "relations/issuing"), f"like:{like}", f"like:{like}:{where}:{order}", f"overlap:{overlap}", f"verb:{verb}:{order}:{where}",
            f"verb:{verb}:{like}", f"step:{step[0] if step else ''}:{order}:{where}", f"kind:{_kind(policy.name)}", f"type:{item.type}:{order}",
            f"national:{bool(_NATIONAL_NAME.match(policy.name))}", f"plan:{sentence.plan}", f"many:{min(len(context.within(context.number(policy.start), *ITEMS)), 5)}:{where}"]


def _kind(name: str) -> str:
    kind = _KIND.search(name)
    return kind[1] if kind else ""


def _likeness(item: str, policy: str) -> float:
    """The share of the item's bigrams that stand in the document's title; words that name any reform do not count."""
    item = re.sub(r"改革|建设|工作|体系|机制|制度|行动|工程|试点|[“”《》]", "", item)
    grams = {item[i : i + 2] for i in range(len(item) - 1)}
    return sum(g in policy for g in grams) / len(grams) if grams else 0.0
