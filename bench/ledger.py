"""How long a long ledger takes: 20,000 rows recognised, made facts and written, and loaded into the embedded store.

    python -m bench.ledger [--rows 20000] [--no-load]

The ledger is made up (seeded): places of the gazetteer, names put together from words of official Chinese. Everything is in a temporary folder.
"""
from __future__ import annotations

import argparse
import io
import random
import resource
import tempfile
import time
from pathlib import Path

from bench.stores import embedded
from graph.load import load
from ingest.gazetteer import gazetteer
from ingest.ledger import facts_of, import_ledger, propose, read_ledger
from ingest.registers import register
from ingest.workspace import Workspace

_FIELDS = "政务服务 行政审批 农村土地 集体产权 公立医院 职业教育 国有资本 科技成果 养老托育 社会救助 垃圾分类 河湖水域 城市管理 公共交通 知识产权 信用监管".split()  # noqa: SIM905
_WAYS = "清单管理 一网通办 告知承诺 分类分级 网格化 积分制 挂图作战 首席专员 联席会商 闭环督办 数据共享 集成服务 智慧监管 揭榜挂帅 专班推进 免申即享".split()  # noqa: SIM905
_BODIES = "市发展改革委 市财政局 市审批服务局 市农业农村局 市卫生健康委 市教育局 市科技局 市水利局 市司法局 市大数据局".split()  # noqa: SIM905
HEADS = ("序号", "改革任务", "地区", "领域", "预期目标", "成果形式", "完成时限", "牵头单位", "配合单位", "2023年10月", "2023年11月", "进展情况")


def main(arguments: list[str] | None = None) -> int:
    """Print seconds for each step and the peak memory."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--no-load", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "任务台账2023.xlsx"
        file.write_bytes(workbook(options.rows))
        of = register("任务分解台账")
        with _Timed("read"):
            ledger = read_ledger(file)
        with _Timed("recognise"):
            proposal = propose(ledger, of)
        with _Timed("facts"):
            made = facts_of(ledger, proposal)
        print(f"{len(made.taken):,} rows, {len(made.facts.entities):,} entities, {len(made.facts.relations):,} relations")
        workspace = Workspace(Path(folder) / "data")
        with _Timed("all of it, written into a data folder"):
            done = import_ledger(workspace, file, of)
        print(f"fact file {(workspace.facts / f'{done.name}.facts.json').stat().st_size / 1e6:.0f} MB")
        if not options.no_load:
            for store in embedded(Path(folder)):
                with _Timed("load into the embedded store"):
                    load(store, workspace)
                nodes, links = (store.read(f"MATCH (a:Thing){rest} RETURN count(*) AS n").single() for rest in ("", "-[]->(:Thing)"))
                print(f"{nodes:,} nodes, {links:,} relationships")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


def workbook(rows: int) -> bytes:
    """A task ledger of that many rows under a title."""
    import xlsxwriter

    draw = random.Random(7)
    places = [d.name for d in gazetteer().by_code.values() if d.adcode.startswith("3703") and d.level == "county"]
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("任务台账")
    sheet.write_row(0, 0, ["淄博市2023年改革任务分解台账"])
    sheet.write_row(1, 0, HEADS)
    for number in range(1, rows + 1):
        name = f"{draw.choice(_FIELDS)}{draw.choice(_WAYS)}改革第{number}项"
        sheet.write_row(number + 1, 0, [
            number, name, draw.choice(places), draw.choice(_FIELDS), f"覆盖率达到{draw.randint(50, 100)}%", "制度文件", f"2023年{draw.randint(1, 12)}月底前",
            draw.choice(_BODIES), "、".join(draw.sample(_BODIES, 2)), "推进中", draw.choice(("推进中", "已完成")), draw.choice(("推进中", "已完成", "未启动")),
        ])
    book.close()
    return buffer.getvalue()


class _Timed:
    """Prints how long its block took."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        self._start = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        print(f"{self._what}: {time.perf_counter() - self._start:.1f} s", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
