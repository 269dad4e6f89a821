"""The arguments of `similar` and `vectors`. What they do is in `graph.similar.commands`."""
from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Mapping
from pathlib import Path

WHERE = "graph.similar.commands"
LEVELS = {"国家级": "national", "省级": "provincial", "市级": "municipal", "省": "province", "地级": "prefecture", "县级": "county", "功能区": "zone", "乡镇": "township"}
"""Levels of pilots, then of places, as people write them and as the graph does."""
STATUSES = {"计划": "planned", "计划中": "planned", "推进中": "underway", "已完成": "completed", "不再实施": "cancelled"}


def add_similar(add: Callable[[str, str], ArgumentParser]) -> None:
    """Add the commands with `add(name, help)`."""
    _similar(add("similar", "查找外地类似的改革与试点：由图谱中的一项、一段描述或一份草稿出发 / similar reforms and pilots elsewhere, of an item, a text or a draft"))
    vectors = add("vectors", "为改革与试点补做查找用的向量，只做缺少的 / make the vectors that similar things are found by, where they are lacking")
    vectors.add_argument("--json", action="store_true", help="以 JSON 输出 / as JSON")
    vectors.set_defaults(module=WHERE)


def _similar(command: ArgumentParser) -> None:
    command.add_argument("id", nargs="?", metavar="ID", help="改革或试点的编号，如 reform:… 或 pilot:… / id of a reform or pilot of the graph")
    command.add_argument("--text", metavar="TEXT", help="想做的改革或遇到的问题，一句话或一段 / what is to be done or solved")
    command.add_argument("--file", type=Path, metavar="F", help="草稿文件：TXT、DOCX、PDF 等 / a draft")
    command.add_argument("--city", action="append", default=[], metavar="NAME", help="本地，其做法不列出，并用于比较地区；可重复 / the asker's own place; repeatable")
    command.add_argument("--k", type=_count, default=20, metavar="N", help="最多列出 N 项，默认 20 / at most N hits, default 20")
    command.add_argument("--places", type=_share, default=0.0, metavar="W",
                         help="地区相像在排序中占多少，0 至 1，默认 0 / how much the likeness of the places counts, 0 to 1, default 0")
    for name, what, english in (("level", f"试点或地区的级别（{'、'.join(LEVELS)}）", "levels of the pilot or the place"), ("province", "省份", "provinces"),
                                ("topic", "主题", "topics"), ("status", f"状态（{'、'.join(list(STATUSES)[1:])}）", "statuses")):
        command.add_argument(f"--{name}", type=_TYPES.get(name, str), action="append", default=[], metavar="X", help=f"只要这些{what}，可重复 / only these {english}; repeatable")
    command.add_argument("--since", type=int, metavar="Y", help="Y 年及以后的报告提到的 / told of in reports of that year or later")
    command.add_argument("--until", type=int, metavar="Y", help="Y 年及以前的报告提到的 / told of in reports of that year or before")
    command.add_argument("--results", action="store_true", help="只要有成效数据的 / only those with outcomes")
    command.add_argument("--recognised", action="store_true", help="只要获得肯定的 / only those that somebody recognised")
    command.add_argument("--elsewhere", action="store_true", help="不要本省的 / none of the asker's own province")
    command.add_argument("--brief", type=Path, metavar="OUT", help="另存一页纸：.docx 或 .xlsx / also write a brief: .docx or .xlsx")
    command.add_argument("--json", action="store_true", help="以 JSON 输出 / as JSON")
    command.set_defaults(module=WHERE)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 500:
        raise ArgumentTypeError(f"应为 1 至 500 的整数 / a whole number from 1 to 500: {text!r}")
    return int(text)


def _word(known: Mapping[str, str], text: str) -> str:
    found = known.get(text.strip(), text.strip().lower())
    if found not in known.values():
        words = "、".join(dict.fromkeys(f"{name}（{value}）" for name, value in known.items()))
        raise ArgumentTypeError(f"应为 / one of {words}: {text!r}")
    return found


def _level(text: str) -> str:
    return _word(LEVELS, text)


def _status(text: str) -> str:
    return _word(STATUSES, text)


_TYPES = {"level": _level, "status": _status}


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise ArgumentTypeError(f"应为 0 至 1 的数 / a number from 0 to 1: {text!r}")
    return value
