"""What each register gives of the small graph, on both stores: rows worked out by hand from `register_graph`."""
from __future__ import annotations

from datetime import date

import pytest

from graph.registers import Filters, read, registers, shown
from ingest.errors import UsageError

ON = date(2017, 8, 1)

ROWS = {
    "claims": (("leader", "post", "item", "since", "status"), [
        "李大江|市委书记|商事登记改革|2017年3月|推进中", "李大江|市委书记|河长制|2017年4月|已完成", "王小明|市长|一窗受理改革攻坚||推进中",
        "王小明|市长|公立医院改革||计划"]),
    "tasks": (("number", "item", "area", "target", "form", "deadline", "owner", "support", "month:2017-05", "month:2017-06", "month:2017-07", "status", "lateness"), [
        "1|商事登记改革|营商环境||实施意见|2017年6月底前|市工商局|市财政局|推进中|已完成||已完成|",
        "2|公立医院改革|医疗|住院费用降幅8%|方案|2017年5月底|市卫计委||推进中|推进中|推进中|推进中|逾期62天",
        "3|学区制改革|教育||办法|5月底|市教育局||推进中|推进中|已完成|已完成|逾期完成（2017年7月）",
        "10|河长制|生态||方案|长期坚持|市水利局||推进中|推进中|推进中|已完成|"]),
    "problems": (("number", "problem", "area", "item", "owner", "deadline", "status"), [
        "1|入园难|教育|新建公办幼儿园|市教育局|2017年9月底|推进中", "1|入园难|教育|普惠园奖补|市财政局|2018年底|推进中",
        "2|停车难|城市管理|错时共享停车|市城管局|2017年6月底|已完成", "|办事难||国家审批服务试点|||"]),
    "drives": (("number", "item", "description", "owner", "leader", "status"), [
        "1|一窗受理改革攻坚|把分设的窗口并成一个，材料只交一次。||王小明|推进中", "2|国企混改攻坚|=一企一策|市国资委||推进中"]),
    "pilots": (("item", "level", "batch", "place", "owner", "topic", "approver", "approved", "status", "model", "results"), [
        "无废城市试点|国家级|第一批|淄博市|市生态环境局|城镇化与城市建设|生态环境部|2017年4月|已完成|2018年|形成六项制度",
        "国家审批服务试点|国家级||淄博高新区||营商环境与政务服务|||||", "积分落户试点|省级||张店区|区公安分局||||推进中||"]),
    "cases": (("item", "first", "recognition", "results", "score"), [
        "一窗受理改革攻坚|全国首创|新华网|压缩40%|10", "一枚印章管审批||省政府|压缩30%|4", "商事登记改革||人民日报||3", "说不准的改革|全省首创|||3",
        "无废城市试点|||形成六项制度|2", "公立医院改革|||住院费用降幅9.5%|1"]),
    "recognitions": (("recogniser", "item", "form", "level", "date"), [
        "新华网|一窗受理改革攻坚|推介|国家级|", "人民日报|商事登记改革|刊发|国家级|2017年8月", "省政府|一枚印章管审批|通报表扬|省级|"]),
    "mechanisms": (("item", "mechanism", "rhythm", "consequence", "status"), ["月调度机制||月调度、每月|通报、与年度考核挂钩|推进中"]),
    "scores": (("body", "board", "period", "score", "rank", "change"), [
        "博山区|六个一督察|2017年5月|96|2|", "张店区|六个一督察|2017年5月|95.5|3|", "张店区|六个一督察|2017年6月|97|1|升2", "博山区|六个一督察|2017年6月|96|2|持平"]),
    "performance": (("item", "place", "indicator", "target", "reached", "unit", "year", "source"), [
        "一窗受理改革攻坚|淄博市|办件时间||40|%|2017|淄博市2017年改革报告", "公立医院改革|淄博市|住院费用降幅|8|9.5|%|2017|performance",
        "无废城市试点|淄博市|形成制度||6|项|2017|pilots", "|淄博市|网办率|90|80|%|2017|淄博市2017年改革报告", "一枚印章管审批|湘潭市|办件时间||30|%|2018|湘潭市2018年改革报告"]),
    "benchmarks": (("place", "benchmark", "topic", "ours", "theirs", "our_outcomes", "their_outcomes"), [
        "淄博市|湘潭市|营商环境与政务服务|一窗受理改革攻坚、商事登记改革|一枚印章管审批、说不准的改革|压缩40%|压缩30%"]),
}

TOTALS = {
    "claims": {"领导": 2, "认领事项": 4, "地区": 1}, "tasks": {"任务": 4, "已完成": 3, "逾期未完成": 1, "逾期完成": 1},
    "problems": {"问题": 3, "措施": 4, "责任单位": 3, "逾期未完成": 0}, "drives": {"攻坚事项": 2, "牵头单位": 1, "地区": 1},
    "pilots": {"试点": 3, "国家级": 2, "省级": 1, "市级": 0, "级别未说明": 0, "已成示范": 1}, "cases": {"案例": 6, "全国首创": 1, "全省首创": 1, "获推介表扬": 3},
    "recognitions": {"推介": 3, "事项与地区": 3, "推介单位": 3, "国家级": 2, "省级": 1, "市级": 0}, "mechanisms": {"机制": 1},
    "scores": {"评分": 4, "单位": 2, "期次": 2}, "performance": {"指标行": 5, "有目标值": 2, "有完成值": 5, "两者都有": 2},
    "benchmarks": {"对标关系": 1, "地区": 1, "对标地区": 1, "主题": 1},
}


def texts(found, keys) -> list[str]:
    """The cells of the rows, a line each."""
    return ["|".join(row.text(key) for key in keys) for row in found.rows]


def items(store, name: str, sort: str = "", **filters) -> list[str]:
    """The items of the rows that fit."""
    return [row.text("item") for row in read(store, name, Filters(on=ON, **filters), sort).rows]


@pytest.mark.parametrize("name", ROWS)
def test_rows_and_totals_of_a_register(registered, name):
    keys, rows = ROWS[name]
    found = read(registered, name, Filters(on=ON))
    assert texts(found, keys) == rows and found.total == len(rows) and not found.capped
    assert {zh: many for zh, _, many in found.totals} == TOTALS[name]
    assert [c.key for c in found.columns if c.key in keys] == list(keys) and {key for row in found.rows for key in row.cells} <= {c.key for c in found.columns} | {"status"}


def test_every_row_rests_on_sentences_or_cells_and_names_lead_to_their_things(registered):
    nodes = {node for node in registered.read("MATCH (n:Thing) RETURN n.id AS id").column()}
    reports = {key: found.rows for r in registers() for key, found in [(r.en, read(registered, r, Filters(on=ON)))]}
    for rows in reports.values():
        for row in rows:
            assert row.evidence and all(e.quote and e.title and e.end > e.start for e in row.evidence)
            assert {i for i in row.ids} <= nodes and {link[0] for cell in row.cells.values() for link in cell.links} <= nodes
    task = reports["tasks"][0]
    assert [(e.where, e.quote) for e in task.evidence[1:4]] == [("F2", "市工商局"), ("G2", "市财政局"), ("H2", "推进中")]
    assert [(e.where, e.title) for e in reports["drives"][0].evidence] == [("", "淄博市2017年改革报告")] * 2
    leader, item = (reports["claims"][2].cells[key].links[0] for key in ("leader", "item"))
    assert (leader[1:], item[1:]) == (("Leader", "王小明"), ("Reform", "一窗受理改革攻坚"))


def test_filters(registered):
    assert items(registered, "cases", city="湘潭") == ["一枚印章管审批", "说不准的改革"] == items(registered, "cases", province="湖南省")
    assert items(registered, "pilots", level="省级") == ["积分落户试点"] == items(registered, "pilots", level="provincial", status="推进中")
    assert items(registered, "pilots", topic="营商环境与政务服务") == ["国家审批服务试点"] == items(registered, "pilots", status="unknown")
    assert items(registered, "cases", text="降幅9.5") == ["公立医院改革"] and items(registered, "cases", text="压缩") == ["一窗受理改革攻坚", "一枚印章管审批"]
    assert items(registered, "performance", year_from=2018, year_to=2018) == ["一枚印章管审批"]
    assert items(registered, "recognitions", text="刊发") == ["商事登记改革"]
    assert items(registered, "tasks", state="overdue") == ["公立医院改革"] and items(registered, "cases", confidence=0.5, province="湖南省") == ["一枚印章管审批"]
    late = read(registered, "problems", Filters(on=date(2019, 1, 1), state="逾期"))
    assert texts(late, ["item"]) == ["新建公办幼儿园", "普惠园奖补"] and dict((zh, n) for zh, _, n in late.totals)["逾期未完成"] == 2
    assert read(registered, "scores", Filters(city="张店区")).total == 2


def test_sort_pages_and_english(filled):
    registered = filled("embedded")  # no statement of its own
    assert items(registered, "tasks", "deadline") == ["公立医院改革", "学区制改革", "商事登记改革", "河长制"]
    assert [row.text("item") for row in read(registered, "tasks", Filters(on=ON), "lateness", True).rows][:2] == ["学区制改革", "公立医院改革"]
    assert [row.text("rank") for row in read(registered, "scores", sort="rank", descending=True).rows] == ["3", "2", "2", "1"]
    assert [row.text("results") for row in read(registered, "pilots", sort="results").rows] == ["形成六项制度", "", ""]
    second = read(registered, "pilots", limit=1, offset=1)
    assert texts(second, ["item"]) == ["国家审批服务试点"] and second.total == 3 and second.capped
    found = read(registered, "任务台账", Filters(on=ON))
    said = [shown(c, found.rows[1].cells[c.key], "en") for c in found.columns if c.key in ("status", "lateness", "item")]
    assert said == ["公立医院改革", "under way", "62 days overdue"]


@pytest.mark.parametrize(("name", "filters", "sort", "words"), [
    ("pilots", {"level": "国家"}, "", "国家级"), ("pilots", {"topic": "营商"}, "", "营商环境与政务服务"), ("pilots", {"province": "山西"}, "", "山东省"),
    ("pilots", {"city": "淄搏市"}, "", "淄博"), ("pilots", {"state": "overdue"}, "", "时限"), ("tasks", {"state": "late"}, "", "状态"),
    ("claims", {"year_from": 2018, "year_to": 2017}, "", "颠倒"), ("claims", {}, "deadline", "leader"), ("claims", {"confidence": 2.0}, "", "0"),
])
def test_what_there_is_not_is_refused_with_what_there_is(filled, name, filters, sort, words):
    with pytest.raises(UsageError, match=words):
        read(filled("embedded"), name, Filters(**filters), sort)

