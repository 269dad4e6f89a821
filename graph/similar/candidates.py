"""Which things may answer a question: from the store's indexes and from what they share, with what is compared of each."""
from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from graph.model import FULLTEXT_INDEX, LABELS, TOLD_INDEX, VECTOR_INDEX
from graph.similar import cypher
from graph.similar.records import Place, Profile, Question
from graph.similar.vectors import vectors_of
from graph.similar.words import bigrams, core, searched
from graph.store import Store

NEAREST = 120
"""Things that the vector index is asked for."""
WORDED = 60
"""Things that each full-text index is asked for."""
FEW, MANY = 5, 24
"""Pairs of characters that they are asked with, the rarest: few where the vector index is asked, too (a frequent pair costs as much as all others, and more of them
find nothing that vectors do not), many where words are all there is."""
TIED = 60
"""Things that share a concept, policy or problem."""
AHEAD = 8
"""Of the nearest so many vectors are read at once: the best answers, whose vectors are wanted next, are mostly among them."""
BELIEVED = 600.0
_complete: WeakKeyDictionary[Store, float] = WeakKeyDictionary()
"""Stores all of whose things have vectors, and until when this is believed."""
MOST = 220
"""Things that are compared at most."""


def candidates(store: Store, question: Question, wider: int = 1) -> tuple[dict[str, Profile], dict[str, float], dict[str, np.ndarray]]:
    """Profiles by id, the cosines of those that the vector index gave, and the vectors of the very nearest. `wider`: how many times as many are looked at
    where filters will take most of them away. The thing that is asked about is not among the profiles."""
    links = sorted({i for _, i, _ in question.links})
    words = _words(question, question.vector is None or _bare(store))
    with ThreadPoolExecutor(4) as at_once:  # the store answers one while another is on its way
        near = at_once.submit(nearest, store, question.vector, wider) if question.vector is not None else None
        asked = [at_once.submit(store.read, cypher.BY_WORDS, index=index, words=words, k=WORDED * wider)
                 for index, words in words.items() if words]
        if links:
            asked.append(at_once.submit(store.read, cypher.BY_LINKS, links=links, k=TIED * wider))
        cosines = near.result() if near else {}
        found = [i for each in asked for i in each.result().single()]
        ids = list(dict.fromkeys((*cosines, *found)))[: MOST * wider]
        vectors = at_once.submit(vectors_of, store, list(cosines)[:AHEAD]) if cosines else None
        return profiles(store, (i for i in ids if i != question.item)), cosines, vectors.result() if vectors else {}


def _words(question: Question, told: bool) -> dict[str, str]:
    """What each full-text index is asked for; that of the sentences only where `told`: to things with vectors it leads to nothing that these do not."""
    if question.vector is not None:
        words = searched(core(question.name) & bigrams(question.name), FEW)  # a core has signs, too, which mean something to an index
        return {FULLTEXT_INDEX: words, **({TOLD_INDEX: words} if told else {})}
    return {FULLTEXT_INDEX: searched(bigrams(question.name), MANY), TOLD_INDEX: searched(bigrams(f"{question.name} {question.told}"), MANY)}


def _bare(store: Store) -> bool:
    """Whether there are things without a vector. That there are none is believed for `BELIEVED` seconds: to look at all of them takes as long as a question."""
    if time.monotonic() < _complete.get(store, 0.0):
        return False
    if any(store.read(query).rows for query in cypher.BARE.values()):
        return True
    _complete[store] = time.monotonic() + BELIEVED
    return False


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
    places = tuple(sorted((Place(p["id"], p["name"], p.get("level") or "", p.get("province") or "", p.get("adcode") or "",
                                 p.get("parent") or "") for p in row["places"] if p), key=lambda p: p.id))
    links = frozenset((x["kind"], x["id"], x["name"]) for x in row["links"] if x)
    return Profile(row["id"], label, row["name"] or "", tuple(row["aliases"] or ()), row["told"] or "", row["topic"] or "", row["level"] or "",
                   row["status"] or "", row["first"] or "", row["year"], tuple(row["years"] or ()), row["confidence"] or 0.0, places, links,
                   not (row["embedded"] or cypher.WORDS_ONLY).startswith(cypher.WORDS_ONLY))


_PREFIXES: Sequence[str] = tuple(label.lower() for label in LABELS if label in cypher.ITEMS)
