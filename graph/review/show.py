"""Cards and decisions as lines for a terminal, and as JSON."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from graph.decisions import DOINGS, Decision, FactRef, Ref
from graph.identity.features import FEATURES
from graph.model import LABELS, TYPES
from graph.review import act
from graph.review.cards import Evidence, FactCard, JoinCard, PairCard, PlaceCard, PostCard, Thing
from graph.review.sample import Precision
from ingest.offices import FORMER

Card = PairCard | FactCard | PlaceCard | PostCard
REASONS = 4
"""Features of a pair that a terminal shows."""
SENTENCES = 3
_WHY = {"several": "同名地区不止一个", "word": "可能是普通词语", "unknown": "名录中没有", "county": "所属县区不明", "kind": "只有类别，没有名称"}


def as_json(card: Card) -> dict[str, Any]:
    """Everything on the card as plain JSON data."""
    return asdict(card)


def as_text(card: Card) -> Iterator[str]:
    """The card in a few lines."""
    if isinstance(card, PairCard):
        yield f"相似度 {card.score:.2f}" + (f"  已合并为 {card.whole.name}  {card.whole.id}" if isinstance(card, JoinCard) else "")
        yield from _thing(card.a)
        yield from _thing(card.b)
        yield "  依据：" + "；".join(_reason(*reason) for reason in card.reasons[:REASONS])
    elif isinstance(card, PlaceCard):
        yield f"{card.name}（{_WHY.get(card.why, card.why)}）  {card.id}"
        if act.part_of(card):
            yield f"    在哪个区划境内 within which division: decide correct {card.id} within=CODE"
        yield from (f"    {number}  {name}  {code}" for number, (code, name) in enumerate(card.candidates, start=1))
        yield from _sentences(card.evidence)
    elif isinstance(card, PostCard):
        yield f"{card.place}{card.title}，{card.year} 年（{'有几人' if card.holders else '没有报告写明姓名'}）"
        yield from (f"    {number}  {name}{'（已离任）' if how == FORMER else ''}  {person}" for number, (name, how, person) in enumerate(card.holders, start=1))
        yield f"    写明姓名 name the person: decide add {card.report} Leader 姓名 '{card.evidence[0].quote}' post={card.title} of={card.place}"
        yield from _sentences(card.evidence)
    elif card.fact:
        yield f"{_name(card.head)} —{TYPES[card.type].zh}→ {_name(card.tail)}  可信度 {card.confidence:.2f}"
        yield f"    {card.head.id if card.head else ''} {card.type} {card.tail.id if card.tail else ''}"
        yield from _sentences([card.evidence])
    else:
        yield f"{LABELS[card.type].zh} {_name(card.thing)}  可信度 {card.confidence:.2f}"
        yield f"    {card.thing.id if card.thing else ''}{_attributes(card.thing)}"
        yield from _sentences([card.evidence])


def decision_as_text(decision: Decision, in_force: bool = True, dormant: bool = False) -> str:
    """One line: id, time, who, what."""
    about = _fact(decision.fact) if decision.fact else " · ".join(dict.fromkeys(f"{_ref(r)}" for r in (*decision.things, *decision.others)))
    values = "，".join(f"{k}={v}" for k, v in decision.set.items())
    state = "（已撤销）" if not in_force else "（暂无对应内容）" if dormant else ""
    parts = [decision.id, decision.when[:19].replace("T", " "), decision.who, DOINGS[decision.do] + state, decision.of or about, values, decision.note]
    return "  ".join(part for part in parts if part)


def precision_as_text(found: Precision) -> str:
    """A share with its interval."""
    if not found.judged:
        return "还没有判断过的事实 / nothing judged yet"
    return f"准确率 {found.right / found.judged:.1%}（95% 区间 {found.low:.1%}–{found.high:.1%}）：{found.judged} 条中 {found.right} 条正确"


def precision_as_json(found: Precision) -> dict[str, Any]:
    """The same as plain JSON data."""
    return {**found._asdict(), "precision": found.right / found.judged if found.judged else None}


def _thing(thing: Thing) -> Iterator[str]:
    yield f"  {LABELS[thing.label].zh} {thing.name}{_attributes(thing)}  {thing.id}"
    yield from _sentences(thing.evidence)


def _attributes(thing: Thing | None) -> str:
    if thing is None:
        return ""
    parts = (thing.city, "、".join(map(str, thing.years)), thing.topic, "又名" + "、".join(thing.aliases) if thing.aliases else "")
    return "".join(f"  {part}" for part in parts if part)


def _sentences(evidence: list[Evidence]) -> Iterator[str]:
    yield from (f"    [{e.year or '年份不明'} {e.title} {e.report}:{e.start}-{e.end}] {e.quote.strip()}" for e in evidence[:SENTENCES])
    if len(evidence) > SENTENCES:
        yield f"    另有 {len(evidence) - SENTENCES} 句"


def _reason(feature: str, value: float, weight: float) -> str:
    return f"{FEATURES[feature].partition(' / ')[0]} {weight:+.2f}" if feature in FEATURES else feature


def _name(thing: Thing | None) -> str:
    return thing.name if thing else "?"


def _ref(ref: Ref) -> str:
    if ref.type == "Report":
        return ref.report
    return f"{ref.report}/{ref.type}/{ref.name}"


def _fact(fact: FactRef) -> str:
    return f"{_ref(fact.head)} —{fact.type}→ {_ref(fact.tail)}"
