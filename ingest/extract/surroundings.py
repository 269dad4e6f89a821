"""The words around a name: its clause before it, its clause after it, and the verb that governs it."""
from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from ingest.extract.assemble import sentence_at
from ingest.extract.mentions import Sentence
from ingest.extract.words import words

_ENDS = frozenset("，,；;。！？!?：:")


@dataclass(frozen=True)
class Surroundings:
    """(word, tag) pairs; `before` nearest first and `after` nearest first, both within the clause; `name` in order."""

    before: list[tuple[str, str]]
    name: list[tuple[str, str]]
    after: list[tuple[str, str]]
    sentence: Sentence | None

    @property
    def verb(self) -> str:
        """The nearest verb before the name in its clause, empty if there is none."""
        return next((word for word, tag in self.before if tag in ("v", "vd")), "")


def surroundings(doc: Doc, start: int, end: int) -> Surroundings:
    """The surroundings of characters [start, end)."""
    tokens = words(doc)
    inside = tokens.span(start, end)
    sentence = sentence_at(doc, start, end)
    around = tokens.span(sentence.start, sentence.end) if sentence else range(len(tokens.starts))
    before, after = [], []
    for number in range(inside.start - 1, around.start - 1, -1):
        if tokens.texts[number] in _ENDS:
            break
        before.append((tokens.texts[number], tokens.tags[number]))
    for number in range(inside.stop, around.stop):
        if tokens.texts[number] in _ENDS:
            break
        after.append((tokens.texts[number], tokens.tags[number]))
    return Surroundings(before, [(tokens.texts[n], tokens.tags[n]) for n in inside], after, sentence)
