"""Rows of suggestion queries, kept as long as the graph holds the same facts.

Forms ask for the same suggestions again and again, and some of them count over all items of the graph. The graph is a function of the facts
of its reports (`docs/decisions/0003-contributions.md`), and each Report keeps the hash of its fact files: while ids and hashes stay, so do the
rows. A graph with a report that has no hash is asked each time.
"""
from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from graph.store.state import State, state
from graph.store.store import Store

MOST = 200
"""Answers kept of one store at most; a form's list is 200 short rows."""

_KEPT: WeakKeyDictionary[Store, tuple[State, dict[Any, list[dict[str, Any]]]]] = WeakKeyDictionary()


def rows(store: Store, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
    """The rows of a reading statement, from memory where the graph has not changed since. Parameters must be hashable, the rows are not to be
    changed. Raises `graph.errors.GraphError`."""
    now = state(store)
    if now is None:
        return store.read(cypher, **parameters).dicts()
    before, kept = _KEPT.get(store, (None, {}))
    if before != now:
        kept = {}
        _KEPT[store] = (now, kept)
    key = (cypher, tuple(sorted(parameters.items())))
    found = kept.get(key)
    if found is None:
        found = store.read(cypher, **parameters).dicts()
        if state(store) != now:  # a load went on meanwhile: right or not, nobody can tell
            return found
        if len(kept) >= MOST:
            kept.clear()
        kept[key] = found
    return found
