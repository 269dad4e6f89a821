"""Component `numbers`: the numbers of a report, what each measures, and whether it is a result (Outcome), a target (Target) or neither.

All number expressions are found by pattern (`expressions`), a fitted table tells measured numbers from mere counts (`classify`), the
clause up to the number names it (`indicator`; for numbers that share a clause `lists`, for what came in a row `streaks`), and the sentence's
`plan` makes the difference between Outcome and Target, unless the clause says otherwise (`tense`).
"""
from __future__ import annotations

from spacy.language import Language

from ingest.extract.numbers.component import mark_numbers


@Language.factory("reformgraph_numbers")
def create_numbers(nlp: Language, name: str):
    """Append Outcome and Target mentions. Needs `sentences` and `sections` before it."""
    return mark_numbers
