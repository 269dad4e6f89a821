"""Which things may answer a question: from the store's indexes and from what they share, with what is compared of each."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from graph.model import FULLTEXT_INDEX, LABELS, TOLD_INDEX, VECTOR_INDEX
from graph.similar import cypher
from graph.similar.records import Place, Profile, Question
from graph.similar.words import searched
from graph.store import Store

NEAREST = 120
"""Things that the vector index is asked for."""
WORDED = 60
"""Things that each full-text index is asked for."""
TIED = 60
"""Things that share a concept, policy or problem."""
MOST = 220
"""Things that are compared at most."""


def candidates(store: Store, question: Question, wider: int = 1) -> tuple[dict[str, Profile], dict[str, float]]:
    """Profiles by id, and the cosines of those that the vector index gave. `wider`: how many times as many are looked at where filters will
    take most of them away. The thing that is asked about is not among them."""
    cosines = nearest(store, question.vector, wider) if question.vector is not None else {}
    found: dict[str, None] = {}
    for index, words in ((FULLTEXT_INDEX, searched(question.name)), (TOLD_INDEX, searched(f"{question.name} {question.told}"))):
        if words:
            found |= dict.fromkeys(store.read(cypher.BY_WORDS, index=index, words=words, k=WORDED * wider).single())
    links = sorted({i for _, i, _ in question.links})
    if links:
        found |= dict.fromkeys(store.read(cypher.BY_LINKS, links=links, k=TIED * wider).single())
    ids = list(dict.fromkeys((*cosines, *found)))[: MOST * wider]
    return profiles(store, (i for i in ids if i != question.item)), cosines


def nearest(store: Store, vector: np.ndarray, wider: int = 1) -> dict[str, float]:
    """The things nearest to a vector by the store's index: id → cosine, the nearest first."""
    found = store.read(cypher.BY_VECTOR, index=VECTOR_INDEX, k=NEAREST * wider, vector=[float(x) for x in vector]).rows
    ids, scores = found[0] if found else ((), ())
    return {i: 2 * score - 1 for i, score in zip(ids, scores, strict=True)}  # both stores give (1 + cosine) / 2


def profiles(store: Store, ids: Iterable[str]) -> dict[str, Profile]:
    """What is compared, by id; ids of other things than reforms and pilots are left out."""
    wanted = [i for i in ids if i.partition(":")[0] in _PREFIXES]
    rows = store.read(cypher.PROFILES, ids=wanted).single() if wanted else None
    return {p.id: p for row in rows or () if (p := _profile(row))}


def _profile(row: dict[str, Any]) -> Profile | None:
    label = next((name for name in row["labels"] if name in cypher.ITEMS), "")
    if not label:
        return None
    places = tuple(sorted((Place(p["id"], p["name"], p.get("level") or "", p.get("province") or "", p.get("adcode") or "")
                           for p in row["places"] if p), key=lambda p: p.id))
    links = frozenset((x["kind"], x["id"], x["name"]) for x in row["links"] if x)
    return Profile(row["id"], label, row["name"] or "", tuple(row["aliases"] or ()), row["told"] or "", row["topic"] or "", row["level"] or "",
                   row["status"] or "", row["first"] or "", row["year"], tuple(row["years"] or ()), row["confidence"] or 0.0, places, links,
                   not (row["embedded"] or cypher.WORDS_ONLY).startswith(cypher.WORDS_ONLY))


_PREFIXES: Sequence[str] = tuple(label.lower() for label in LABELS if label in cypher.ITEMS)
