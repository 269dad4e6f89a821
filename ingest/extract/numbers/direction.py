"""Which way a reported number moved: up, down or none, as the annotators have it (新增 is up, 新建 none, 浓度改善 down)."""
from __future__ import annotations

import re

from ingest.extract.linear import LinearTable
from ingest.extract.numbers.expressions import base_unit
from ingest.vocabulary import any_of

_UP, _DOWN = re.compile(any_of("numbers/rise")), re.compile(any_of("numbers/fall"))
_GOVERNING = re.compile(r"(?:其中|预计|全年|全[市省区县州]|累计|共|年内|同时|五年来?|一年来?)*(?:(?P<up>新增|净增|增加(?!值))|(?P<down>减少|压减|核减|削减))(?=[一-龥“\dA-Za-z])")
_OWN = re.compile("总(?!部|会)|累计|^共|达|超过|突破|占|均|逾|[到至为]$|其中|分别|率$|比重|比例|规模$")
"""What says that an item of a list tells something else than the word before the list: a total, a share, a rank."""
_WIDTH = 14
"""Characters before the number that count one by one; further ones only by the words of change among them."""


def direction_features(before: str, after: str, unit: str, value: float, came_from: float | None) -> list[str]:
    """What tells the direction: `before` and `after` are the phrase around the number, `came_from` the value it moved from."""
    near = before[-_WIDTH:]
    found = [f"has:{near[n : n + 2]}" for n in range(len(near) - 1)]
    found += [f"ends:{before[-size:]}" for size in (1, 2, 3, 4) if len(before) >= size]
    found += [f"starts:{before[:size]}" for size in (2, 3) if len(before) >= size]
    found += [f"after:{after[:size]}" for size in (1, 2) if len(after) >= size]
    found.append(f"unit:{unit if unit in ('%', '位', '', '个百分点') else (base_unit(unit) or unit)[-1]}")
    ups, downs = list(_UP.finditer(before)), list(_DOWN.finditer(before))
    last = max([*((m.end(), "up", m[0]) for m in ups), *((m.end(), "down", m[0]) for m in downs)], default=None)
    found.append(f"last:{last[1]}" if last else "last:none")
    if last:
        found += [f"last:{last[2]}", f"last:{last[1]}:{'near' if len(before) - last[0] <= 3 else 'far'}", f"last:{last[2]}:{unit[-1:]}"]
    if came_from is not None and came_from != value:
        found.append("rose" if value > came_from else "fell")
    return found


def direction(table: LinearTable, features: list[str]) -> str:
    """The likeliest of up, down and none."""
    chances = table.chances(features)
    return table.classes[max(range(len(chances)), key=chances.__getitem__)]


def governing(head: str, leaves: bool) -> str:
    """The direction that the first word of a list gives to a later item, or empty: 新增国家级平台3个、省级平台 (5个) is up, 新增就业28万人、累计 (…) nothing.

    `head` is the clause from its comma up to the number; `leaves` tells that the item has a verb of its own, and so is none of the list.
    """
    parts = re.split("[、和及与]", head)
    match = _GOVERNING.match(head)
    if len(parts) < 2 or match is None or leaves or _OWN.search(parts[-1]) or _UP.search(parts[-1]) or _DOWN.search(parts[-1]):
        return ""
    return "up" if match["up"] else "down"
