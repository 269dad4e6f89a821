"""Which reform or pilot a number is the result of (ACHIEVED), and which place reports it (REPORTED).

`weights.json` holds log odds of features of a pair (item, number) of one sentence, fitted by logistic regression to the annotated
training passages. An outcome that no item claims is reported by its place.
"""
from __future__ import annotations

import math
import re
from collections.abc import Mapping

from ingest.extract.encoder.encoded import encoded
from ingest.extract.genre import is_review
from ingest.extract.mentions import Mention
from ingest.extract.names import normalise
from ingest.extract.numbers.expressions import base_unit
from ingest.extract.relations.context import ITEMS, Context
from ingest.extract.relations.jurisdiction import place_of_number
from ingest.extract.weights import weights_of

_CLAIMED = 0.42
"""Probability from which an item claims a number: best F1 over five folds of the training passages."""
_CLAIMED_IN_REVIEW = 0.1
"""The same in a reform review, where what is counted is mostly the result of the item named before it: F1 .49 → .60 on five reviews not learnt from,
about the same from .03 to .15."""
_TAKES_AWAY = 0.8
"""An item less sure than this claims a number, but does not take it from the place that reports it (REPORTED .83 → .85 on unseen places)."""
ENCODER_SHARE = 0.5
"""What the encoder's probability counts, the table's counting the rest: measured on places not learnt from."""
_REACH = 8  # items before a number that may claim it
_BROAD = re.compile(r"(?:战略|倍增|升级|建设|发展|体系|经济|转型|振兴|攻坚战|结构性改革)[”’]?$")
_SYSTEM = re.compile(r"(?:平台|基金|公司|中心|联盟|园区?|系统|窗口|机制|制度|模式|改革|试点|工程|行动|计划|活动|服务|大厅|贷|保险|集团)[”’]?$")
_NEW_TOPIC = re.compile(r"(?:地区生产总值|GDP|生产总值|财政收入|固定资产投资|社会消费品|进出口|可支配收入|增加值|总产值|人均|全社会|营业收入|利润|税收|旅游|游客|新增)")
_LEADS = re.compile(r"(?:实现|完成|累计|共|惠及|带动|为|发放|办理|受理|取得|清收|减|压缩|取消|下放|缩短|达|覆盖|服务|解决|投放|涉及|参与|建成|设立|开通|新增|整合|节约|降低|推出|落实|帮助)")


def pair_features(context: Context, item: Mention, number: Mention, between: int) -> set[str]:
    """Features of an item that stands in the sentence of a number. `between` is the count of items that stand between the two."""
    text = context.text
    sentence = context.sentence(number)
    found = {f"item={item.type}", f"between={min(between, 3)}"}
    inside = number.start <= item.start and item.end <= number.end
    gap = text[item.end : number.start] if item.end <= number.start else ""
    commas = len(re.findall(r"[，,]", gap))
    dots = gap.count("、")
    if inside:
        found.add("inside")
        if text[max(number.start, item.start - 2) : item.start].endswith(("于", "在")):
            found.add("inside, in")
    elif item.start >= number.end:
        found.add("after")
    else:
        found.add(f"commas={min(commas, 4)}")
        found.add("near" if len(gap) <= 12 else "middle" if len(gap) <= 30 else "far")
        found.add("adjacent") if len(gap) <= 2 else None
    if dots:
        found.add("list between")
    if text[item.end : item.end + 1] in "，,":
        found.add("item closes clause")
    indicator = str(number.attrs.get("indicator", ""))
    if _overlap(item.name, indicator):
        found.add("shares words")
    if _BROAD.search(item.name):
        found.add("broad")
        found.add(f"broad, commas={min(commas, 3)}")
    if _SYSTEM.search(item.name):
        found.add("system")
    if _NEW_TOPIC.search(number.name):
        found.add("new topic")
    if _LEADS.search(text[number.start : number.start + 6]) or _LEADS.search(gap[-6:]):
        found.add("doing")
    found.add("first in sentence" if sentence is not None and item.start - sentence.start <= 6 else "later in sentence")
    unit = base_unit(str(number.attrs.get("unit", "")))
    found.add(f"unit={unit or 'none'}" if unit in ("%", "位", "个", "家", "项", "元", "户", "人", "件", "倍", "个工作日", "亩", "条", "个百分点") else "unit=other")
    if "“" in item.name:
        found.add("quoted")
    if re.search(r"其中|同时|全年|全市|全省|全区", gap):
        found.add("turn")
    found |= {f"begins={item.name[:2]}", f"ends={item.name[-2:]}", f"ends={item.name[-1:]}", f"ends={item.name[-1:]}, commas={min(commas, 2)}",
              f"item={item.type}, commas={min(commas, 3)}", f"number begins={number.name[:2]}", f"measures={indicator[-2:]}"}
    return found


def _overlap(a: str, b: str) -> bool:
    grams = {a[i : i + 2] for i in range(len(a) - 1)}
    return any(b[i : i + 2] in grams for i in range(len(b) - 1))


def claim(found: set[str], table: Mapping[str, float]) -> float:
    """Probability that a number is the result of an item with these features; `table`: log odds by feature, `bias` the constant."""
    odds = table["bias"] + math.fsum(table.get(name, 0.0) for name in found)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def _both(table: float, encoder: float | None) -> float:
    return table if encoder is None else (1 - ENCODER_SHARE) * table + ENCODER_SHARE * encoder


def pairs(context: Context, number: Mention) -> list[tuple[Mention, set[str]]]:
    """The items of a number's sentence with their features, nearest first; of several mentions of one item the nearest."""
    items = context.within(context.number(number.start), *ITEMS)
    before = [m for m in items if m.start < number.end]
    found: list[tuple[Mention, set[str]]] = []
    seen: set[tuple[str, str]] = set()
    for between, item in enumerate(reversed(before[-_REACH:])):
        if (item.type, item.key or item.name) not in seen:
            seen.add((item.type, item.key or item.name))
            found.append((item, pair_features(context, item, number, between)))
    return found


def _key(item: Mention) -> tuple[str, str]:
    return item.type, item.key or normalise(item.name)


def link_results(context: Context) -> None:
    """ACHIEVED or REPORTED for every Outcome; every Target gets the place that sets it as its attribute `of`.

    In the annotation guide REPORTED is for results only, so a target's place is no relation of the fact file; the graph makes it one.
    """
    odds, other = weights_of(context.doc).odds("relations"), encoded(context.doc)
    shown = {_key(item) for item in context.items() if item.confidence >= _TAKES_AWAY}
    least = _CLAIMED_IN_REVIEW if is_review(context.text) else _CLAIMED
    for number in context.by_type.get("Outcome", []):
        claims = [(_both(claim(features, odds), other.claim((item.start, item.end), (number.start, number.end), features) if other else None), item)
                  for item, features in pairs(context, number)]
        sure = [(chance, item) for chance, item in claims if chance >= least]
        for chance, item in sure:
            context.link("ACHIEVED", item, number, max(0.5, chance), at=number)
        place = place_of_number(context, number)
        if place is not None and not any(_key(item) in shown for _, item in sure):  # what claims it may be only a candidate
            context.link("REPORTED", place, number, max(0.5, 1 - max((c for c, item in claims if _key(item) in shown), default=0.1)), at=number)
    for number in context.by_type.get("Target", []):
        place = place_of_number(context, number)
        if place is not None:
            number.attrs["of"] = place.name
