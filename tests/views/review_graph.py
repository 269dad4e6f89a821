"""Reports whose reforms have near names, so that some wait for a person whatever the weights are; doubtful facts, an open place, namesakes."""
from __future__ import annotations

from ingest.facts import FactFile
from tests.graph.review.review_reports import report

NAMES = (
    ("混合所有制改革", "国企混合所有制改革"), ("河长制", "河长湖长制"), ("医药卫生体制改革", "医疗卫生体制改革"),
    ("园区体制改革", "园区管理体制机制改革"), ("省级开发区改革任务", "省级开发区体制机制改革任务"), ("综合执法改革", "城市综合执法体制改革"),
    ("集中供热价格改革", "集中供热计量改革"),
)
"""Of each pair the first in the report of 2017, the second in that of 2019."""
MISSED = "市里还办起了夜间便民集市，群众叫好。"
"""A sentence of which the fact file says nothing."""
FIRST, SECOND, OTHER = f"r{1:016x}", f"r{2:016x}", f"r{9:016x}"


def review_reports() -> list[FactFile]:
    """Two reports of 淄博市 and one of 湘潭县."""
    made = []
    for number, year in ((1, 2017), (2, 2019)):
        said = [("City", "淄博市", "淄博市发布年度总结。", {"level": "prefecture"})]
        said += [("Reform", pair[number - 1], f"我市推行{pair[number - 1]}。", {"status": "underway", "topic": "国资国企"}) for pair in NAMES]
        if number == 1:
            said += [("Leader", "王小明", "市长王小明领衔推进。", {"post": "市长"}), ("City", "鼓楼区", "赴鼓楼区学习经验。", {"level": "county"}),
                     ("Problem", "多头执法", MISSED, {})]
        relations = [("CARRIED_OUT_IN", f"Reform{n}", "City0", said[n][2]) for n in range(1, 1 + len(NAMES))]
        if number == 1:
            leader = next(n for n, (label, *_) in enumerate(said) if label == "Leader")
            relations += [("HOLDS_POST", f"Leader{leader}", "City0", "市长王小明领衔推进。", {"title": "市长"}),
                          ("LEADS", f"Leader{leader}", "Reform1", "市长王小明领衔推进。", {"confidence": 0.3}),
                          ("LEADS", f"Leader{leader}", "Reform2", "市长王小明领衔推进。", {"confidence": 0.35})]
        made.append(report(number, year, *said, relations=tuple(relations)))
    made[0].entities = [entity for entity in made[0].entities if entity.type != "Problem"]  # its sentence stays in the text
    made.append(report(
        9, 2018, ("Leader", "王小明", "县长王小明到任。", {"post": "县长"}), ("City", "湘潭县", "湘潭县欢迎他。", {"level": "county"}),
        city="湘潭县", province="湖南省", relations=(("HOLDS_POST", "Leader0", "City1", "县长王小明到任。", {"title": "县长"}),)))
    return made
