"""Small reports of the tests' own, in which every fact has its sentence."""
from __future__ import annotations

from typing import Any

from ingest.facts import Entity, FactFile, Mention, Passage, Relation

Said = tuple[str, str, str, dict[str, Any]]
"""(label, name, its sentence, attributes; `confidence` among them is that of the extractor)."""


def report(number: int, year: int, *said: Said, city: str = "淄博市", province: str = "山东省", relations: tuple[tuple, ...] = (), **meta: Any) -> FactFile:
    """A report whose text is the sentences in order. Entities are named by label and place in the list (`Reform0`, `Leader1`); `relations` are
    (type, local id, local id, sentence[, attributes])."""
    text, places = "", {}
    for sentence in (*(s[2] for s in said), *(r[3] for r in relations)):
        if sentence not in places:
            places[sentence] = len(text)
            text += sentence
    entities: list[Entity] = []
    for n, (label, name, sentence, attrs) in enumerate(said):
        start, known = places[sentence], dict(attrs)
        sure = known.pop("confidence", 0.9)
        at = sentence.find(name)
        mentions = [Mention(start + at, start + at + len(name), name)] if at >= 0 else []
        entities.append(Entity(f"{label}{n}", label, name, [], known, sentence, start, start + len(sentence), mentions, sure, "test"))
    made = []
    for kind, head, tail, sentence, *attrs in relations:
        start, known = places[sentence], dict(attrs[0]) if attrs else {}
        sure = known.pop("confidence", 0.8)
        made.append(Relation(kind, head, tail, known, sentence, start, start + len(sentence), sure, "test"))
    facts = {"city": city, "province": province, "year": year, "title": f"{city}{year}年报告", **meta}
    return FactFile(doc=f"report{number}.txt", report=f"r{number:016x}", extractor="test-1", chars=len(text), entities=entities, relations=made,
                    passages=[Passage("P1", 0, len(text), "paragraph", text)], **facts)


def three() -> list[FactFile]:
    """Reports of one city over three years: a reform under three near names, a pilot, a mayor; doubtful facts; an open place."""
    return [
        report(1, 2017, ("Reform", "村级便民服务站改革", "今年启动村级便民服务站改革。", {"status": "planned", "topic": "营商环境与政务服务"}),
               ("City", "淄博市", "淄博市动手早。", {"level": "prefecture"}), ("Leader", "王小明", "市长王小明领衔推进。", {"post": "市长"}),
               ("Pilot", "农村厕所改造试点", "争取农村厕所改造试点。", {"level": "national", "confidence": 0.4}),
               relations=(("CARRIED_OUT_IN", "Reform0", "City1", "今年启动村级便民服务站改革。"),
                          ("HOLDS_POST", "Leader2", "City1", "市长王小明领衔推进。", {"title": "市长"}),
                          ("LEADS", "Leader2", "Reform0", "市长王小明领衔推进。", {"confidence": 0.3}))),
        report(2, 2018, ("Reform", "村级便民站点服务改革", "村级便民站点服务改革铺开到全部乡镇。", {"status": "underway"}),
               ("City", "淄博市", "淄博市又进一步。", {"level": "prefecture"}), ("City", "鼓楼区", "赴鼓楼区学习。", {"level": "county"}),
               relations=(("CARRIED_OUT_IN", "Reform0", "City1", "村级便民站点服务改革铺开到全部乡镇。"),)),
        report(3, 2019, ("Reform", "便民服务站建设改革", "便民服务站建设改革基本完成。", {"status": "completed"}),
               ("City", "淄博市", "淄博市收官。", {"level": "prefecture"}),
               relations=(("CARRIED_OUT_IN", "Reform0", "City1", "便民服务站建设改革基本完成。"),)),
    ]


def elsewhere() -> FactFile:
    """A report of another province with a namesake of the mayor."""
    return report(9, 2018, ("Leader", "王小明", "县长王小明到任。", {"post": "县长"}), ("City", "湘潭县", "湘潭县欢迎他。", {"level": "county"}),
                  city="湘潭县", province="湖南省", relations=(("HOLDS_POST", "Leader0", "City1", "县长王小明到任。", {"title": "县长"}),))
