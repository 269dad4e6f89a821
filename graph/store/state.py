"""What the graph was made from: while it stays, so does every answer."""
from __future__ import annotations

from graph.model import BASE
from graph.store.store import Store

FACTS_LOADED = f"MATCH (r:Report) WHERE r:{BASE} RETURN count(*) AS reports, collect(r.id + ' ' + r.hash + ' ' + coalesce(r.view, '')) AS loaded"
"""How many reports there are, and what changes whenever their facts do; reports without a hash are counted, no more."""

State = tuple[str, ...]


def state(store: Store) -> State | None:
    """What the graph was made from, id and hash of each report; None where one has no hash, or there is no report."""
    reports, loaded = store.read(FACTS_LOADED).rows[0]
    return tuple(sorted(loaded)) if 0 < reports == len(loaded) else None
