"""A thing's vector, as the store keeps it."""
from __future__ import annotations

import numpy as np

from graph.model import DIMENSIONS
from graph.similar import cypher
from graph.store import Store


def vector_of(store: Store, item: str) -> np.ndarray | None:
    """(DIMENSIONS,) float32, None where the thing has none (yet)."""
    rows = store.read(cypher.VECTOR, id=item).rows
    kept = rows[0][0] if rows else None
    return np.asarray(kept, dtype=np.float32) if kept is not None and len(kept) == DIMENSIONS else None
