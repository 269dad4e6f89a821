"""What the relation rules ask of an annotated document: mentions by sentence and type, clauses, the report's own place."""
from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from spacy.tokens import Doc

from ingest.extract.mentions import Link, Mention, Sentence
from ingest.extract.words import words

ITEMS = ("Reform", "Pilot")
COMMAS = "，,；;：:"
"""Marks between the clauses of a sentence."""
MARKS = COMMAS + "。！？!?\n"
"""Marks before or after a clause."""
_LONGEST = 300  # characters of a clause; beyond, the text has no punctuation to speak of


class Context:
    """A view of a `Doc` for the relation rules. Made once per document; mentions are not changed."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = words(doc).text
        self.sentences: list[Sentence] = doc._.sentences
        self._starts = [s.start for s in self.sentences]
        self.own = next((m for m in doc._.mentions if m.type == "City" and m.own), None)
        self.spelled_own = next((m for m in doc._.mentions if m.type == "City" and m.own and m.end > m.start), None)
        self.by_type: dict[str, list[Mention]] = defaultdict(list)
        for mention in sorted(doc._.mentions, key=lambda m: (m.start, m.end)):
            if mention.end > mention.start:
                self.by_type[mention.type].append(mention)
        self._by_sentence: dict[tuple[str, int], list[Mention]] = defaultdict(list)
        for kind, mentions in self.by_type.items():
            for mention in mentions:
                self._by_sentence[kind, self.number(mention.start)].append(mention)

    def number(self, position: int) -> int:
        """Number of the sentence that holds `position` (the one before, where it lies between two)."""
        return max(0, bisect_right(self._starts, position) - 1)

    def sentence(self, mention: Mention) -> Sentence | None:
        """The sentence of a mention."""
        return self.sentences[self.number(mention.start)] if self.sentences else None

    def within(self, number: int, *kinds: str) -> list[Mention]:
        """Mentions of those types in sentence `number`, in order."""
        found = [m for kind in kinds for m in self._by_sentence.get((kind, number), ())]
        return found if len(kinds) == 1 else sorted(found, key=lambda m: (m.start, m.end))

    def items(self) -> list[Mention]:
        """Reforms and pilots, in order."""
        return sorted((m for kind in ITEMS for m in self.by_type.get(kind, ())), key=lambda m: (m.start, m.end))

    def clause_start(self, position: int, sentence: Sentence) -> int:
        """Where the clause that holds `position` begins: after the last comma or stronger mark before it in the sentence."""
        start = position
        while start > sentence.start and position - start < _LONGEST and self.text[start - 1] not in MARKS:
            start -= 1
        return start

    def clause_end(self, position: int, sentence: Sentence) -> int:
        """Where the clause that holds `position` ends."""
        end = position
        while end < sentence.end and end - position < _LONGEST and self.text[end] not in MARKS:
            end += 1
        return end

    def link(self, kind: str, head: Mention, tail: Mention | dict, confidence: float, at: Mention | None = None, **attrs) -> None:
        """Append a link whose sentence is that of `at` (of `head`, or of the tail where the head is implied)."""
        anchor = at or (head if head.end > head.start else tail if isinstance(tail, Mention) else None)
        sentence = self.sentence(anchor) if anchor is not None and anchor.end > anchor.start else None
        start, end = (sentence.start, sentence.end) if sentence else (0, 0)
        self.doc._.links.append(Link(kind, head, tail, start, end, "relations", round(confidence, 3), attrs))


def first_of_each(mentions: list[Mention]) -> list[Mention]:
    """The first mention of each thing (type and key)."""
    seen: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        seen.setdefault((mention.type, mention.key or mention.name), mention)
    return list(seen.values())


def commas(gap: str) -> int:
    """How many marks between clauses a text has."""
    return sum(gap.count(mark) for mark in COMMAS)
