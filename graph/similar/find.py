"""Similar reforms and pilots of other places, in order."""
from __future__ import annotations

from collections.abc import Mapping

from graph.similar.candidates import candidates
from graph.similar.features import features
from graph.similar.filters import Filters
from graph.similar.places import alike, likeness
from graph.similar.ranking import Ranking, ranking
from graph.similar.records import Profile, Question, Ranked
from graph.store import Store

WIDER = 4
"""How many times as many things are looked at where filters take most of them away."""


def find(
    store: Store, question: Question, filters: Filters | None = None, places: float = 0.0,
    industries: Mapping[str, Mapping[str, int]] | None = None, least: float | None = None,
) -> list[Ranked]:
    """What of other places answers the question, the best first; nothing where nothing is worth showing. `places` in [0, 1] says how much the
    likeness of the places decides beside that of the things; `industries` by place id (`graph.similar.industries`); `least` shows from another
    score on than the shipped one. Raises the store's errors."""
    filters = filters or Filters()
    ranks = ranking("meaning" if question.vector is not None else "words")
    found, cosines = candidates(store, question, WIDER if filters.any else 1)
    floor = min(cosines.values(), default=0.0)
    own = {p.id for p in question.places}
    answers = [rank(question, item, cosines.get(item.id, floor), ranks) for item in found.values()
               if not own & {p.id for p in item.places} and filters.admits(item, question)]
    kept = [a for a in answers if a.score >= (ranks.worth if least is None else least)]
    if question.places:
        kept = [_placed(a, question, industries or {}) for a in kept]
    return sorted(kept, key=lambda a: (-((1 - places) * a.score + places * a.alike), -a.score, a.item.id))


def rank(question: Question, item: Profile, cosine: float, ranks: Ranking) -> Ranked:
    """One thing, scored. A pure function: benchmarks call it with what they keep in files."""
    weighed = features(question, item, cosine)
    return Ranked(item, ranks.score(weighed), weighed)


def _placed(answer: Ranked, question: Question, industries: Mapping[str, Mapping[str, int]]) -> Ranked:
    best = max((likeness(alike(a, b, industries)) for a in question.places for b in answer.item.places), default=0.0)
    return Ranked(answer.item, answer.score, answer.features, best)
