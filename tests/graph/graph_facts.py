"""Small fact files for the tests of the graph, written by hand here; nothing of real reports."""
from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from ingest.facts import Entity, FactFile, Mention, Passage, Relation

ZIBO = {
    "city": "淄博市", "province": "山东省", "year": 2017, "title": "淄博改革纪事",
    "lines": ["淄博市推行一窗受理改革,办件时间压缩40%。", "高新区列为国家级审批服务试点。", "市长王小明领衔一窗受理改革,市发改委牵头。"],
}


def entity(type_: str, local: str, name: str, text: str = "", /, **attrs: Any) -> Entity:
    """An entity that stands in `text` where `name` does (or at 0)."""
    at = max(text.find(name), 0)
    mentions = [Mention(at, at + len(name), name)] if name in text else []
    return Entity(local, type_, name, [], attrs, text, at, at + len(name), mentions, 0.9, "test")


def relation(type_: str, head: str, tail: str | dict[str, str], at: tuple[int, int] = (0, 5), /, **attrs: Any) -> Relation:
    """A relation stated at the span `at`."""
    return Relation(type_, head, tail, attrs, "一句原文", at[0], at[1], 0.8, "test")


def report(number: int, entities: list[Entity], relations: list[Relation], text: str = "第一段的一句话。第二句话。", **meta: Any) -> FactFile:
    """A fact file with one passage that holds `text`."""
    known = {"city": "淄博市", "province": "山东省", "year": 2017, "title": f"报告{number}", **meta}
    return FactFile(doc=f"report{number}.txt", report=f"r{number:016x}", extractor="test-1", chars=len(text), entities=entities,
                    relations=relations, passages=[Passage("P1", 0, max(len(text), 1), "paragraph", text)], **known)


def city_report(number: int = 1, reform: str = "一窗受理改革", **meta: Any) -> FactFile:
    """A report with one of each kind of thing, in 淄博市 unless `meta` says otherwise."""
    text = f"我市推行{reform},办件时间压缩40%,国家审批服务试点落户高新区,王小明领衔,市发改委牵头,破解办事难,新华网推介,依据《放权办法》,到2025年达到90%。"
    own = meta.get("city") or "淄博市"
    c1 = entity("City", "C1", own, text, level="prefecture")
    c1.implied = True
    entities = [
        c1,
        entity("City", "C2", "高新区", text, level="zone"),
        entity("Reform", "R1", reform, text, status="underway", topic="营商环境与政务服务", first="none"),
        entity("Pilot", "P1", "国家审批服务试点", text, level="national"),
        entity("Leader", "L1", "王小明", text, post="市长"),
        entity("Outcome", "O1", "办件时间压缩40%", text, indicator="办件时间", value=40, unit="%", change="down"),
        entity("Target", "T1", "达到90%", text, indicator="满意率", value=90, unit="%", by=2025),
        entity("Policy", "D1", "放权办法实施中的若干问题", text),
        entity("Organisation", "G1", "市发改委", text),
        entity("Problem", "B1", "办事难", text),
    ]
    relations = [
        relation("CARRIED_OUT_IN", "R1", "C1"), relation("HOSTED_BY", "P1", "C2"), relation("HOLDS_POST", "L1", "C1", title="市长"),
        relation("LEADS", "L1", "R1"), relation("ACHIEVED", "R1", "O1"), relation("REPORTED", "C1", "T1"), relation("ISSUED", "C1", "D1"),
        relation("GOVERNED_BY", "R1", "D1"), relation("RECOGNISED_BY", "R1", {"name": "新华网", "kind": "media"}, form="推介"),
        relation("RESPONSIBLE_FOR", "G1", "R1", role="lead"), relation("ADDRESSES", "R1", "B1"), relation("PART_OF", "C2", "C1"),
    ]
    return report(number, entities, relations, text, **meta)


NAMES = ("一窗受理改革", "“一窗受理”改革", "河长制", "放管服改革", "最多跑一次")
CITIES = (("淄博市", "山东省"), ("湘潭市", "湖南省"), ("湘潭县", "湖南省"), ("", ""), ("无名市", "山东省"))


@st.composite
def fact_files(draw: st.DrawFn, number: int) -> FactFile:
    """A small report over few names, cities and years, so that reports meet on nodes and relationships."""
    city, province = draw(st.sampled_from(CITIES))
    year = draw(st.sampled_from((None, 2017, 2018)))
    entities, relations = [], []
    if city:
        entities.append(entity("City", "C1", city))
    entities.append(entity("City", "C2", draw(st.sampled_from(("佛山市", "高新区", "淄博市")))))
    for n in range(draw(st.integers(0, 3))):
        status, topic = draw(st.sampled_from(("planned", "completed", "unknown"))), draw(st.sampled_from(("司法", "教育", "其他", "")))
        kind = draw(st.sampled_from(("Reform", "Pilot")))
        local = f"R{n}"
        entities.append(entity(kind, local, draw(st.sampled_from(NAMES)), status=status, topic=topic))
        if city and draw(st.booleans()):
            at = draw(st.sampled_from(((0, 5), (6, 9))))
            relations.append(relation("CARRIED_OUT_IN" if kind == "Reform" else "HOSTED_BY", local, "C1", at))
        if draw(st.booleans()):
            relations.append(relation("RECOGNISED_BY", local, {"name": draw(st.sampled_from(("新华网", "省委"))), "kind": "media"}, form="推介"))
        if draw(st.booleans()):
            entities.append(entity("Outcome", f"O{n}", "压缩40%", indicator="时间", value=draw(st.sampled_from((40, 40.0, 41))), unit="%",
                                   change=draw(st.sampled_from(("up", "down", "none")))))
            relations.append(relation("ACHIEVED", local, f"O{n}"))
    if city:
        relations.append(relation("BENCHMARKS", "C1", "C2"))
    return report(number, entities, relations, city=city, province=province, year=year)
