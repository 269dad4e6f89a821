"""Small annotated documents for the tests of the extraction components."""
from __future__ import annotations

import spacy

from ingest.clean.text import Block, CleanText, Metadata
from ingest.extract.mentions import Mention, register
from ingest.extract.sentences import split_sentences
from ingest.extract.tokenizer import LacTokenizer

_TOKENIZER: list[LacTokenizer] = []


def doc_of(text: str, city: str = "", province: str = "", year: int | None = 2020, paths: dict[int, tuple[str, ...]] | None = None):
    """The `Doc` of `text` (one block a line) with sentences; `paths` gives the headings above a block by its number."""
    register()
    if not _TOKENIZER:
        _TOKENIZER.append(LacTokenizer(spacy.blank("zh").vocab))
    doc = _TOKENIZER[0](text)
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(start, start + len(line), "paragraph", path=(paths or {}).get(number, ())))
        start += len(line) + 1
    doc._.clean = CleanText(text, list(range(len(text))), tuple(blocks))
    doc._.meta = Metadata(city=city, province=province, year=year)
    doc._.sentences, doc._.mentions, doc._.links = [], [], []
    return split_sentences(doc)


def run(doc, *components):
    """`doc` after those components."""
    for component in components:
        doc = component(doc)
    return doc


def add(doc, kind: str, name: str, **attrs) -> Mention:
    """Append a mention of the first occurrence of `name`, as another component would have."""
    start = doc.text.index(name)
    mention = Mention(kind, start, start + len(name), name, "test", 1.0, dict(attrs), key=name)
    doc._.mentions.append(mention)
    return mention


def names(doc, kind: str) -> set[str]:
    """Names of the mentions of one type."""
    return {m.name for m in doc._.mentions if m.type == kind}


def links(doc, kind: str) -> set[tuple[str, str]]:
    """(head, tail) names of the links of one type."""
    return {(k.head.name, k.tail["name"] if isinstance(k.tail, dict) else k.tail.name) for k in doc._.links if k.type == kind}
