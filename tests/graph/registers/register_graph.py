"""A small graph for the registers: two reports and a ledger of most registers, written here; nothing of real places' affairs."""
from __future__ import annotations

from typing import Any

from graph.load import load
from graph.store import Store
from ingest.facts import Entity, FactFile, Mention, Passage, Relation
from ingest.ledger import import_ledger
from ingest.registers import register
from tests.graph.folders import keep

ZIBO = [
    ("heading", "1、一窗受理改革攻坚"),
    ("paragraph", "把分设的窗口并成一个，材料只交一次。"),
    ("paragraph", "市长王小明领衔一窗受理改革攻坚，办件时间压缩40%，全国首创，被新华网推介。"),
    ("paragraph", "实行月调度机制，每月通报进度，与年度考核挂钩；另设问题台账。"),
    ("paragraph", "高新区承担国家审批服务试点，破解办事难，对标湘潭市。"),
    ("paragraph", "到2018年网办率达到90%，目前网办率80%。"),
]
XIANGTAN = [("paragraph", "湘潭市推行一枚印章管审批，办件时间压缩30%，省政府通报表扬。"), ("paragraph", "还有一项说不准的改革。")]

LEDGERS: dict[str, list[list[str]]] = {
    "claims": [["领导", "职务", "地区", "认领事项", "认领时间", "进展"],
               ["李大江", "市委书记", "淄博市", "商事登记改革", "2017年3月", "推进中"], ["李大江", "市委书记", "淄博市", "河长制", "2017年4月", "已完成"],
               ["王小明", "市长", "淄博市", "公立医院改革", "", "计划"]],
    "tasks": [["序号", "任务", "领域", "成果形式", "完成时限", "责任单位", "配合单位", "2017年5月", "2017年6月", "2017年7月"],
              ["1", "商事登记改革", "营商环境", "实施意见", "2017年6月底前", "市工商局", "市财政局", "推进中", "已完成", ""],
              ["10", "河长制", "生态", "方案", "长期坚持", "市水利局", "", "推进中", "推进中", "推进中"],
              ["2", "公立医院改革", "医疗", "方案", "2017年5月底", "市卫计委", "", "推进中", "推进中", "推进中"],
              ["3", "学区制改革", "教育", "办法", "5月底", "市教育局", "", "推进中", "推进中", "已完成"]],
    "problems": [["序号", "问题", "领域", "整改措施", "责任单位", "整改时限", "整改状态"],
                 ["1", "入园难", "教育", "新建公办幼儿园", "市教育局", "2017年9月底", "推进中"], ["1", "入园难", "教育", "普惠园奖补", "市财政局", "2018年底", "推进中"],
                 ["2", "停车难", "城市管理", "错时共享停车", "市城管局", "2017年6月底", "已完成"]],
    "drives": [["序号", "攻坚事项", "主要内容", "牵头单位", "状态"], ["2", "国企混改攻坚", "=一企一策", "市国资委", "推进中"]],
    "pilots": [["试点", "级别", "批次", "承担地区", "承担单位", "批准单位", "批准时间", "状态", "成为示范时间", "成效"],
               ["无废城市试点", "国家级", "第一批", "淄博市", "市生态环境局", "生态环境部", "2017年4月", "已完成", "2018年", "形成六项制度"],
               ["积分落户试点", "省级", "", "张店区", "区公安分局", "", "", "推进中", "", ""]],
    "recognitions": [["推介单位", "事项", "地区", "形式", "级别", "时间"], ["人民日报", "商事登记改革", "淄博市", "刊发", "国家级", "2017年8月"]],
    "scores": [["单位", "评分事项", "期次", "得分", "名次"], ["张店区", "六个一督察", "2017年5月", "95.5", "3"], ["张店区", "六个一督察", "2017年6月", "97", "1"],
               ["博山区", "六个一督察", "2017年5月", "96", "2"], ["博山区", "六个一督察", "2017年6月", "96", "2"]],
    "performance": [["事项", "地区", "指标", "目标值", "完成值", "计量单位", "年份"], ["公立医院改革", "淄博市", "住院费用降幅", "8", "9.5", "%", "2017"]],
}


class _Report:
    def __init__(self, number: int, city: str, province: str, year: int, paragraphs: list[tuple[str, str]]) -> None:
        self.text = "\n".join(text for _, text in paragraphs)
        passages, at, heading = [], 0, ""
        for n, (kind, text) in enumerate(paragraphs, start=1):
            passages.append(Passage(f"P{n}", at, at + len(text), kind, text, [heading] if heading else []))
            heading = text if kind == "heading" else heading
            at += len(text) + 1
        self.facts = FactFile(doc=f"{city}.txt", report=f"r{number:016x}", title=f"{city}{year}年改革报告", city=city, province=province, year=year,
                              extractor="test-1", chars=len(self.text), passages=passages)

    def entity(self, kind: str, name: str, confidence: float = 0.9, **attrs: Any) -> str:
        """An entity whose sentence is the paragraph that names it first, of which it is a mention; returns its id."""
        where = self._at(name)
        at = self.text.find(name)
        made = Entity(f"E{len(self.facts.entities)}", kind, name, [], attrs, where.text, where.start, where.end, [Mention(at, at + len(name), name)] if at >= 0 else [],
                      confidence, "test")
        made.implied = at < 0
        self.facts.entities.append(made)
        return made.id

    def relation(self, kind: str, head: str, tail: str | dict[str, str], words: str, confidence: float = 0.9, **attrs: Any) -> None:
        """A relation that the paragraph with these words states."""
        where = self._at(words)
        self.facts.relations.append(Relation(kind, head, tail, attrs, where.text, where.start, where.end, confidence, "test"))

    def _at(self, words: str) -> Passage:
        return next((p for p in self.facts.passages if words in p.text), self.facts.passages[0])


def reports() -> list[FactFile]:
    """The two reports."""
    a = _Report(1, "淄博市", "山东省", 2017, ZIBO)
    city, zone, other = a.entity("City", "淄博市", level="prefecture"), a.entity("City", "高新区", level="zone"), a.entity("City", "湘潭市", level="prefecture")
    topic = "营商环境与政务服务"
    drive = a.entity("Reform", "一窗受理改革攻坚", number="1", status="underway", topic=topic, first="national")
    mechanism = a.entity("Reform", "月调度机制", status="underway", topic="改革推进机制", first="none")
    a.entity("Reform", "窗口改造", status="unknown", topic="改革推进机制", first="none")
    pilot = a.entity("Pilot", "国家审批服务试点", level="national", topic=topic)
    leader, problem = a.entity("Leader", "王小明", post="市长"), a.entity("Problem", "办事难")
    saved = a.entity("Outcome", "压缩40%", indicator="办件时间", value=40, unit="%", change="down")
    online = a.entity("Outcome", "网办率80%", indicator="网办率", value=80, unit="%")
    a.entity("Target", "网办率达到90%", indicator="网办率", value=90, unit="%", by=2017)
    for item in (drive, mechanism):
        a.relation("CARRIED_OUT_IN", item, city, "一窗受理")
    a.relation("HOSTED_BY", pilot, zone, "高新区")
    a.relation("PART_OF", zone, city, "高新区")
    a.relation("HOLDS_POST", leader, city, "王小明", title="市长")
    a.relation("LEADS", leader, drive, "王小明")
    a.relation("ACHIEVED", drive, saved, "压缩40%")
    a.relation("REPORTED", city, online, "网办率80%")
    a.relation("RECOGNISED_BY", drive, {"name": "新华网", "kind": "media"}, "新华网", form="推介")
    a.relation("ADDRESSES", pilot, problem, "办事难")
    a.relation("BENCHMARKS", city, other, "对标湘潭市")
    b = _Report(2, "湘潭市", "湖南省", 2018, XIANGTAN)
    there = b.entity("City", "湘潭市", level="prefecture")
    stamp = b.entity("Reform", "一枚印章管审批", status="completed", topic=topic, first="none")
    doubtful = b.entity("Reform", "说不准的改革", 0.4, status="unknown", topic=topic, first="provincial")
    faster = b.entity("Outcome", "压缩30%", indicator="办件时间", value=30, unit="%", change="down")
    b.relation("CARRIED_OUT_IN", stamp, there, "一枚印章")
    b.relation("CARRIED_OUT_IN", doubtful, there, "说不准", 0.4)
    b.relation("ACHIEVED", stamp, faster, "压缩30%")
    b.relation("RECOGNISED_BY", stamp, {"name": "省政府", "kind": "organ"}, "省政府", form="通报表扬")
    return [a.facts, b.facts]


def csv_of(rows: list[list[str]]) -> bytes:
    """The rows as a CSV file of an office."""
    return "\r\n".join(",".join(row) for row in rows).encode("utf-8-sig")


def fill(store: Store) -> None:
    """Load the reports and the ledgers into an empty store."""
    for facts in reports():
        keep(store.workspace, facts)
    for key, rows in LEDGERS.items():
        import_ledger(store.workspace, f"{key}.csv", register(key), None, "淄博市", 2017, data=csv_of(rows), key=f"upload:{key}.csv")
    load(store, store.workspace)
