"""Component `plans`: a second look at what is plan and what is past, with the encoder's reading of the numbers.

The encoder has learnt which numbers are results from their whole surroundings. Where it holds numbers that look like results (新增城镇就业5.5万人) to be none,
the sentence tells of what is to be done: lists of tasks and of targets often say so in no word of their own.
"""
from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.encoder.encoded import encoded
from ingest.extract.numbers.classify import features, probability
from ingest.extract.numbers.component import neighbours
from ingest.extract.numbers.expressions import find
from ingest.extract.sections import decide, evidence
from ingest.extract.sections.smoothing import CUE
from ingest.extract.weights import weights_of
from ingest.extract.words import words

_LOOKS_LIKE_A_RESULT = 0.5
"""Numbers that the table, which knows no plan, holds to be less probable tell nothing."""
_MIDDLE = 2.0
"""Log odds of a result between those of numbers in plans and in reports (medians -5 and 6; a twentieth of the reports' lies below 1.5)."""
_FOR_PLAN, _FOR_PAST = 3.0, 1.0
"""The most that a sentence's numbers count, either way: measured on places not learnt from. Plans are told apart well by them, reports are what most sentences are."""
_BEGINS = 2.0
"""Evidence from which a plan may begin at a sentence."""


@Language.factory("reformgraph_plans")
def create_plans(nlp: Language, name: str):
    """Set `plan` of the sentences anew; nothing changes without the encoder."""
    return look_again


def look_again(doc: Doc) -> Doc:
    """Replace `doc._.sentences` by the same with `plan` decided by the numbers, too (see module)."""
    seen, told = evidence(doc), _told_by_numbers(doc)
    if not told or not seen.own:
        return doc
    own = [score + told.get(n, 0.0) for n, score in enumerate(seen.own)]
    tells = [max(tell, CUE) if told.get(n, 0.0) >= _BEGINS else tell for n, tell in enumerate(seen.tells)]
    decide(doc, replace(seen, own=own, tells=tells))
    return doc


def _told_by_numbers(doc: Doc) -> dict[int, float]:
    """Sentence → log odds that it is a plan, from its numbers; sentences without any are left out."""
    reader = encoded(doc)
    if reader is None:
        return {}
    table, odds = words(doc), weights_of(doc).odds("numbers")
    starts = [sentence.start for sentence in doc._.sentences]
    found: dict[int, list[float]] = {}
    for quantity in find(table.text):
        number = bisect_right(starts, quantity.start) - 1
        if number < 0 or quantity.start >= doc._.sentences[number].end:
            continue
        seen = features(table.text, quantity, *neighbours(table, quantity), False)
        if probability(seen, odds) < _LOOKS_LIKE_A_RESULT:
            continue
        chance = reader.number(quantity.first, quantity.end, seen, plan=False)
        if chance is not None:
            found.setdefault(number, []).append(_MIDDLE - math.log(max(chance, 1e-9) / max(1 - chance, 1e-9)))
    return {number: max(-_FOR_PAST, min(_FOR_PLAN, math.fsum(scores))) for number, scores in found.items()}
