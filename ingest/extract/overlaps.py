"""Component `overlaps`: settles which of two mentions stays where they claim the same words.

- The same span and type twice: the surer one.
- A Reform over the words of a Policy (《…》 or the same words): the Policy. A Reform over the words of a Pilot: the Pilot,
  unless it is only a candidate.
- A Problem inside a Reform's, Pilot's or Policy's name, or holding one: the name.
- A Leader, City or Organisation inside a name stays: they are other things that the name is made of.
- What the notes at the end of a report say (`sections.notes`) explains words: only places and leaders stay.
- A number inside a name (23条“补针点睛”措施) counts what the name is of, and is no result of it: only a candidate.

Links of a mention that goes are handed to the one that stays, if that is of the same type.
"""
from __future__ import annotations

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.mentions import Mention
from ingest.extract.sections.notes import notes
from ingest.extract.span_model import SURE

_ITEMS = ("Policy", "Pilot", "Reform")
"""Types whose names may not share words, the stronger first."""
_EVERYWHERE = ("City", "Leader")
_NUMBERS, _IN_A_NAME = ("Outcome", "Target"), 0.3
"""What numbers are, and how sure one within a name is: 19 of 22 such numbers are a matter of taste in the annotations, none is in the others."""


@Language.factory("reformgraph_overlaps")
def create_overlaps(nlp: Language, name: str):
    """Drop mentions that clash, by the rules of the module."""
    return resolve_overlaps


def resolve_overlaps(doc: Doc) -> Doc:
    """Keep of `doc._.mentions` those that the rules keep, sorted by place."""
    ordered = sorted(_said(doc), key=lambda m: (m.start, m.end, m.type, -m.confidence, m.name))
    gone = _repeated(ordered)
    rivals = [m for m in ordered if m.type in (*_ITEMS, "Problem") and m.end > m.start and id(m) not in gone]
    for number, first in enumerate(rivals):
        for second in rivals[number + 1 :]:
            if second.start >= first.end or id(first) in gone:
                break
            if id(second) not in gone:
                loser, winner = _loser(first, second)
                gone[id(loser)] = winner
    _weaken_numbers(ordered, [m for m in rivals if m.type in _ITEMS and m.confidence >= SURE and id(m) not in gone])
    doc._.mentions = [m for m in ordered if id(m) not in gone]
    for link in doc._.links:
        link.head = _heir(link.head, gone)
        if isinstance(link.tail, Mention):
            link.tail = _heir(link.tail, gone)
    return doc


def _said(doc: Doc) -> list[Mention]:
    """The mentions that are not of the notes."""
    explained = notes(doc)
    if not explained:
        return doc._.mentions
    blocks = doc._.clean.blocks
    starts, spans = [block.start for block in blocks], [number in explained for number in range(len(blocks))]
    return [m for m in doc._.mentions if m.type in _EVERYWHERE or m.end == m.start or not spans[max(0, bisect_right(starts, m.start) - 1)]]


def _weaken_numbers(mentions: list[Mention], items: list[Mention]) -> None:
    """Let numbers that lie within one of `items` be candidates."""
    starts = [item.start for item in items]
    for mention in mentions:
        if mention.type in _NUMBERS and mention.end > mention.start:
            at = bisect_right(starts, mention.start) - 1
            if at >= 0 and mention.end <= items[at].end:
                mention.confidence = min(mention.confidence, _IN_A_NAME)


def _repeated(ordered: list[Mention]) -> dict[int, Mention]:
    """Mentions that repeat another one (same place, type and name), by id, with the one that stays."""
    kept: dict[tuple, Mention] = {}
    gone: dict[int, Mention] = {}
    for mention in ordered:
        key = (mention.start, mention.end, mention.type, mention.key or mention.name)
        if key in kept and mention.end > mention.start:
            gone[id(mention)] = kept[key]
            kept[key].attrs = {**mention.attrs, **kept[key].attrs}
        else:
            kept.setdefault(key, mention)
    return gone


def _loser(first: Mention, second: Mention) -> tuple[Mention, Mention]:
    """(the one that goes, the one that stays)"""
    return (second, first) if _strength(first) >= _strength(second) else (first, second)


def _strength(mention: Mention) -> tuple:
    if mention.type == "Problem":
        return (0, mention.confidence, mention.end - mention.start)
    if mention.type == "Policy":
        return (2, mention.confidence, mention.end - mention.start)
    return (1, mention.confidence >= SURE, mention.type == "Pilot", mention.end - mention.start, mention.confidence)


def _heir(mention: Mention, gone: dict[int, Mention]) -> Mention:
    """The mention that stays for `mention`, if it is of the same type; else `mention` itself (its links then lapse)."""
    now = mention
    while id(now) in gone:
        now = gone[id(now)]
    return now if now.type == mention.type else mention
