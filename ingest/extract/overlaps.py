"""Component `overlaps`: settles which of two mentions stays where they claim the same words.

- The same span and type twice: the surer one.
- A Reform over the words of a Policy (《…》 or the same words): the Policy. A Reform over the words of a Pilot: the Pilot,
  unless it is only a candidate.
- A Problem inside a Reform's, Pilot's or Policy's name, or holding one: the name.
- A Leader, City, Organisation or number inside a name stays: they are other things that the name is made of.

Links of a mention that goes are handed to the one that stays, if that is of the same type.
"""
from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.mentions import Mention
from ingest.extract.span_model import SURE

_ITEMS = ("Policy", "Pilot", "Reform")
"""Types whose names may not share words, the stronger first."""


@Language.factory("reformgraph_overlaps")
def create_overlaps(nlp: Language, name: str):
    """Drop mentions that clash, by the rules of the module."""
    return resolve_overlaps


def resolve_overlaps(doc: Doc) -> Doc:
    """Keep of `doc._.mentions` those that the rules keep, sorted by place."""
    ordered = sorted(doc._.mentions, key=lambda m: (m.start, m.end, m.type, -m.confidence, m.name))
    gone = _repeated(ordered)
    rivals = [m for m in ordered if m.type in (*_ITEMS, "Problem") and m.end > m.start and id(m) not in gone]
    for number, first in enumerate(rivals):
        for second in rivals[number + 1 :]:
            if second.start >= first.end or id(first) in gone:
                break
            if id(second) not in gone:
                loser, winner = _loser(first, second)
                gone[id(loser)] = winner
    doc._.mentions = [m for m in ordered if id(m) not in gone]
    for link in doc._.links:
        link.head = _heir(link.head, gone)
        if isinstance(link.tail, Mention):
            link.tail = _heir(link.tail, gone)
    return doc


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
