"""Carry damaged spans of the source over to the clean text."""
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from ingest.clean.mapped import Mapped
from ingest.clean.text import Damage

_LOST = re.compile("\x00+|\ufffd+|(?:[\ud800-\udfff](?<![\ud800-\udbff](?=[\udc00-\udfff]))(?<![\ud800-\udbff][\udc00-\udfff]))+")


def damage_of(source: str, given: Iterable, mapped: Mapped) -> tuple[Damage, ...]:
    """`given` spans (start, end, reason) of the source, and those the source itself shows (NUL, U+FFFD, lone surrogates), as spans
    of the clean text. Where the damaged characters are gone, the characters around the gap stand for them."""
    found = {(*_span(mapped, start, end), reason) for start, end, reason in (*map(_triple, given), *_seen(source))}
    return tuple(Damage(*one) for one in _merged(sorted(found)))


def _triple(item: object) -> tuple[int, int, str]:
    if isinstance(item, dict):
        return item["start"], item["end"], item["reason"]
    start, end, reason = item if isinstance(item, (tuple, list)) else (item.start, item.end, item.reason)  # type: ignore[attr-defined]
    return start, end, reason


def _seen(source: str) -> Iterator[tuple[int, int, str]]:
    for found in _LOST.finditer(source):
        reason = {"\x00": "NUL characters removed", "\ufffd": "undecodable bytes"}.get(found[0][0], "lone surrogates")
        yield found.start(), found.end(), reason


def _span(mapped: Mapped, start: int, end: int) -> tuple[int, int]:
    first = bisect_left(mapped.origins, start)
    last = bisect_left(mapped.origins, max(end, start + 1))
    if first == last:
        first, last = first - 1, last + 1
    first = min(max(first, 0), len(mapped.text) - 1)
    return first, max(first + 1, min(last, len(mapped.text)))


def _merged(spans: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    held: tuple[int, int, str] | None = None
    for span in spans:
        if held and span[2] == held[2] and span[0] <= held[1]:
            held = (held[0], max(held[1], span[1]), held[2])
            continue
        if held:
            yield held
        held = span
    if held:
        yield held
