"""What was recognised: an item or a place that is named before or after the verb, or in the sentences before, else the report's own place.

Which of them it is is weighed by a table learnt from annotated documents (`tables/recognised.json`).
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.mentions import Mention
from ingest.extract.recognition.found import Recognition
from ingest.extract.relations.context import ITEMS, Context, commas
from ingest.extract.words import words
from ingest.vocabulary import any_of

WINNER = re.compile(rf"{any_of('recognition/winners')}(?:成功|再次|均|连续|首次|再度|分别|全部)?$")
"""People, companies and products before a verb: what they win is not the place's."""
_EMPTY = re.compile(
    r"^(?:再度|再次|连续[^，。]{1,3}年|首次|成功|先后|并|也|均|同时|因此|还|又|一举|第[一二三四五六七八九十]+次|[一二三四]度"
    r"|我[市省区县]|全[市省区县]|本[市省区县]|经验|做法|相关经验|相关做法|工作|[，。、；]|\s)*$"
)
_POINTS = re.compile(r"其|这一|这种|这项|这个|这套|该(?:项|做法|经验|机制|模式|案例|改革|制度)|此(?:项|举|做法|经验)|做法|经验|它")
_JOINED = re.compile(r"[”]?(?:、|和|与|及|以及)?[“]?")
_BACK, _AHEAD, _EACH = 2, 60, 4


@dataclass(frozen=True)
class Subject:
    """A mention that a recognition may be about: `sentences` back, `rank` counts those of its type that stand nearer."""

    mention: Mention
    sentences: int
    rank: int
    after: bool = False


def subjects(context: Context, number: int, found: Recognition) -> Iterator[Subject]:
    """The mentions that `found` in sentence `number` may be about, each thing once, nearest first; the report's own place always is one."""
    seen: set[tuple[str, str]] = set()
    ranks: dict[str, int] = {}
    own = context.own
    sentence = context.sentences[number]

    def fresh(mention: Mention, back: int, after: bool = False) -> Iterator[Subject]:
        key = (mention.type, mention.key or mention.name)
        if key not in seen and mention is not found.leader:
            seen.add(key)
            kind = "City" if mention.type == "City" else "item"
            yield Subject(mention, back, ranks.get(kind, 0), after)
            ranks[kind] = ranks.get(kind, 0) + 1

    here = context.within(number, *ITEMS, "City")
    for mention in reversed([m for m in here if m.start < found.start]):
        yield from fresh(mention, 0)
    for mention in here:
        if found.start <= mention.start < found.end + _AHEAD and found.how != "honour":
            yield from fresh(mention, 0, after=True)
    for back in range(1, _BACK + 1):
        if number < back or context.sentences[number - back].block != sentence.block:
            break
        for mention in list(reversed(context.within(number - back, *ITEMS, "City")))[:_EACH]:
            yield from fresh(mention, back)
    if own is not None and (own.type, own.key or own.name) not in seen:
        yield Subject(own, 0, ranks.get("City", 0))


def subject_features(context: Context, number: int, found: Recognition, one: Subject, others: list[Subject]) -> list[str]:
    """What tells whether `found` in sentence `number` is about `one` of the mentions `others`."""
    text, sentence, mention = context.text, context.sentences[number], one.mention
    kind = "own" if mention.own else "place" if mention.type == "City" else "item"
    start = context.clause_start(found.start, sentence)
    lead = text[start : found.start]
    spelled = mention.end > mention.start and not (mention.own and one not in others)
    where, gap = _where(text, found, one, mention)
    how = f"{found.how}:{found.kind}"
    here = [o for o in others if o.sentences == 0 and not o.after]
    in_clause = [o for o in here if start <= o.mention.start]
    lead_is = "empty" if _EMPTY.match(lead) else "winner" if WINNER.search(lead) else "points" if _POINTS.search(lead) else "number" if re.search(r"\d", lead) else "words"
    around = f"{min(sum(o.mention.type in ITEMS for o in in_clause), 2)}{min(sum(o.mention.type == 'City' and not o.mention.own for o in in_clause), 2)}"
    wider = f"{min(sum(o.mention.type in ITEMS for o in here), 2)}{min(sum(o.mention.type == 'City' and not o.mention.own for o in here), 2)}"
    points = bool(_POINTS.search(text[start : found.end]))
    told = [f"{kind}:{where}", f"{kind}:{where}:{lead_is}", f"{kind}:lead:{lead_is}:{around}", f"{kind}:around:{around}:{wider}", f"{kind}:{how}", f"{kind}:{how}:{where}",
            f"{kind}:rank:{min(one.rank, 3)}:{where[:2]}", f"{kind}:points:{points}:{where[:2]}", f"{kind}:verb:{found.verb}", f"{kind}:name:{found.name[-2:]}",
            f"{kind}:lead:{lead[-2:]}", f"{kind}:lead1:{lead[:1]}:{lead_is}"]
    table = words(context.doc)
    last = table.at(max(0, found.start - 1))
    token = table.tags[last] if lead else "^"
    s1 = "own" if number == 0 else str(min(len(context.within(number - 1, *ITEMS)), 2)) if context.sentences[number - 1].block == sentence.block else "-"
    told += [f"{kind}:{where}:token:{token}", f"{kind}:token:{table.texts[last]}", f"{kind}:{lead_is}:earlier:{s1}:{wider}", f"{kind}:{where[:2]}:{wider}:{lead_is}",
             f"{kind}:{where}:{found.how}:{lead_is}", f"{kind}:{where}:{found.how}:{around}"]
    if not spelled or mention.end == mention.start:
        return [*told, f"implied:{lead_is}:{wider}", f"implied:{how}:{wider}:{lead_is}"]
    told += [f"{kind}:follow:{text[mention.end : mention.end + 1]}", f"{kind}:follow2:{text[mention.end : mention.end + 2]}:{where[:2]}",
             f"{kind}:before:{text[mention.start - 1 : mention.start] if mention.start > sentence.start else '^'}"]
    if len(gap) <= 4:
        told.append(f"{kind}:gap:{gap}")
    if mention.type in ITEMS:
        told.append(f"{mention.type}:{where[:2]}")
        told.append(f"ends:{mention.name[-2:]}:{where[:2]}")
    else:
        told.append(f"level:{mention.attrs.get('level', '')}:{where[:2]}")
    nearer = next((o.mention for o in here if o.mention.start > mention.start), None)
    if nearer is not None and one.sentences == 0 and not one.after:
        joined = bool(_JOINED.fullmatch(text[mention.end : nearer.start])) if nearer.start >= mention.end else False
        inside = nearer.end <= mention.end
        told.append(f"{kind}:nearer:{'joined' if joined else 'inside' if inside else 'other'}:{'item' if nearer.type in ITEMS else 'place'}:{where}")
    covering = any(o.mention.start <= mention.start and mention.end <= o.mention.end and o.mention is not mention and o.mention.end > o.mention.start for o in others)
    follows = any(o.mention.start - mention.end in (0, 1) and o.mention.type in ITEMS for o in here) if mention.type == "City" else False
    told += [f"{kind}:covered:{covering}", f"{kind}:carries:{follows}"]
    return told


def _where(text: str, found: Recognition, one: Subject, mention: Mention) -> tuple[str, str]:
    """How far a mention stands from the recognition, and what is between them."""
    if mention.end == mention.start:
        return "implied", ""
    if one.after:
        gap = text[found.end : mention.start] if mention.start >= found.end else text[found.start : mention.start]
        return f"after{min(commas(gap), 2)}{'in' if mention.start < found.end else ''}", gap
    gap = text[mention.end : found.start]
    if one.sentences:
        return f"s{one.sentences}", gap
    clauses = min(commas(gap), 4)
    stop = ";" if "；" in gap or ";" in gap else ""
    near = "" if clauses else "+" if len(gap) <= 2 else "~" if len(gap) <= 8 else "-"
    return f"c{clauses}{near}{stop}", gap
