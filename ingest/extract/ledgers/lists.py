"""Numbered lists of items in prose: 确定15项重点改革攻坚事项如下： with 1、…, 2、… under it, or in one paragraph.

Only lists that announce themselves: by a count that the entries reach, or by a heading that calls them a list of items (任务清单). Where
the span finders are sure of a name over most of an entry's, theirs stays, since it knows names better than the entry's first words.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from ingest.clean.numbering import Marker, marker_at, numeral
from ingest.clean.text import Block
from ingest.extract.ledgers.names import is_pilot, name_span
from ingest.extract.ledgers.rows import NAME, Span
from ingest.extract.mentions import Mention
from ingest.extract.names import normalise
from ingest.extract.pilots import level_of
from ingest.extract.span_model import SURE
from ingest.extract.words import words

LISTED = 0.75
"""Confidence of an item of a list. Not measured."""
_LEAST = 3  # entries that make a list
_COVERS = 0.6  # of an entry's name, what a sure name must cover to stay in its place
_CALLED = r"(?:攻坚|改革|创新|重点|重大|工作)(?:事项|任务|项目|举措|行动|工程)"
_ANNOUNCED = re.compile(
    rf"(?P<count>\d{{1,3}}|[一二三四五六七八九十百]{{1,4}})(?:大|个|项)[^，。；：:\n]{{0,16}}?(?:{_CALLED}|事项|任务)(?:清单)?(?:如下|包括|分别(?:是|为)|是|为)?[：:]"
)
_HEADED = re.compile(rf"(?:{_CALLED}|事项|任务)清单$|攻坚事项$")
_ENTRY = re.compile(r"(?<=[：:；;。])\s?(?=\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])")
_SURE_KINDS = ("Reform", "Pilot", "Policy")


def mark_lists(doc: Doc) -> None:
    """Append the items of the lists of a document (see module)."""
    for entries in _lists(doc):
        for start, end, number in entries:
            _mark(doc, start, end, number)


def _mark(doc: Doc, start: int, end: int, number: int) -> None:
    table = words(doc)
    named = name_span(table, start, end, longest=0)  # in prose a name ends at the first comma
    if named is None:
        return
    rivals = [m for m in doc._.mentions if m.type in (*_SURE_KINDS, "Problem") and m.start < named[1] and named[0] < m.end]
    kept = next((m for m in rivals if m.type in _SURE_KINDS and m.confidence >= SURE and _shared(m, named) >= _COVERS * (named[1] - named[0])), None)
    if kept is not None:
        if kept.type != "Policy":
            kept.attrs["number"] = str(number)
        return
    name = table.text[slice(*named)]
    mention = Mention("Pilot" if is_pilot(name) else "Reform", *named, name, NAME, LISTED, {"number": str(number)}, key=normalise(name))
    gone = {id(m) for m in rivals}
    doc._.mentions = [m for m in doc._.mentions if id(m) not in gone] + [mention]
    if mention.type == "Pilot":
        mention.attrs["level"] = level_of(doc, mention)


def _shared(mention: Mention, span: Span) -> int:
    return min(mention.end, span[1]) - max(mention.start, span[0])


def _lists(doc: Doc) -> Iterator[list[tuple[int, int, int]]]:
    """(start, end, number) of the entries of each list, the number's marker included."""
    text, clean = words(doc).text, doc._.clean
    blocks: tuple[Block, ...] = clean.blocks if clean is not None else ()
    for number, block in enumerate(blocks):
        if block.kind == "table":
            continue
        line = text[block.start : block.end]
        announced = None
        for announced in _ANNOUNCED.finditer(line):
            inside = _in_line(text, block.start + announced.end(), block.end)
            if _reached(inside, _count(announced["count"])):
                yield inside
        if announced is not None and announced.end() == len(line):
            entries = _in_blocks(text, blocks, number)
            if _reached(entries, _count(announced["count"])):
                yield entries
        elif block.kind == "heading" and _HEADED.search(line.rstrip("：:")):
            entries = _in_blocks(text, blocks, number)
            if len(entries) >= _LEAST:
                yield entries


def _count(text: str) -> int:
    return int(text) if text.isdigit() else numeral(text)


def _reached(entries: list[tuple[int, int, int]], count: int) -> bool:
    return len(entries) >= _LEAST and len(entries) == count


def _in_line(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Entries that go on in the paragraph: 1.…；2.…"""
    cuts = [start] + [start + m.end() for m in _ENTRY.finditer(text[start - 1 : end], 1)]
    cuts = sorted({cut if cut == start else cut - 1 for cut in cuts})
    pieces = list(zip(cuts, [*cuts[1:], end], strict=True))
    return _counted([(a, b, marker_at(text[a:b].lstrip())) for a, b in pieces])


def _in_blocks(text: str, blocks: tuple[Block, ...], number: int) -> list[tuple[int, int, int]]:
    """Entries that are the blocks behind block `number`: numbered ones of one kind, with what explains them between."""
    found: list[tuple[int, int, Marker | None]] = []
    kind = ""
    for block in blocks[number + 1 :]:
        marker = marker_at(text[block.start : block.start + 40])
        if marker is None:
            if not found:
                break
            continue
        kind = kind or marker.kind
        if marker.kind != kind:
            if marker.level < next(m for _, _, m in found if m).level:
                break
            continue
        found.append((block.start, block.end, marker))
    return _counted(found)


def _counted(pieces: list[tuple[int, int, Marker | None]]) -> list[tuple[int, int, int]]:
    """The pieces numbered 1, 2, 3… in order, up to where the count breaks."""
    entries: list[tuple[int, int, int]] = []
    for start, end, marker in pieces:
        if marker is None and not entries:
            continue
        if marker is None or marker.value != len(entries) + 1:
            break
        entries.append((start, end, marker.value))
    return entries
