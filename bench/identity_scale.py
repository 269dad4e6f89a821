"""Whether the cost of telling things and ideas apart grows with the number of reforms: 25,000, 50,000 and 100,000 made-up ones.

    python -m bench.identity_scale [--most 100000]

Cities of the gazetteer, each with ten reports of fifty reforms whose names are put together from words of official Chinese (seeded); a third
of a report's reforms return in the city's next report in other words.
"""
from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from graph.concepts.ideas import idea
from graph.identity.index import Index
from graph.identity.items import Item, Unit
from graph.identity.solve import solve
from graph.load.concepts import concepts_of
from graph.resolve import ReportGraph, ids
from ingest.gazetteer import gazetteer
from ingest.workspace import Workspace

_FIELDS = (  # noqa: SIM905 - a list of words reads as a text
    "政务服务 行政审批 农村土地 集体产权 公立医院 职业教育 国有资本 科技成果 人才引进 养老托育 社会救助 垃圾分类 河湖水域 森林草原 城市管理 综合执法 公共交通 "
           "知识产权 营商环境 工程建设 招标投标 信用监管 财政预算 税收征管 普惠金融 园区管理 开放平台 跨境贸易 数字政府 公共数据 基层治理 矛盾调解 食品药品 安全生产 "
           "应急救援 住房保障 城市更新 老旧小区 乡村建设 文化旅游 体育健身 医疗保障 疾病防控 生态补偿 碳排放权 排污许可 自然资源 规划用地").split()
_WAYS = (  # noqa: SIM905
    "清单管理 一网通办 告知承诺 容缺受理 分类分级 网格化 积分制 挂图作战 首席专员 联席会商 闭环督办 数据共享 集成服务 智慧监管 双随机 揭榜挂帅 包干负责 "
         "整合重组 混合所有 购买服务 绩效评价 动态调整 分级诊疗 多元投入 市场化配置 全链条服务 专班推进 免申即享 跨域通办 全程代办").split()
_KINDS = ("改革", "试点", "机制", "制度", "行动", "工程", "模式", "")
_LEADS = ("", "", "深化", "推进", "全面推行", "探索")
REPORTS, EACH = 10, 50


def main(arguments: list[str] | None = None) -> int:
    """Print seconds for each size and the ratio of the largest to the smallest, by reform."""
    parser = argparse.ArgumentParser(prog="python -m bench.identity_scale", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--most", type=int, default=100_000)
    most = parser.parse_args(arguments).most
    found = []
    for size in (most // 4, most // 2, most):
        things, concepts = _timed(size)
        found.append((size, things + concepts))
        print(f"{size:>7,} reforms: things {things:.1f} s, concepts {concepts:.1f} s, {1e6 * (things + concepts) / size:.0f} µs a reform", flush=True)
    (small, first), (large, last) = found[0], found[-1]
    print(f"cost of a reform among {large:,} over that among {small:,}: {last / large / (first / small):.2f} (1 is linear)")
    return 0


def _timed(size: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder, Index(Workspace(Path(folder))) as index:
        reports = set()
        for report, items in _reports(size):
            index.put(ReportGraph(report, {}), report)
            index.put_items(report, items, "", idea)
            reports.add(report)
        start = time.perf_counter()
        solution = solve(index, reports, [])
        things = time.perf_counter() - start
        start = time.perf_counter()
        concepts_of(index, solution, reports)
        return things, time.perf_counter() - start


def _reports(size: int) -> Iterator[tuple[str, list[Item]]]:
    chance = random.Random(7)
    cities = sorted(d.adcode for d in gazetteer().by_code.values() if d.level in ("prefecture", "county"))[: max(size // (REPORTS * EACH), 1)]
    for code in cities:
        scope, before = ids.coded_city(code), []
        for year in range(REPORTS):
            names = [f"{chance.choice(_LEADS)}{core}{chance.choice(_KINDS)}" for core in chance.sample(before, min(len(before), EACH // 3))]
            cores = ["".join((*chance.sample(_FIELDS, 2), chance.choice(_WAYS))) for _ in range(EACH - len(names))]
            names += [f"{chance.choice(_LEADS)}{core}{chance.choice(_KINDS)}" for core in cores]
            before = cores
            report = f"r{code}{year}"
            yield report, [Item(Unit(report, ids.item("Reform", scope, n)), "Reform", n, scope=scope, year=2014 + year) for n in dict.fromkeys(names)]


if __name__ == "__main__":
    raise SystemExit(main())
