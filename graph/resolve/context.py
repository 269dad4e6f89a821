"""What stands before a place in its report: 南京市 before 鼓楼区, 宜兴 before 官林镇."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from graph.resolve import places
from ingest.facts import Entity, FactFile, Mention
from ingest.gazetteer import Division

_LONGEST = 11
_FULL = re.compile(r"(?:省|市|县|区|旗|州|盟|地区|自治区)$")
_LISTED = re.compile(r"(?:镇|乡|街道|苏木)[、和及与]$")
"""The end of a township that another follows in a list."""
_SENTENCE_END = re.compile(r"[。！？；\n]")


class Context:
    """The text of one report around its places. `home` (None where unknown) is where short names of counties are believed, `year` the report's.
    In a ledger a place has a cell to itself, and what stands before it is another cell."""

    def __init__(self, facts: FactFile, home: Division | None) -> None:
        self._home, self._year = home, facts.year if isinstance(facts.year, int) else None
        self._passages = sorted(facts.passages, key=lambda p: p.start) if facts.kind != "ledger" else []
        self._starts = [p.start for p in self._passages]

    def before(self, mention: Mention) -> Division | None:
        """The division named directly before the mention, or None."""
        text, at = self._around(mention)
        return self.ending(text[:at]) if text else None

    def agreed(self, entity: Entity) -> Division | None:
        """The division before the mentions of the entity: the most precise of those that all agree on, if half of them have one."""
        found = [d for d in map(self.before, entity.mentions) if d is not None]
        if not found or 2 * len(found) < len(entity.mentions):
            return None
        return _finest(found)

    def elsewhere(self, name: str) -> Division | None:
        """The county or prefecture that stands before `name` wherever the report writes it, also as the head of a list (南海区桂城街道、狮山镇)."""
        found = []
        for passage in self._passages:
            for at in _positions(passage.text, name):
                place = self._heading(passage.text[max(0, at - 80) : at])
                if place is not None and place.level != "province":
                    found.append(place)
        return _finest(found) if found else None

    def _heading(self, text: str) -> Division | None:
        """The division at the end of the text, or before the list of townships that ends it."""
        if (place := self.ending(text)) is not None or (item := _LISTED.search(text)) is None:
            return place
        for length in range(2, 5):
            if (place := self.ending(text[: item.start() - length + 1])) is not None:
                return place
        before = max(text.rfind(mark, 0, item.start()) for mark in "、和及与")
        return self._heading(text[: before + 1]) if 0 < item.start() - before <= 6 else None

    def sentence(self, mention: Mention) -> str:
        """The sentence of the mention, or an empty string."""
        text, at = self._around(mention)
        ends = [m.end() for m in _SENTENCE_END.finditer(text)]
        return text[max((e for e in ends if e <= at), default=0) : min((e for e in ends if e > at), default=len(text))].strip()

    def ending(self, text: str) -> Division | None:
        """The division whose name the text ends with; of several the one that the words before it, or the report's place, tell."""
        for length in range(min(_LONGEST, len(text)), 1, -1):
            tail = text[-length:]
            found = places.named_in(tail, self._year)
            if not found:
                continue
            near = [d for d in found if self._home is not None and d.within(self._home)]
            if not self._believed(tail, found, near):
                continue
            if len(found) == 1:
                return found[0]
            above = self.ending(text[:-length])
            inside = [d for d in found if above is not None and d.within(above)]
            return places.certain(inside) or places.certain(near) or places.certain(found)
        return None

    def _believed(self, tail: str, found: tuple[Division, ...], near: list[Division]) -> bool:
        full = any(d.name == tail for d in found) and _FULL.search(tail) is not None
        if full:
            return len(tail) >= 3 or bool(near)
        if tail in places.ordinary():
            return False
        return bool(near) or found[0].level in ("province", "prefecture")

    def _around(self, mention: Mention) -> tuple[str, int]:
        number = bisect_right(self._starts, mention.start) - 1
        if number < 0 or mention.end <= mention.start:
            return "", 0
        passage = self._passages[number]
        at = mention.start - passage.start
        return (passage.text, at) if passage.text[at : at + len(mention.text)] == mention.text else ("", 0)


def _finest(found: Iterable[Division]) -> Division | None:
    """The most precise of divisions that lie in one another; None where two exclude each other and neither is more frequent."""
    counts = Counter(found)
    best = [d for d in counts if all(d.within(other) for other in counts)]
    if best:
        return best[0]
    (first, most), *others = sorted(counts.items(), key=lambda item: (-item[1], item[0].adcode))
    return first if most > sum(n for d, n in others if not d.within(first) and not first.within(d)) else None


def _positions(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)
