"""Towns, townships and subdistricts in a text: the tagger's place words with their endings."""
from __future__ import annotations

import re
from bisect import bisect_left

from ingest.extract.mentions import Mention
from ingest.extract.words import Words
from ingest.vocabulary import any_of

_NAME = re.compile(r"^(?:[\u4e00-\u9fff]{2,5})(?:镇|乡|街道|苏木)$")
_VILLAGE = re.compile(r"^[\u4e00-\u9fff]{2,4}(?<![乡农新山各全本])村$")
_NONE = re.compile(rf"(?:{any_of('places/no_townships')}|[一二三四五六七八九十百0-9]+个?(?:乡|镇|街道))$")


def find_townships(text: str, table: Words, taken: list[tuple[int, int]]) -> list[Mention]:
    """City mentions of level township. `taken` are spans that already are places; a county before the town stays its own mention."""
    inner_ends = sorted(end for _, end in taken)
    ends = set(inner_ends)
    found: list[Mention] = []
    for number, tag in enumerate(table.tags):
        if tag != "LOC":
            continue
        start, end = table.starts[number], table.ends[number]
        if table.texts[number][-1] not in "镇乡道木" or end in ends:
            continue
        last = inner_ends[bisect_left(inner_ends, end) - 1] if inner_ends else 0
        inner = last if start < last < end else start  # 桓台县起凤镇 as one word: the county before it is a mention of its own
        name = text[inner:end]
        if is_township(name):
            found.append(Mention("City", inner, end, name, "places", 0.75, {"level": "township"}, key=name))
    return found


def is_township(name: str) -> bool:
    """Whether a word can be the name of a town, township or subdistrict (not 特色镇)."""
    return bool(_NAME.match(name)) and not _NONE.search(name)


def is_village(name: str) -> bool:
    """Whether a word can be the name of a village (not 行政村)."""
    return bool(_VILLAGE.match(name)) and not _NONE.search(name)
