"""Zones, towns and villages that no rule has found and the encoder reads: 头门港区, 文昌湖区, 滕头村."""
from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.extract.mentions import Mention
from ingest.extract.places.kinds import is_kind
from ingest.extract.places.townships import is_township, is_village
from ingest.gazetteer.zones import ENDING, GENERIC, short

_KIND_OF_AREA = re.compile(r"(?:[省市县城社小景山矿库滩校特街厂灾地林牧学辖郊灌老片]区|各区|[园新]区|开发区|保税区|[省市县]城|全城|自贸区)$")
"""Areas that are no zone unless a name stands before them."""


def read_places(text: str, likely: Iterable[tuple[int, int, float]], taken: list[Mention]) -> list[Mention]:
    """City mentions that the encoder reads (`likely`: start, end, probability) beside those that rules have found (`taken`).

    Of a town's name the tagger may know the last part only (傈僳族乡 of 新山傈僳族乡): the mention taken is made longer then.
    """
    found: list[Mention] = []
    for start, end, chance in likely:
        name = text[start:end]
        inside = [m for m in taken if m.start < end and start < m.end]
        if _names_zone(name) and not is_kind(name) and not inside:
            found.append(Mention("City", start, end, name, "places", round(chance, 3), {"level": "zone"}, key=short(name)))
        elif (is_township(name) or is_village(name)) and not inside:
            found.append(Mention("City", start, end, name, "places", round(chance, 3), {"level": "township"}, key=name))
        elif is_township(name) and len(inside) == 1 and inside[0].attrs.get("level") == "township" and inside[0].end == end and start < inside[0].start:
            inside[0].start, inside[0].name, inside[0].key = start, name, name
    return found


def _names_zone(name: str) -> bool:
    ending = ENDING.search(name)
    head = name[: ending.start()] if ending and ending.end() == len(name) else name[:-2] if _KIND_OF_AREA.search(name) else name[:-1]
    return name[-1] in "区园城" and len(head) >= 2 and not GENERIC.match(head) and (bool(ending) or not _KIND_OF_AREA.search(name))
