"""Component `sentences`: the sentences of each block, in order.

A row of a table is one sentence. Elsewhere a sentence ends at 。！？； and what closes after them, and at the end of its block. The semicolon ends one too: between
semicolons official prose lists items that have nothing to do with each other (一是…；二是…).
"""
from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.mentions import Sentence
from ingest.extract.words import words
from ingest.tables.line import is_row

_END = re.compile(r"[。！？；!?;]+[”’』」）)》】]*")
_CLOSES = {"（": "）", "(": ")", "“": "”", "《": "》"}


@Language.factory("reformgraph_sentences")
def create_sentences(nlp: Language, name: str):
    """Set `doc._.sentences`. Blocks are those of `doc._.clean`, or the lines of the text if it has none."""
    return split_sentences


def split_sentences(doc: Doc) -> Doc:
    """Fill `doc._.sentences` (see module)."""
    doc._.sentences = [
        Sentence(start, end, number)
        for number, (first, last, row) in enumerate(_blocks(doc))
        for start, end in ([(first, last)] if row else sentence_spans(words(doc).text, first, last))
    ]
    return doc


def _blocks(doc: Doc) -> list[tuple[int, int, bool]]:
    """Start and end of each block, and whether it is the row of a table (`ingest.tables.line`)."""
    clean, text = doc._.clean, words(doc).text
    if clean is not None and clean.blocks:
        return [(block.start, block.end, block.kind == "table" and is_row(text[block.start : block.end])) for block in clean.blocks]
    return [(*match.span(), False) for match in re.finditer(r"[^\n]+", words(doc).text)]


def sentence_spans(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Spans of the sentences in text[first:last], white space at their ends left out.

    A mark inside brackets or quotes that close in the same block ends no sentence (（一是…；二是…）), unless what they enclose
    is longer than 120 characters.
    """
    spans: list[tuple[int, int]] = []
    start = first
    for match in _END.finditer(text, first, last):
        if match.end() < last and _enclosed(text, start, match.start(), last):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, last))
    kept = []
    for start, end in spans:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            kept.append((start, end))
    return kept


def _enclosed(text: str, start: int, position: int, last: int) -> bool:
    """Whether `position` lies between a bracket opened after `start` and its closing one not far behind."""
    for opening, closing in _CLOSES.items():
        opened = text.rfind(opening, max(start, position - 120), position)
        if opened < 0 or text.find(closing, opened, position) >= 0:
            continue
        closed = text.find(closing, position, min(last, opened + 120))
        if closed >= 0 and closed + 1 < last and text[closed - 1] not in "。！？!?":
            return True
    return False
