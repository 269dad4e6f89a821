"""The places that the rules found, weighed by the encoder: what it holds for none goes, what only it sees is added.

The rules know every division by name and code, the encoder the way a sentence speaks of a place: it denies 朝阳 in 朝阳产业 and sees
townships and zones whose names no table has.
"""
from __future__ import annotations

from spacy.tokens import Doc

from ingest.extract.encoder.encoded import encoded
from ingest.extract.encoder.places import EncoderPlaces, likely
from ingest.extract.mentions import Mention
from ingest.extract.places.forms import form_level
from ingest.extract.words import Words

DENIED = 0.03
"""A place that the encoder holds for less probable goes."""
SEEN = 0.8
"""A place that only the encoder sees must be so probable, and have the form of a name of a place."""


def weighed(doc: Doc, table: Words, groups: list[list[Mention]]) -> list[list[Mention]]:
    """The groups of City mentions without those that the encoder denies; the last with those that it adds. Unchanged without it."""
    other = encoded(doc)
    if other is None:
        return groups
    seen = EncoderPlaces(other, table, doc._.sentences)
    taken = [(m.start, m.end) for group in groups for m in group]
    kept = [[m for m in group if m.end == m.start or seen.chance(m.start, m.end) >= DENIED] for group in groups]
    for start, end, chance in likely(seen.spans, SEEN):
        name = table.text[start:end]
        level = form_level(name)
        if level and all(end <= a or start >= b for a, b in taken):
            kept[-1].append(Mention("City", start, end, name, "encoder", round(chance, 3), {"level": level}, key=name))
    return kept
