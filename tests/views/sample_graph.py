"""A small graph for the app's tests: fact files with true offsets, written here; names and quotes full of markup among them."""
from __future__ import annotations

import hashlib
import json
from pathlib import Path

from ingest.facts import SUFFIX, Entity, FactFile, Mention, Passage, Relation

SCRIPT = "<script>window.hacked=1</script>改革"
MARKDOWN = "**粗体**`代码`$x^2$[链接](javascript:alert(1))制度"
IMAGE = '<img src=x onerror="window.hacked=1">试点'

ZIBO = """淄博市改革总结
一、审批改革
淄博市推行一窗受理改革，办件时间压缩40%。市长王小明领衔一窗受理改革，市行政审批局牵头。
高新区获批国家级审批服务试点，新华网推介了一窗受理改革。
二、国企改革
淄博市出台国企改革三年行动方案，混合所有制改革引入资本12亿元。"""

WEIFANG = """潍坊市改革总结
潍坊市推行一窗受理改革，办件时间压缩55%。市长李大海部署一窗受理改革。
潍坊市对标学习淄博市，推行河长制，破解水污染问题。"""

NASTY = f"""{SCRIPT}总结
未名市推行{SCRIPT}，依据{MARKDOWN}办事，{IMAGE}落户未名市。& <b>不是粗体</b> 的一句话。"""


class Report:
    """Builds the fact file of one text; names must stand in it."""

    def __init__(self, doc: str, text: str, **meta) -> None:
        self.text = text
        report = "r" + hashlib.sha256(text.encode()).hexdigest()[:16]
        lines, at = [], 0
        for number, line in enumerate(text.split("\n"), start=1):
            kind = "heading" if len(line) < 16 and "。" not in line else "paragraph"
            path = [text.split("\n")[0]] if number > 1 else []
            lines.append(Passage(f"P{number}", at, at + len(line), kind, line, path))
            at += len(line) + 1
        self.facts = FactFile(doc=doc, report=report, chars=len(text), extractor="test-1", passages=lines, **meta)
        self.ids: dict[str, str] = {}

    def sentence(self, words: str) -> tuple[int, int, str]:
        """The sentence in which `words` stand first."""
        at = self.text.index(words)
        start = max(self.text.rfind("。", 0, at), self.text.rfind("\n", 0, at)) + 1
        end = self.text.find("。", at)
        end = len(self.text) if end < 0 else end + 1
        return start, end, self.text[start:end]

    def thing(self, kind: str, name: str, **attrs) -> str:
        """Add an entity; returns its id in the file."""
        mentions, at = [], self.text.find(name)
        while at >= 0:
            mentions.append(Mention(at, at + len(name), name))
            at = self.text.find(name, at + 1)
        start, end, quote = self.sentence(name)
        local = f"{kind}{len(self.facts.entities)}"
        self.facts.entities.append(Entity(local, kind, name, [], attrs, quote, start, end, mentions, .9, "test"))
        self.ids[name] = local
        return local

    def fact(self, kind: str, head: str, tail: str, words: str, confidence: float = .8, **attrs) -> None:
        """Add a relation between two names, stated by the sentence that has `words`."""
        start, end, quote = self.sentence(words)
        end_of = self.ids.get(tail, {"name": tail, "kind": "media"})
        self.facts.relations.append(Relation(kind, self.ids[head], end_of, attrs, quote, start, end, confidence, "test"))


def reports() -> list[FactFile]:
    """Three reports: two cities with a reform of one name, and one whose names are markup and whose city and year nobody tells."""
    zibo = Report("zibo.txt", ZIBO, title="淄博市改革总结", city="淄博市", province="山东省", year=2017, date="2017-12-20", source="样例")
    zibo.thing("City", "淄博市", level="prefecture")
    zibo.thing("City", "高新区", level="zone")
    zibo.thing("Reform", "一窗受理改革", status="underway", topic="营商环境与政务服务", first="none")
    zibo.thing("Reform", "混合所有制改革", status="underway", topic="国资国企", first="none")
    zibo.thing("Pilot", "审批服务试点", level="national", topic="营商环境与政务服务")
    zibo.thing("Leader", "王小明", post="市长", of="淄博市")
    zibo.thing("Outcome", "办件时间压缩40%", indicator="办件时间", value=40, unit="%", change="down")
    zibo.thing("Outcome", "引入资本12亿元", indicator="引入资本", value=12, unit="亿元", change="none")
    zibo.thing("Policy", "国企改革三年行动方案")
    zibo.thing("Organisation", "市行政审批局")
    zibo.fact("CARRIED_OUT_IN", "一窗受理改革", "淄博市", "办件时间")
    zibo.fact("CARRIED_OUT_IN", "混合所有制改革", "淄博市", "混合所有制")
    zibo.fact("HOSTED_BY", "审批服务试点", "高新区", "审批服务试点")
    zibo.fact("ACHIEVED", "一窗受理改革", "办件时间压缩40%", "办件时间")
    zibo.fact("ACHIEVED", "混合所有制改革", "引入资本12亿元", "引入资本", .3)
    zibo.fact("LEADS", "王小明", "一窗受理改革", "王小明")
    zibo.fact("HOLDS_POST", "王小明", "淄博市", "王小明", title="市长")
    zibo.fact("RESPONSIBLE_FOR", "市行政审批局", "一窗受理改革", "市行政审批局", role="lead")
    zibo.fact("RECOGNISED_BY", "一窗受理改革", "新华网", "新华网", form="推介")
    zibo.fact("ISSUED", "淄博市", "国企改革三年行动方案", "三年行动方案")
    zibo.fact("PART_OF", "高新区", "淄博市", "高新区")
    weifang = Report("weifang.txt", WEIFANG, title="潍坊市改革总结", city="潍坊市", province="山东省", year=2018, date="2018")
    weifang.thing("City", "潍坊市", level="prefecture")
    weifang.thing("City", "淄博市", level="prefecture")
    weifang.thing("Reform", "一窗受理改革", status="underway", topic="营商环境与政务服务", first="none")
    weifang.thing("Reform", "河长制", status="underway", topic="生态环境", first="none")
    weifang.thing("Leader", "李大海", post="市长", of="潍坊市")
    weifang.thing("Outcome", "办件时间压缩55%", indicator="办件时间", value=55, unit="%", change="down")
    weifang.thing("Problem", "水污染")
    weifang.fact("CARRIED_OUT_IN", "一窗受理改革", "潍坊市", "办件时间")
    weifang.fact("CARRIED_OUT_IN", "河长制", "潍坊市", "河长制")
    weifang.fact("ACHIEVED", "一窗受理改革", "办件时间压缩55%", "办件时间")
    weifang.fact("LEADS", "李大海", "一窗受理改革", "李大海")
    weifang.fact("HOLDS_POST", "李大海", "潍坊市", "李大海", .4, title="市长")
    weifang.fact("BENCHMARKS", "潍坊市", "淄博市", "对标学习", .5)
    weifang.fact("ADDRESSES", "河长制", "水污染", "水污染")
    nasty = Report("nasty.txt", NASTY, title=SCRIPT, gaps=["city", "year", "date"])
    nasty.thing("City", "未名市", level="prefecture")
    nasty.thing("Reform", SCRIPT, status="underway", topic="其他", first="none")
    nasty.thing("Policy", MARKDOWN)
    nasty.thing("Pilot", IMAGE, level="unknown", topic="其他")
    nasty.fact("CARRIED_OUT_IN", SCRIPT, "未名市", "依据")
    nasty.fact("GOVERNED_BY", SCRIPT, MARKDOWN, "依据")
    nasty.fact("HOSTED_BY", IMAGE, "未名市", "落户")
    return [zibo.facts, weifang.facts, nasty.facts]


def write(folder: Path) -> list[FactFile]:
    """Write the fact files of the sample into `folder`; returns them."""
    folder.mkdir(parents=True, exist_ok=True)
    made = reports()
    for facts in made:
        (folder / (facts.doc.removesuffix(".txt") + SUFFIX)).write_bytes(facts.to_bytes())
        json.loads(facts.to_bytes())
    return made
