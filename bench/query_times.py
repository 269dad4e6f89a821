"""How long canned queries take, as lines on a terminal and as the page `docs/reference/query-times.md`."""
from __future__ import annotations

import os
import platform
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

FIGURES = ("query", "run", "defaults")


@dataclass(frozen=True)
class QueryTime:
    """One query in one store: its rows, its first run and p50 and p95 of each of `FIGURES`, milliseconds."""

    name: str
    rows: int
    first: float
    spans: tuple[tuple[float, float], ...]

    def line(self) -> str:
        """As it is printed under `HEADS`."""
        (query, query95), (run, run95), (opened, opened95) = self.spans
        return f"{self.name:<28}{self.rows:>6}{self.first:>8.0f}{query:>11.1f}{query95:>8.1f}{run:>9.1f}{run95:>8.1f}{opened:>14.1f}{opened95:>8.1f}"


HEADS = f"{'query':<28}{'rows':>6}{'first':>8}{'query p50':>11}{'p95':>8}{'run p50':>9}{'p95':>8}{'defaults p50':>14}{'p95':>8}"


@dataclass(frozen=True)
class Measured:
    """All queries in one store (`kind`), over a graph (`what`, its nodes and links)."""

    kind: str
    what: str
    nodes: int
    links: int
    rounds: int
    times: tuple[QueryTime, ...]

    def slowest(self) -> QueryTime:
        return max(self.times, key=lambda each: each.spans[1][1])


def spread(seconds: Sequence[float]) -> tuple[float, float]:
    """p50 and p95 in milliseconds."""
    return statistics.median(seconds) * 1000, statistics.quantiles(seconds, n=20, method="inclusive")[-1] * 1000


def machine() -> str:
    """The machine that measures: processors, system, Python."""
    return f"{os.cpu_count()} × {platform.machine()}, {platform.system()}, Python {sys.version_info.major}.{sys.version_info.minor}"


def page(measured: Sequence[Measured], on: str, day: date) -> str:
    """The page with one table for all stores; `on` is the machine."""
    lines = [
        "# 查询用时 · Query times", "",
        "由 `python -m bench.queries --markdown docs/reference/query-times.md` 写出，请勿手改。Written by the benchmark; do not edit.", "",
        f"{on}，{day.isoformat()}。毫秒，先跑一次热身；“执行”是图库里的时间，“全程”另含查找所填的值与来源（填好表单后所等的，一页结果），“默认值”是打开表单所用的。",
        "", "Milliseconds, after one run to warm up. Query: the time in the store; run: with the look-up of values and of sources (what a page waits for when the form is "
        "filled in, one page of rows); defaults: finding those of a form that is opened.", "",
    ]
    for each in measured:
        slow = each.slowest()
        lines += [f"- {each.kind}：{each.what}，{each.nodes:,} nodes, {each.links:,} relationships; {each.rounds} rounds; 最慢的 the slowest: "
                  f"{slow.name}，全程 run p95 {slow.spans[1][1]:.0f} ms"]
    heads = [f"{each.kind} {zh} {en}" for each in measured for zh, en in zip(("执行", "全程", "默认值"), FIGURES, strict=True)]
    lines += ["", f"| 查询 query | 行 rows | {' | '.join(f'{head} p50 / p95' for head in heads)} |", "|---|--:|" + "--:|" * len(heads)]
    for same in zip(*(each.times for each in measured), strict=True):
        cells = [f"{p50:.1f} / {p95:.1f}" for time in same for p50, p95 in time.spans]
        lines.append(f"| `{same[0].name}` | {same[0].rows} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
