"""How often facts of each confidence are right: measured on documents that the weights have not seen, kept as `calibration.json`.

A fact is right where the scorer pairs it with an annotated one; what annotators held to be a matter of taste is left out. Of kinds that are not
annotated, facts drawn at random were judged one by one (`training.judgements`); `added` gives these kinds functions of their own.
"""
from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.extract.calibration import FILE, UNCALIBRATED, log_odds, relation_input
from ingest.facts import Relation
from training.annotated import Annotated
from training.measure import scorer

__all__ = ["FILE", "Judged", "added", "error", "functions", "judged", "reliability", "table"]
PRIOR_ENTITIES, PRIOR_RELATIONS = 3.0, 3.0
"""How strongly a kind is held to what all kinds have, in units of the squared difference of a weight."""
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True)
class Judged:
    """One extracted fact: `which` is entities or relations, `inputs` what its confidence is measured from, `right` whether annotators have it."""

    which: str
    kind: str
    inputs: tuple[float, ...]
    confidence: float
    right: bool


def judged(documents: Iterable[Annotated], found: dict[str, dict]) -> list[Judged]:
    """Every shown fact of `found` (document → what was extracted) that annotators decided on."""
    score, facts = scorer(), []
    for one in documents:
        gold, pred = one.facts, found[one.doc]
        pairs = score.pair_entities(gold["entities"], pred["entities"])
        back = {p: g for g, p in pairs.items()}
        soft = {e["id"] for e in gold["entities"] if e.get("soft")}
        taste = {e["id"] for e in pred["entities"]
                 if (back[e["id"]] in soft if e["id"] in back else score.is_optional(e, gold.get("optional", {})))}
        raw = {e["id"]: e["confidence"] for e in pred["entities"]}
        for e in pred["entities"]:
            if e["type"] in score.ENTITY_TYPES and e["id"] not in taste and e["component"] != UNCALIBRATED:
                facts.append(Judged("entities", e["type"], (log_odds(e["confidence"]),), e["confidence"], e["id"] in back))
        matched = {id(p): g for g, p in score.pair_relations(gold, pred, pairs)}
        for r in pred["relations"]:
            ends = {r["head"], r["tail"] if isinstance(r["tail"], str) else ""}
            free = ends & taste or matched.get(id(r), {}).get("soft")
            if r["type"] in score.RELATION_TYPES and not free and r["component"] != UNCALIBRATED:
                facts.append(Judged("relations", r["type"], tuple(relation_input(Relation(**r), raw)), r["confidence"], id(r) in matched))
    return facts


def functions(facts: Sequence[Judged]) -> dict[str, dict[str, list[float]]]:
    """The logistic function of every kind; kinds with few facts stay near the function of all kinds together."""
    made: dict[str, dict[str, list[float]]] = {}
    for which, strength in (("entities", PRIOR_ENTITIES), ("relations", PRIOR_RELATIONS)):
        by_kind: dict[str, list[Judged]] = defaultdict(list)
        for fact in facts:
            if fact.which == which:
                by_kind[fact.kind].append(fact)
        whole = [f for kind in by_kind.values() for f in kind]
        if not whole:
            made[which] = {}
            continue
        common = _logistic(whole, _as_it_is(whole), strength)
        made[which] = {kind: _rounded(_logistic(some, common, strength)) for kind, some in sorted(by_kind.items())}
    return made


def added(made: dict[str, dict[str, list[float]]], facts: Sequence[Judged]) -> dict[str, dict[str, list[float]]]:
    """`made` and the functions of the kinds of `facts`; those of all other kinds stay as they are.

    Each is held near the function that leaves a confidence as it is, not to what annotated kinds have: a rule that always says .7 of a relation says
    nothing through the confidences of its ends, which count for much in relations that were learnt.
    """
    whole: dict[str, dict[str, list[float]]] = {}
    for which, strength in (("entities", PRIOR_ENTITIES), ("relations", PRIOR_RELATIONS)):
        by_kind: dict[str, list[Judged]] = defaultdict(list)
        for fact in facts:
            if fact.which == which:
                by_kind[fact.kind].append(fact)
        own = {kind: _rounded(_logistic(some, _as_it_is(some), strength)) for kind, some in by_kind.items()}
        whole[which] = dict(sorted((made[which] | own).items()))
    return whole


def _as_it_is(facts: Sequence[Judged]) -> np.ndarray:
    """The function that leaves the confidence as it is: the first input alone."""
    return np.array([1.0] + [0.0] * len(facts[0].inputs))


def _rounded(function: np.ndarray) -> list[float]:
    return [round(float(w), 4) for w in function]


def _logistic(facts: Sequence[Judged], prior: np.ndarray, strength: float) -> np.ndarray:
    """Weights of most likelihood (Newton's method, shorter steps where it overshoots), held to `prior`; more confidence never means less."""
    x = np.array([[*f.inputs, 1.0] for f in facts])
    y = np.array([f.right for f in facts], dtype=float)

    def loss(w: np.ndarray) -> float:
        return np.logaddexp(0, x @ w).sum() - y @ (x @ w) + strength / 2 * ((w - prior) ** 2).sum()

    w, bound = prior.copy(), np.array([0.0] * (len(prior) - 1) + [-np.inf])
    for _ in range(200):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -50, 50)))
        slope = x.T @ (p - y) + strength * (w - prior)
        bend = (x.T * (p * (1 - p))) @ x + strength * np.eye(len(w))
        free = (w > bound) | (slope < 0)  # a weight at its bound stays there while the slope pushes it on
        step = np.zeros_like(w)
        step[free] = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        size = 1.0
        while size > 1e-6 and loss(np.maximum(w - size * step, bound)) > loss(w):
            size /= 2
        moved = np.maximum(w - size * step, bound)
        if np.abs(moved - w).max() < 1e-8:
            break
        w = moved
    return w


def reliability(facts: Sequence[Judged], which: str | None = None) -> list[tuple[str, int, float, float]]:
    """(range of confidence, facts, their mean confidence, share that is right) of each range that has facts."""
    rows = []
    for low, high in itertools.pairwise(BINS):
        some = [f for f in facts if low <= f.confidence < high and which in (None, f.which)]
        if some:
            name = f"{low:.2f}–{min(high, 1):.2f}"
            rows.append((name, len(some), sum(f.confidence for f in some) / len(some), sum(f.right for f in some) / len(some)))
    return rows


def error(facts: Sequence[Judged]) -> float:
    """Expected calibration error: the mean distance between confidence and share right over the ranges, weighted by facts."""
    rows = reliability(facts)
    return sum(n * abs(said - right) for _, n, said, right in rows) / max(1, sum(n for _, n, _, _ in rows))


def table(facts: Sequence[Judged]) -> str:
    """The reliability of entities and of relations as text."""
    lines = [f"{'confidence':<14}{'entities':>10}{'said':>8}{'right':>8}{'relations':>12}{'said':>8}{'right':>8}"]
    both = [{name: row for name, *row in reliability(facts, which)} for which in ("entities", "relations")]
    for low, high in itertools.pairwise(BINS):
        name = f"{low:.2f}–{min(high, 1):.2f}"
        if any(name in part for part in both):
            cells = [part.get(name, [0, 0.0, 0.0]) for part in both]
            lines.append(f"{name:<14}{cells[0][0]:>10}{cells[0][1]:>8.3f}{cells[0][2]:>8.3f}{cells[1][0]:>12}{cells[1][1]:>8.3f}{cells[1][2]:>8.3f}")
    return "\n".join([*lines, f"expected calibration error {error(facts):.3f} over {len(facts)} facts"])
