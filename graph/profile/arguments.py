"""The arguments of `profile` and `compare`. What they do is in `graph.profile.commands`."""
from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable

WHERE = "graph.profile.commands"
KINDS = {"city": "City", "item": "Item", "leader": "Leader", "城市": "City", "地区": "City", "事项": "Item", "领导": "Leader"}
"""What can be told of, as people write it."""


def add_profile(add: Callable[[str, str], ArgumentParser]) -> None:
    """Add the commands with `add(name, help)`."""
    profile = add("profile", "一个城市、一项改革或试点、一位领导的画像，内容同网页 / the profile of a city, an item or a leader, as the pages have it")
    profile.add_argument("kind", choices=tuple(KINDS), metavar="KIND", help="city 城市、item 事项、leader 领导")
    profile.add_argument("name", metavar="NAME", help="名称或编号；同名的会列出各自编号 / its name or id; of namesakes the ids are listed")
    profile.add_argument("--city", default="", metavar="NAME", help="事项或领导所在地区，用来区分同名 / the place of the item or leader, to tell namesakes apart")
    compare = add("compare", "并列比较两到五个城市，内容同网页 / two to five cities beside each other, as the page has them")
    compare.add_argument("cities", nargs="+", metavar="CITY", help="两到五个地区的名称或编号 / names or ids of two to five places")
    compare.add_argument("--indicator", default="", metavar="X", help="另列这个指标的历年数值，默认为第一个 / the indicator to list by year, default the first")
    for command in (profile, compare):
        command.add_argument("--all", action="store_true", help="清单各列至多 500 项 / up to 500 rows of each list")
        command.add_argument("--confidence", type=float, default=0.0, metavar="C", help="最低可信度，0 至 1，默认 0 / the lowest confidence of facts, default 0")
        command.add_argument("--lang", choices=("zh", "en"), default="zh", help="文字的语言，默认 zh / the language of the text, default zh")
        command.add_argument("--json", action="store_true", help="以 JSON 输出 / as JSON")
        command.set_defaults(module=WHERE)
