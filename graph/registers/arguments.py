"""The arguments of `register`. What it does is in `graph.registers.commands`."""
from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from datetime import date
from pathlib import Path

WHERE = "graph.registers.commands"


def add_register(add: Callable[[str, str], ArgumentParser]) -> None:
    """Add the command with `add(name, help)`."""
    command = add("register", "一本台账：由图谱中的报告与台账实时汇成 / a register that reform offices keep, live from the graph")
    command.add_argument("name", nargs="?", metavar="NAME", help="台账名，中文或英文，如 试点台账、pilots / its name, Chinese or English")
    command.add_argument("--list", action="store_true", help="列出全部台账 / list the registers")
    command.add_argument("--city", default="", metavar="NAME", help="只要这个地区及其下辖区县的 / of this place and what lies in it")
    command.add_argument("--province", default="", metavar="NAME", help="只要这个省份的 / of this province")
    command.add_argument("--topic", default="", metavar="X", help="只要这个主题的 / on this topic")
    command.add_argument("--level", default="", metavar="X", help="只要这个级别的（国家级、省级、市级、未说明） / of this level")
    command.add_argument("--status", default="", metavar="X", help="只要这种进展的（计划、推进中、已完成、未说明） / of this status")
    command.add_argument("--from", type=int, dest="year_from", metavar="Y", help="Y 年及以后讲到的 / told of in that year or later")
    command.add_argument("--to", type=int, dest="year_to", metavar="Y", help="Y 年及以前讲到的 / told of in that year or before")
    command.add_argument("--text", default="", metavar="TEXT", help="某一格含有这些字的 / that say this in some cell")
    command.add_argument("--overdue", action="store_true", help="只要逾期未完成的 / what is overdue")
    command.add_argument("--on", type=_day, metavar="DATE", help="按哪一天算逾期，如 2017-12-31，默认今天 / the day that lateness is told for, default today")
    command.add_argument("--confidence", type=float, default=0.0, metavar="C", help="最低可信度，0 至 1，默认 0 / the lowest confidence of facts, default 0")
    command.add_argument("--sort", default="", metavar="KEY", help="按哪一列排序，列名见 --json 的 columns / the key of a column")
    command.add_argument("--desc", action="store_true", help="倒序 / descending")
    command.add_argument("--limit", type=int, metavar="N", help="最多列出 N 行，默认 200，导出时为全部 / at most N rows, default 200, all of them in files")
    output = command.add_mutually_exclusive_group()
    output.add_argument("--xlsx", type=Path, metavar="OUT", help="写成工作簿，末列为行标识 / write a workbook, with row ids in its last column")
    output.add_argument("--csv", type=Path, metavar="OUT", help="写成 CSV / write CSV")
    output.add_argument("--json", action="store_true", help="以 JSON 输出 / as JSON")
    command.set_defaults(module=WHERE)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise ArgumentTypeError(f"应为日期，如 2017-12-31 / a date such as 2017-12-31: {text!r}") from error
