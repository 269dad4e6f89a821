"""Give every reform and pilot of the store what it is found by: its sentences, its vector, and the mark that says from what these were made."""
from __future__ import annotations

import math
import os
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.errors import NoEmbedder
from graph.load.sync import turn
from graph.model import DIMENSIONS, VECTOR_INDEX
from graph.similar import cypher
from graph.similar.cache import VectorCache
from graph.similar.embedder import Embedder, embedder
from graph.similar.industries import prepare_industries
from graph.similar.texts import ItemText, mixed, sentences
from graph.store import Store, ensure_schema
from ingest.workspace import Workspace

FORM = 1
"""Raised when `graph.similar.texts` takes other texts or mixes them otherwise: everything is made anew then, from kept vectors."""
BATCH = 200
"""Things in one transaction."""
Progress = Callable[[int, int, str], None]
"""Called with (things done, things to do, what they are)."""


@dataclass(frozen=True)
class Prepared:
    """How many things were given sentences and vectors now, how many there are, how many are left for the next time, and why there are no vectors
    where there are none."""

    made: int
    items: int
    left: int = 0
    without: str = ""


def mark_of(model: Embedder | None) -> str:
    """What the store's things carry that were made with this model (None: by words alone)."""
    return f"{model.model if model else cypher.WORDS_ONLY} form {FORM}"


def prepare(
    store: Store, workspace: Workspace, model: Embedder | None = None, progress: Progress | None = None, seconds: float | None = None,
) -> Prepared:
    """Make what is lacking, or was made from other facts or with another model. Vectors are kept by text in the data folder, so only new text
    costs; an interruption loses at most one batch. Without `model` the shipped one, and where that cannot be used no vectors. After `seconds` no
    further vectors are begun: what is left can be found by its words, and gets its vector the next time. Raises the store's errors."""
    without = ""
    if model is None:
        try:
            model = embedder()
        except NoEmbedder as error:
            without = str(error)
    ensure_schema(store)
    prepare_industries(store)
    stale, until = _stale(store, model), time.monotonic() + (seconds if seconds is not None else math.inf)
    done = 0
    for some in _batches(stale):
        if time.monotonic() >= until:
            break
        _make(store, workspace, some, model)
        done += len(some)
        if progress:
            progress(done, len(stale), "")
    if done and model is not None:  # the embedded engine builds its index when it is first asked: minutes after 100,000 things, so not when a person asks
        store.read(cypher.BY_VECTOR, index=VECTOR_INDEX, k=1, vector=[1.0] * DIMENSIONS)
    left = set(stale[done:])
    for some in _batches([i for i in (_stale(store, None) if left else ()) if i in left]):
        _make(store, workspace, some, None)
    return Prepared(done, _count(store, mark_of(model))[0], len(left), without)


def _stale(store: Store, model: Embedder | None) -> list[str]:
    """What lacks the model's vectors; without a model what has no words either: vectors that another machine made stay."""
    if model is None:
        return sorted(i for query in cypher.UNTOUCHED.values() for i in store.read(query).column("id"))
    return sorted(i for query in cypher.STALE.values() for i in store.read(query, mark=mark_of(model)).column("id"))


def state(store: Store) -> tuple[int, int]:
    """(things in the store, those of them that were made with the model that this process would use). Loads no model where that can be told without."""
    try:
        mark = mark_of(embedder())
    except NoEmbedder:
        mark = mark_of(None)
    return _count(store, mark)


def lacking() -> str:
    """Why this process can make no vectors; empty where it can."""
    try:
        embedder()
    except NoEmbedder as error:
        return str(error)
    return ""


def _count(store: Store, mark: str) -> tuple[int, int]:
    rows = [store.read(query, mark=mark).rows[0] for query in cypher.COUNTS.values()]
    return sum(many for many, _ in rows), sum(made or 0 for _, made in rows)


def _make(store: Store, workspace: Workspace, ids: Sequence[str], model: Embedder | None) -> None:
    """One batch. Its things carry a token meanwhile: what another process writes in between is left for the next time."""
    token = f"{os.getpid()} {uuid.uuid4().hex}"
    with turn(workspace):
        texts = store.write(lambda tx: _begin(tx, ids, token))
    vectors = _vectors(workspace, texts, model)
    rows = [{"id": t.id, "told": t.told, "vector": vectors[t.id].tolist() if t.id in vectors else None} for t in texts]
    with turn(workspace):
        store.write(lambda tx: tx.run(cypher.WRITE, rows=rows, token=token, mark=mark_of(model)))


def _begin(tx: Any, ids: Sequence[str], token: str) -> list[ItemText]:
    tx.run(cypher.BEGIN, ids=list(ids), token=token)
    names: dict[str, str] = {}
    told: dict[str, list[tuple[int | None, str, list[int], list[str]]]] = {}
    for item, name, report, year, starts, quotes in tx.run(cypher.TELLINGS, ids=list(ids)).rows:
        names[item] = name
        if report is not None:
            told.setdefault(item, []).append((year, report, starts, quotes))
    return [ItemText(i, name, sentences(told.get(i, ()))) for i, name in names.items()]


def _vectors(workspace: Workspace, texts: Sequence[ItemText], model: Embedder | None) -> Mapping[str, np.ndarray]:
    if model is None:
        return {}
    with VectorCache(workspace, model) as cache:
        found = cache.vectors(text for item in texts for text in (item.name, *item.sentences))
    return {t.id: mixed(found[t.name], [found[s] for s in t.sentences]) for t in texts}


def _batches(ids: list[str]) -> Iterator[list[str]]:
    yield from (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
