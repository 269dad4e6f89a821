"""Traditional to Simplified Chinese, character by character where the map to the source allows it.

Only text that *is* Traditional is converted: on Simplified text the converter would touch names (昇腾) and words (凭藉, 颠覆) that are right
as they stand. The script is told per line, from the characters that only one script has.
"""
from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

from opencc import OpenCC

from ingest.clean.hanzi import only_simplified, only_traditional
from ingest.clean.mapped import Edit, Mapped

# 著 stays in these words; elsewhere in Traditional text it is the particle or verb 着 (围绕着, 着力, 着眼).
_ZHU = re.compile(
    "著(?=[名作述称录者]|有《)|著书|著于(?=世|竹)"
    "|(?<=[显卓昭名原译遗巨编土拙])著|(?<=(?<![讨议争谈])论)著(?![眼力手重])|(?<=(?<![配结融联符适综整组集混])合)著(?![眼力手重])|(?<=专)著|(?<=见微知)著"
)
_FEW = 3  # a line needs this many characters of the Traditional script alone before it is taken for Traditional


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=1)
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(only_traditional()))}]")


def _marks(text: str) -> tuple[int, int]:
    """How many characters only Traditional has, and how many only Simplified."""
    counts = Counter(text)
    old, new = only_traditional(), only_simplified()
    return sum(n for c, n in counts.items() if c in old), sum(n for c, n in counts.items() if c in new)


def to_simplified(mapped: Mapped) -> tuple[Mapped, bool]:
    """The text in Simplified characters, and whether anything was Traditional.

    A line is Traditional if it has more characters that only Traditional has than ones that only Simplified has; lines too short
    to tell follow the whole text.
    """
    old, new = _marks(mapped.text)
    if not old:
        return mapped, False
    whole = old > new
    edits: list[Edit] = []
    position = 0
    for line in mapped.text.split("\n"):
        old, new = _marks(line) if whole or _traditional().search(line) else (0, 0)
        if (whole and old >= new and (old or "著" in line)) or (old >= _FEW and old > new):
            edits.extend((position + s, position + e, r) for s, e, r in _conversion(line))
        position += len(line) + 1
    return mapped.edit(edits), bool(edits)


def _conversion(line: str) -> list[Edit]:
    converted = _converter().convert(line)
    if len(converted) == len(line):
        edits = [(0, len(line), converted)]
    else:  # a phrase changed its length: align what is equal, replace the pieces between
        matcher = SequenceMatcher(None, line, converted, autojunk=False) if len(line) < 2000 else None
        if matcher is None:
            converted = "".join(c if len(c := _converter().convert(x)) == 1 else x for x in line)
            edits = [(0, len(line), converted)]
        else:
            edits = [(a, b, converted[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
            return edits
    if "著" not in converted:
        return edits if converted != line else []
    kept = {match.start() for match in _ZHU.finditer(converted)}
    particle = "".join("着" if c == "著" and i not in kept else c for i, c in enumerate(converted))
    return [(0, len(line), particle)] if particle != line else []
