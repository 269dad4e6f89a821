"""LAC as the tokenizer of the spaCy pipeline.

`Doc.text` is exactly the text given: every character belongs to one token, line breaks are tokens of their own, and no blank is
added. `token.tag_` is LAC's tag (n, v, vn, p, w, …, PER, LOC, ORG, TIME); the four kinds of names are `token.ent_type_` too.
"""
from __future__ import annotations

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

from ingest.extract.lexer import LONGEST, lexer
from ingest.extract.weights import Weights, use, weights_at
from ingest.tables.line import BAR

NAMES = frozenset(("PER", "LOC", "ORG", "TIME"))
SPACE = "SP"
"""Tag of a token of white space (LAC has none: it is not shown white space)."""
MARK = "w"
"""LAC's tag of punctuation. A bar parts the cells of a table row: no word reaches over one, and LAC is not shown any."""
_PIECE = re.compile(r"\s+|\||[^\s|。！？；!?;]+[。！？；!?;]*|[。！？；!?;]+")
_COMMA = re.compile(r"[，、,:：]")
_LAST_COMMA = "，、,：:）)”"


def pieces(text: str) -> list[str]:
    """Cut `text` into runs of white space, bars and clauses that LAC reads at once; joined they are `text` again."""
    found: list[str] = []
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece[0].isspace():
            found.extend(piece)  # each line break by itself
            continue
        while len(piece) > LONGEST:
            cut = max(piece.rfind(mark, 0, LONGEST) for mark in _LAST_COMMA) + 1
            cut = cut if cut > LONGEST // 3 else LONGEST
            found.append(piece[:cut])
            piece = piece[cut:]
        found.append(piece)
    return found


class LacTokenizer:
    """Callable `text -> Doc`, as spaCy wants a tokenizer. The documents are annotated with `weights`, by default those of the package."""

    def __init__(self, vocab: Vocab, weights: Weights | None = None) -> None:
        self.vocab, self._weights = vocab, weights or weights_at()

    def __call__(self, text: str) -> Doc:
        cut = pieces(text)
        prose = [n for n, piece in enumerate(cut) if not piece[0].isspace() and piece != BAR]
        tagged = dict(zip(prose, lexer().tag([cut[n] for n in prose]), strict=True))
        words: list[str] = []
        tags: list[str] = []
        for number, piece in enumerate(cut):
            if number not in tagged:
                words.append(piece)
                tags.append(MARK if piece == BAR else SPACE)
                continue
            start = 0
            for length, tag in tagged[number]:
                words.append(piece[start : start + length])
                tags.append(tag)
                start += length
        names = [f"B-{tag}" if tag in NAMES else "O" for tag in tags]
        doc = Doc(self.vocab, words=words, spaces=[False] * len(words), tags=tags, ents=names)
        use(doc, self._weights)
        return doc

    # spaCy saves and copies a pipeline through these; there is no state to keep.
    def to_bytes(self, **_: object) -> bytes:
        return b""

    def from_bytes(self, _: bytes, **__: object) -> LacTokenizer:
        return self

    def to_disk(self, *_: object, **__: object) -> None:
        return None

    def from_disk(self, *_: object, **__: object) -> LacTokenizer:
        return self
