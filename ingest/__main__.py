"""`python -m ingest PATH…`: from report files to facts, and into the graph."""
from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date
from pathlib import Path

from ingest.bar import Bar
from ingest.errors import IngestError
from ingest.filenames import printable
from ingest.into_graph import NotLoaded, findable, into_graph
from ingest.run.summary import Summary
from ingest.workspace import Workspace

FIRST_YEAR = 1949
VECTOR_SECONDS = 60
"""How long vectors are made after loading: those of some twenty reports. A folder of hundreds takes half an hour, which nobody should wait for."""


def parser() -> argparse.ArgumentParser:
    """The command line (also what the reference page is generated from)."""
    made = argparse.ArgumentParser(
        prog="python -m ingest",
        description="读入改革报告（文件、文件夹、ZIP），抽取事实并载入图谱。Read reform reports, extract facts, load the graph.",
        epilog="`python -m ingest explain REPORT` 显示抽取结果 shows what was found where · "
               "`python -m ingest ledger FILE --as 试点台账` 导入台账 takes in a ledger · "
               "`python -m ingest train FOLDER` 从自己的标注学习 learns from your own annotations. "
               "退出码 exit status: 0 全部读入 all read · 1 有搁置 some set aside · 2 用法错误 wrong usage",
    )
    made.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹：TXT HTML DOCX XLSX PDF 图片 ZIP DOC WPS / files and folders")
    made.add_argument("--facts", type=Path, metavar="DIR", help="另存事实文件到此文件夹 / also write the fact files there")
    made.add_argument(
        "--no-load", action="store_true",
        help="只写事实文件，不动图库；有 --facts 时也不动数据文件夹 / facts only, no store; with --facts the data folder stays as it is, too",
    )
    made.add_argument("--no-vectors", action="store_true",
                      help="不做查找类似做法用的向量，以后再补 / make no vectors for similar things now (python -m graph vectors makes them)")
    made.add_argument("--jobs", type=_jobs, default=None, metavar="N", help="进程数，默认等于处理器核数 / processes, default: one per core")
    made.add_argument("--fast", action="store_true", help="不用较重的模型，快四五倍，质量略低 / without the heavier model: four to five times as fast, a little less exact")
    made.add_argument("--again", action="store_true", help="没有变化的报告也重新抽取 / extract reports anew that did not change, too")
    made.add_argument("--city", metavar="NAME", help="这些报告所属的地区，如 淄博市、江苏省南京市鼓楼区 / jurisdiction of these reports")
    made.add_argument("--year", type=_year, metavar="Y", help="这些报告的年份 / year of these reports")
    made.add_argument("--json", action="store_true", help="以 JSON 输出摘要 / print the summary as JSON")
    return made


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["explain"]:  # a folder of that name is ./explain
        from ingest.explain.__main__ import main as explain

        return explain(arguments[1:])
    if arguments[:1] == ["train"]:
        from training.own import main as train

        return train(arguments[1:])
    if arguments[:1] == ["ledger"]:
        from ingest.ledger.command import main as ledger

        return ledger(arguments[1:])
    options = parser().parse_args(arguments)
    try:
        summary = _run(options)
    except (IngestError, OSError) as error:
        print(f"ingest: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("ingest: 已中断；已写出的事实文件保留 / interrupted; facts written so far are kept", file=sys.stderr)
        return 130
    text = json.dumps(summary.as_json(), ensure_ascii=False, indent=1) if options.json else summary.as_text()
    print(printable(text))  # a name may hold what no encoding takes
    return summary.status


def _run(options: argparse.Namespace) -> Summary:
    from ingest.run.run import run  # spaCy and the models load here, not for --help

    workspace = Workspace.default()
    with Bar(hidden=options.json) as bar:
        summary = run(
            options.paths, workspace, facts_dir=options.facts, keep=not (options.no_load and options.facts), city=options.city,
            year=options.year, jobs=options.jobs or os.cpu_count() or 1, progress=bar.update, pages=bar.page, fast=options.fast, again=options.again,
        )
    if not options.no_load:
        with Bar(hidden=options.json, what="载入 load") as bar:
            _load(summary, workspace, bar)
        if not options.no_vectors and not summary.load_error:
            with Bar(hidden=options.json, what="向量 vectors", unit="项") as bar:
                _vectors(workspace, bar)
    return summary


def _load(summary: Summary, workspace: Workspace, bar: Bar) -> None:
    """Bring the graph up to the fact files; an error is part of the summary, for the facts are written by now."""
    try:
        summary.loaded = into_graph(workspace, bar.update)
    except NotLoaded as error:
        summary.load_error = str(error)


def _vectors(workspace: Workspace, bar: Bar) -> None:
    """What similar things are found by, for so long as a person waits; the rest is made by whoever comes next."""
    try:
        left = findable(workspace, bar.update, VECTOR_SECONDS)
    except (NotLoaded, KeyboardInterrupt) as error:
        print(f"ingest: 向量没有做完 vectors not finished{f': {error}' if str(error) else ''}", file=sys.stderr)
        return
    if left:
        print(f"ingest: 还有 {left:,} 项暂时只按用词查找；补做向量：python -m graph vectors / found by words alone for now", file=sys.stderr)


def _jobs(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"应为不小于 1 的整数 / a whole number from 1: {text!r}")
    return number


def _year(text: str) -> int:
    last = date.today().year + 1
    number = int(text) if text.isdecimal() else 0
    if not FIRST_YEAR <= number <= last:
        raise argparse.ArgumentTypeError(f"应为 {FIRST_YEAR} 至 {last} 的年份 / a year from {FIRST_YEAR} to {last}: {text!r}")
    return number


if __name__ == "__main__":
    sys.exit(main())
