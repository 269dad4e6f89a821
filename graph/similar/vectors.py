"""The vectors of things, as the store keeps them."""
from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from graph.model import DIMENSIONS
from graph.similar import cypher
from graph.store import Store


def vectors_of(store: Store, items: Iterable[str]) -> dict[str, np.ndarray]:
    """id → (DIMENSIONS,) float32, of those that have one."""
    rows = store.read(cypher.VECTORS, ids=list(items)).rows
    return {i: np.asarray(kept, dtype=np.float32) for i, kept in rows if kept is not None and len(kept) == DIMENSIONS}
