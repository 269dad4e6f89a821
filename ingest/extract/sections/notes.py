"""Which paragraphs are notes at the end of a report: they explain words, and what they say is no fact of the report's."""
from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from ingest.clean.text import Block
from ingest.extract.words import words

_KEY = "reformgraph_notes"
_HEAD = re.compile(r"名词(?:解释|说明|注释|释义|术语)|注\s*释|释\s*义|有关用语|用语说明|相关名词")
_TERM = re.compile(r"\s*(?:(?P<mark>[\[【〔［]\s*\d{1,3}\s*[\]】〕］])|[（(]\d{1,3}[)）]|[①-⑳]|\d{1,3}\s*[.．、])\s*[^：:。；\n]{1,40}(?:[：:]\s*\S|是指|指的是)")
_EXPLAINS = re.compile(r"[：:]\s*[^，。；\n]{0,16}?(?:是?指|即|简称)|是指|指的是")
"""A number, a term and its meaning. Tasks look like that, too (1.养老服务：…): without a footnote's mark half of the lines must say that they explain."""
_ENOUGH = 3
"""So many in a row at the end are notes without a heading."""
_LIST = re.compile(r"附表|实事|清单|任务|项目")
_ANNEX = re.compile(rf"附件|{_LIST.pattern}")
"""Headings of lists of tasks. An annex without another word may be one, too; 附件 《政府工作报告》名词注释 is none."""


def notes(doc: Doc) -> frozenset[int]:
    """Numbers of the blocks of `doc` that are notes, found once."""
    kept = doc.user_data.get(_KEY)
    if kept is None:
        clean = doc._.clean
        kept = doc.user_data[_KEY] = frozenset(note_blocks(words(doc).text, clean.blocks if clean is not None else ()))
    return kept


def note_blocks(text: str, blocks: Sequence[Block]) -> set[int]:
    """Numbers of the blocks under a heading that says that words are explained, and of those in a row at the end that are each a number, a term and its meaning."""
    found = {number for number, block in enumerate(blocks) if block.kind != "table" and any(_HEAD.search(head) and not _LIST.search(head) for head in block.path)}
    terms = [_TERM.match(text, block.start, block.end) if block.kind != "table" else None for block in blocks]
    first = len(blocks)
    while first and (first - 1 in found or terms[first - 1] or (first > 1 and terms[first - 2] and blocks[first - 1].kind == "paragraph")):
        first -= 1  # a meaning may go on in a paragraph of its own
    row = [number for number in range(first, len(blocks)) if terms[number]]
    telling = sum(bool(terms[number]["mark"] or _EXPLAINS.search(text, blocks[number].start, blocks[number].end)) for number in row)
    if len(row) >= _ENOUGH and 2 * telling >= len(row) and not any(_ANNEX.search(head) for number in row for head in blocks[number].path[-1:]):
        found.update(number for number in range(row[0], len(blocks)) if blocks[number].kind != "table")
    return found
