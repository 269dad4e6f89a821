"""Two cities over two years, written for the tests of profiles: 淄博市 (reports of 2017 and 2018, the second with months as a ledger states them) and
潍坊市 (2018, a report and a ledger), which follow two ideas in common."""
from __future__ import annotations

from ingest.facts import FactFile
from ingest.tables.line import line_of
from tests.graph.review.review_reports import report

SERVICE, RIVERS, ENVIRONMENT = "一窗受理改革", "河长制", "生态环境"
TOPIC = "营商环境与政务服务"
LEDGER = line_of(["容缺受理改革", "推进中"])
MAY = "2018年5月：一窗受理改革推进中。"


def profile_reports() -> list[FactFile]:
    """The four fact files."""
    first = report(
        1, 2017,
        ("Reform", SERVICE, "计划推行一窗受理改革，2017年12月底前完成。", {"status": "planned", "topic": TOPIC, "first": "provincial", "deadline": "2017年12月底前"}),
        ("Reform", RIVERS, "全面推行河长制。", {"status": "underway", "topic": ENVIRONMENT}),
        ("Pilot", "审批服务试点", "获批国家级审批服务试点。", {"level": "national", "topic": TOPIC, "batch": "第一批"}),
        ("City", "淄博市", "淄博市向佛山市学习。", {"level": "prefecture"}), ("City", "佛山市", "淄博市向佛山市学习。", {"level": "prefecture"}),
        ("Leader", "王小明", "市长王小明领衔一窗受理改革。", {"post": "市长"}),
        ("Outcome", "办件时间压缩40%", "办件时间压缩40%，破解办事难。", {"indicator": "办件时间", "value": 40, "unit": "%", "change": "down"}),
        ("Outcome", "城镇新增就业5万人", "城镇新增就业5万人。", {"indicator": "城镇新增就业", "value": 5, "unit": "万人", "change": "none"}),
        ("Problem", "办事难", "办件时间压缩40%，破解办事难。", {"area": "政务"}), ("Organisation", "市行政审批局", "市行政审批局牵头。", {}),
        ("City", "博山区", "博山区先行一步。", {"level": "county"}),
        relations=(
            ("CARRIED_OUT_IN", "Reform0", "City3", "计划推行一窗受理改革，2017年12月底前完成。"), ("CARRIED_OUT_IN", "Reform1", "City3", "全面推行河长制。"),
            ("HOSTED_BY", "Pilot2", "City3", "获批国家级审批服务试点。"), ("BENCHMARKS", "City3", "City4", "淄博市向佛山市学习。", {"confidence": 0.5}),
            ("HOLDS_POST", "Leader5", "City3", "市长王小明领衔一窗受理改革。",
             {"title": "市长", "from": "2013-03", "to": "2017-11", "held": "former"}),
            ("LEADS", "Leader5", "Reform0", "市长王小明领衔一窗受理改革。", {"since": "2017年3月"}),
            ("ACHIEVED", "Reform0", "Outcome6", "办件时间压缩40%，破解办事难。"), ("REPORTED", "City3", "Outcome7", "城镇新增就业5万人。"),
            ("ADDRESSES", "Reform0", "Problem8", "办件时间压缩40%，破解办事难。"),
            ("RESPONSIBLE_FOR", "Organisation9", "Reform0", "市行政审批局牵头。", {"role": "lead"}), ("PART_OF", "City10", "City3", "博山区先行一步。"),
            ("RECOGNISED_BY", "Reform0", {"name": "新华网", "kind": "media"}, "办件时间压缩40%，破解办事难。", {"form": "推介", "level": "national", "date": "2017-11"})))
    second = report(
        2, 2018, ("Reform", SERVICE, "一窗受理改革已全面完成。", {"status": "completed", "topic": TOPIC}), ("City", "淄博市", "淄博市再接再厉。", {"level": "prefecture"}),
        ("Leader", "王小明", "市委书记王小明讲话。", {"post": "市委书记"}),
        ("Outcome", "城镇新增就业6万人", "城镇新增就业6万人。", {"indicator": "城镇新增就业", "value": 6, "unit": "万人", "change": "none"}),
        ("City", "博山区", MAY, {"level": "county"}),
        relations=(("CARRIED_OUT_IN", "Reform0", "City1", "一窗受理改革已全面完成。"), ("HOLDS_POST", "Leader2", "City1", "市委书记王小明讲话。", {"title": "市委书记"}),
                   ("REPORTED", "City1", "Outcome3", "城镇新增就业6万人。")))
    text = "".join(p.text for p in second.passages)
    start = text.index(MAY)
    second.entities[0].attrs["months"] = [{"month": "2018-05", "status": "underway", "start": start, "end": start + len(MAY), "evidence": MAY}]
    third = report(
        3, 2018, ("Reform", SERVICE, "潍坊市推行一窗受理改革。", {"status": "underway", "topic": TOPIC}), ("Reform", RIVERS, "潍坊市落实河长制。", {"topic": ENVIRONMENT}),
        ("City", "潍坊市", "潍坊市对标淄博市。", {"level": "prefecture"}), ("City", "淄博市", "潍坊市对标淄博市。", {"level": "prefecture"}),
        ("Outcome", "城镇新增就业7万人", "城镇新增就业7万人。", {"indicator": "城镇新增就业", "value": 7, "unit": "万人", "change": "none"}),
        ("Reform", "容缺受理改革", "潍坊市探索容缺受理改革。", {"topic": TOPIC}),
        ("Problem", "融资难", "还要看到，融资难仍待破解。", {"area": "金融"}),
        city="潍坊市",
        relations=(("CARRIED_OUT_IN", "Reform0", "City2", "潍坊市推行一窗受理改革。"), ("CARRIED_OUT_IN", "Reform1", "City2", "潍坊市落实河长制。"),
                   ("CARRIED_OUT_IN", "Reform5", "City2", "潍坊市探索容缺受理改革。"), ("BENCHMARKS", "City2", "City3", "潍坊市对标淄博市。"),
                   ("REPORTED", "City2", "Outcome4", "城镇新增就业7万人。")))
    fourth = report(
        4, 2018, ("Reform", "容缺受理改革", LEDGER, {"status": "underway"}), ("City", "潍坊市", LEDGER, {"level": "prefecture"}), city="潍坊市", title="潍坊市任务台账",
        relations=(("CARRIED_OUT_IN", "Reform0", "City1", LEDGER),), kind="ledger", register="tasks")
    fourth.passages[0].row, fourth.passages[0].path, fourth.passages[0].kind = 3, ["任务"], "table"
    return [first, second, third, fourth]
