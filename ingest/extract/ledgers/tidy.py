"""Mentions in table rows are kept within their cells: the finders read a row as prose and may run over its bars."""
from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from ingest.extract.mentions import Mention
from ingest.extract.words import words
from ingest.tables.line import BAR, cells_of, is_row

_NUMBERS = ("Outcome", "Target")


def tidy_cells(doc: Doc) -> None:
    """Cut numbers down to their cell; drop names that reach over a bar."""
    text = words(doc).text
    rows = row_spans(doc)
    if not rows:
        return
    starts = [start for start, _ in rows]
    kept: list[Mention] = []
    for mention in doc._.mentions:
        number = bisect_right(starts, mention.start) - 1
        inside = mention.end > mention.start and number >= 0 and mention.start < rows[number][1]
        crosses = inside and BAR in text[mention.start : mention.end]
        if not crosses or (mention.type in _NUMBERS and _cut(text, rows[number], mention)):
            kept.append(mention)
    doc._.mentions = kept


def row_spans(doc: Doc) -> list[tuple[int, int]]:
    """Spans of the rows of tables (`ingest.tables.line`)."""
    clean, text = doc._.clean, words(doc).text
    blocks = clean.blocks if clean is not None else ()
    return [(block.start, block.end) for block in blocks if block.kind == "table" and is_row(text[block.start : block.end])]


def _cut(text: str, row: tuple[int, int], mention: Mention) -> bool:
    """Cut a number's mention to the last cell that it reaches into which holds a digit or numeral; False if nothing is left."""
    for start, end in reversed(cells_of(text[slice(*row)], row[0])):
        first, last = max(start, mention.start), min(end, mention.end)
        if first < last and any(character.isdigit() or character in "一二三四五六七八九十百千万亿半" for character in text[first:last]):
            mention.start, mention.end, mention.name = first, last, text[first:last]
            indicator = str(mention.attrs.get("indicator", ""))
            if BAR in indicator:
                mention.attrs["indicator"] = indicator.rsplit(BAR, 1)[1].strip() or mention.name
            mention.key = ""
            return True
    return False
