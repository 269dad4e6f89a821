"""From how sure a component is to how often such facts are right, as measured on text not learnt from.

`calibration.json` of the weights has, for each setting and each kind of entity and relation, a logistic function: of an entity its own confidence counts,
of a relation also those of its two ends. `python -m training --calibrate` measures them on annotated text; those of kinds that the annotations lack or hardly
have (targets, problems, organisations, posts, GOVERNED_BY …) on facts judged one by one (`training/judged`). Weights without that file leave confidences as
they are, and so do facts from ledgers (a cell says what it says).
"""
from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from ingest.extract.assemble import Extraction
from ingest.extract.weights import Weights
from ingest.facts import Relation

FILE = "calibration.json"
UNCALIBRATED = "ledgers"
_SURE = 0.995
Function = list[float]
"""Weights of the inputs (the log odds of an entity; those of `relation_input`) and last the constant."""


def calibrate(found: Extraction, weights: Weights, setting: str) -> Extraction:
    """`found` with measured confidences; candidates, too."""
    functions = weights.optional(FILE).get(setting)
    if not functions:
        return found
    candidates = found.candidates
    raw = {e.id: e.confidence for e in (*found.entities, *found.roles)} | {e["id"]: e["confidence"] for e in candidates["entities"]}
    return replace(
        found,
        entities=[replace(e, confidence=_entity(functions, e.type, e.component, e.confidence)) for e in found.entities],
        relations=[replace(r, confidence=_relation(functions, r, raw)) for r in found.relations],
        roles=[replace(role, relations=[replace(r, confidence=_relation(functions, r, raw)) for r in role.relations]) for role in found.roles],
        candidates={
            "entities": [{**e, "confidence": _entity(functions, e["type"], e["component"], e["confidence"])} for e in candidates["entities"]],
            "relations": [{**r, "confidence": _relation(functions, Relation(**r), raw)} for r in candidates["relations"]],
        })


def relation_input(relation: Relation, raw: dict[str, float]) -> list[float]:
    """What a relation's confidence is measured from: its own, its head's, its tail's; `raw`: confidence by entity id."""
    tail = raw.get(relation.tail, 1.0) if isinstance(relation.tail, str) else 1.0
    return [log_odds(relation.confidence), log_odds(raw.get(relation.head, 1.0)), log_odds(tail)]


def log_odds(confidence: float) -> float:
    """Log odds, cut at .005 and .995."""
    p = min(max(confidence, 1 - _SURE), _SURE)
    return math.log(p / (1 - p))


def value(function: Function, inputs: list[float]) -> float:
    """The measured confidence, three digits."""
    return round(1 / (1 + math.exp(-sum(w * x for w, x in zip(function, [*inputs, 1.0], strict=True)))), 3)


def _entity(functions: dict[str, Any], kind: str, component: str, confidence: float) -> float:
    function = functions["entities"].get(kind)
    if function is None or component == UNCALIBRATED:
        return confidence
    return value(function, [log_odds(confidence)])


def _relation(functions: dict[str, Any], relation: Relation, raw: dict[str, float]) -> float:
    function = functions["relations"].get(relation.type)
    if function is None or relation.component == UNCALIBRATED:
        return relation.confidence
    return value(function, relation_input(relation, raw))
