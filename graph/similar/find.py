"""Similar reforms and pilots of other places, in order."""
from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graph.similar import cypher
from graph.similar.candidates import candidates, nearest, profiles
from graph.similar.embedder import unit
from graph.similar.features import LONG, features
from graph.similar.filters import Filters
from graph.similar.own import elsewhere
from graph.similar.places import alike, likeness
from graph.similar.ranking import Ranking, ranking
from graph.similar.records import Profile, Question, Ranked
from graph.similar.vectors import vectors_of
from graph.store import Store

WIDER = 4
"""How many times as many things are looked at where filters take most of them away."""
WORD = 2 / LONG
"""Feature `run` of a word of two characters that both have."""
SHARED = frozenset(("concept", "policy", "problem", "topic"))
ECHOED = 3
"""Best answers that are asked again with the question (pseudo-relevance feedback); of 3, 5 and 8 the best on the judged set's first half."""


def find(
    store: Store, question: Question, filters: Filters | None = None, places: float = 0.0,
    industries: Mapping[str, Mapping[str, int]] | None = None, least: float | None = None,
) -> list[Ranked]:
    """What of other places answers the question, the best first; nothing where nothing is worth showing. `places` in [0, 1] says how much the
    likeness of the places decides beside that of the things; `industries` by place id (`graph.similar.industries`); `least` shows from another
    score on than the shipped one. Raises the store's errors."""
    filters = filters or Filters()
    found = weighed(store, question, filters)
    sides = [_side(question, item) for item, _ in found]
    if not question.item and not _answered(store, [(gating, known) for (_, known), (_, gating) in zip(found, sides, strict=True)]):
        return []  # nobody does it: what comes nearest is noise
    answers = [(Ranked(item, ranks.score(known), known), ranks) for (item, known), (ranks, _) in zip(found, sides, strict=True)]
    if question.item and least is None and not any(answer.score >= ranks.worth for answer, ranks in answers):
        return []
    kept = [answer for answer, ranks in answers if (answer.score >= least if least is not None else _kept(answer, ranks))]
    if question.places:
        kept = [_placed(a, question, industries or {}) for a in kept]
    return sorted(kept, key=lambda a: (-((1 - places) * a.score + places * a.alike), -a.score, a.item.id))


def weighed(store: Store, question: Question, filters: Filters) -> list[tuple[Profile, dict[str, float]]]:
    """Everything of other places that may answer, with its features, in no order."""
    wider = WIDER if filters.any else 1
    found, cosines, vectors = candidates(store, question, wider)
    found = elsewhere(store, question, found)
    floor = min(cosines.values(), default=0.0)
    known = {i: features(question, item, cosines.get(i, floor)) for i, item in found.items()}
    if question.vector is not None and found:
        echoes = _echoes(store, question.vector, known, vectors, wider)
        new = profiles(store, (i for i in echoes if i not in known and i != question.item))
        found |= elsewhere(store, question, new)
        lowest = min(echoes.values(), default=0.0)
        known = {i: {**(known.get(i) or features(question, item, floor)), "echo": round(echoes.get(i, lowest), 4)} for i, item in found.items()}
    return [(item, known[i]) for i, item in found.items() if filters.admits(item, question)]


def _answered(store: Store, found: list[tuple[Ranking, dict[str, float]]]) -> bool:
    """Whether any of them is more than the nearest of what has nothing to do with the question."""
    items = sum(store.read(query).single() for query in cypher.MANY.values())
    gates = {ranks: ranks.gate_of(items) for ranks in {ranks for ranks, _ in found}}
    return any(ranks.score(known) >= gates[ranks] for ranks, known in found)


def _kept(answer: Ranked, ranks: Ranking) -> bool:
    """Whether an answer is shown beside the best. In a small graph the nearest of what has nothing to do with the question is often among the first, so
    that what is not sure must have something in common with it that one can name."""
    if answer.score >= ranks.worth:
        return True
    return answer.score >= ranks.tail and (answer.features.get("run", 0) >= WORD or not SHARED.isdisjoint(answer.features))


def _side(question: Question, item: Profile) -> tuple[Ranking, Ranking]:
    """How a thing is ranked, and what says whether it is any answer at all: with its vector, or by its words where it or the question has none."""
    if question.vector is not None and item.meant:
        return ranking("meaning"), ranking("first")
    return ranking("words"), ranking("words")


def _echoes(store: Store, vector: np.ndarray, known: Mapping[str, dict[str, float]], vectors: Mapping[str, np.ndarray], wider: int) -> dict[str, float]:
    """What is near to the question and its best answers together: who asks in other words than reports use meets reports half way."""
    first = ranking("first")
    best = sorted(known, key=lambda i: (-first.score(known[i]), i))[:ECHOED]
    missing = [i for i in best if i not in vectors]
    vectors = {**vectors, **(vectors_of(store, missing) if missing else {})}
    answers = [vectors[i] for i in best if i in vectors]
    if not answers:
        return {}
    return nearest(store, unit(vector + unit(np.mean(np.stack(answers), axis=0))), wider)


def _placed(answer: Ranked, question: Question, industries: Mapping[str, Mapping[str, int]]) -> Ranked:
    best = max((likeness(alike(a, b, industries)) for a in question.places for b in answer.item.places), default=0.0)
    return Ranked(answer.item, answer.score, answer.features, best)
