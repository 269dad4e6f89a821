"""What was recognised: the item named before the verb, else the place, else the report's own place."""
from __future__ import annotations

import re

from ingest.extract.mentions import Mention, Sentence
from ingest.extract.relations.context import ITEMS, Context
from ingest.vocabulary import any_of

_ABOUT = re.compile(
    r"^[^，。；]{0,4}?(?:工作|经验|做法|案例|模式|改革|创新|成果|成效|举措|项目|应用|建设|活动|机制|典型|探索|实践|推进|情况|相关"
    r"|多次|连续|再次|成功|先后|全部|均|也|第[一二三四五六七八九十]次|两次|三次|\d+次|[一二三四五六]度|的|等|及|、|”)*$"
)
_NONE = re.compile(rf"{any_of('recognition/winners')}(?:成功|再次|均|连续|首次|再度|分别|全部)?$")
_EMPTY = re.compile(
    r"^(?:再度|再次|连续[^，。]{1,3}年|首次|成功|先后|并|也|均|同时|因此|还|又|一举|第[一二三四五六七八九十]+次|[一二三四]度"
    r"|我[市省区县]|全[市省区县]|本[市省区县]|经验|做法|相关经验|相关做法|工作|[，。、；]|\s)*$"
)


def subjects(context: Context, number: int, sentence: Sentence, verb: int) -> list[tuple[Mention, float]]:
    """The mentions that a recognition whose verb begins at `verb` is about, each with its confidence; none where a company or person won it."""
    start = context.clause_start(verb, sentence)
    items = [m for m in context.within(number, *ITEMS) if start <= m.start and m.end <= verb]
    if items:
        near = items[-1]
        if _ABOUT.match(context.text[near.end : verb]) or verb - near.end <= 6:
            return [(m, 0.9) for m in _listed(context, items)]
        return [(near, 0.7)]
    cities = [m for m in context.within(number, "City") if start <= m.start and m.end <= verb]
    lead = context.text[start:verb]
    if cities:
        near = cities[-1]
        rest = context.text[near.end : verb]
        if _NONE.search(rest) and len(rest) > 3:
            return []
        return [(m, 0.9 if len(rest) <= 3 else 0.65) for m in _listed(context, cities)]
    if _EMPTY.match(lead):
        return _before(context, number, sentence, start)
    if _NONE.search(lead) or re.search(r"\d", lead):
        return []
    return [(context.own, 0.6)] if context.own is not None else []


def _before(context: Context, number: int, sentence: Sentence, start: int) -> list[tuple[Mention, float]]:
    """The clause has no subject of its own: that of the clause before it, if it has one, else the report's own place."""
    previous = context.clause_start(max(sentence.start, start - 1), sentence) if start > sentence.start else start
    if previous < start:
        between = [m for m in context.within(number, *ITEMS) if previous <= m.start and m.end <= start]
        if between:
            return [(between[-1], 0.7)]
        cities = [m for m in context.within(number, "City") if previous <= m.start <= previous + 2 and not m.own]
        if cities:
            return [(cities[-1], 0.7)]
    return [(context.own, 0.85)] if context.own is not None else []


def _listed(context: Context, mentions: list[Mention]) -> list[Mention]:
    """The last mention and those that are listed with it by 、和."""
    chain = [mentions[-1]]
    for earlier in reversed(mentions[:-1]):
        gap = context.text[earlier.end : chain[0].start]
        if re.fullmatch(r"[”]?(?:、|和|与|及|以及)?[“]?", gap):
            chain.insert(0, earlier)
        else:
            break
    return chain
