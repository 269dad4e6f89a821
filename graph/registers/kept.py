"""The rows of registers, kept as long as the graph holds the same facts, so that filters, sorts and pages of one view do not read the graph again.

As in `queries.remembered`: the graph is a function of its reports' facts, and each Report keeps the hash of its fact files.
"""
from __future__ import annotations

from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from graph.registers.all import KINDS
from graph.registers.order import in_order
from graph.registers.records import Draft
from graph.registers.source import Source
from graph.store import Store
from graph.store.state import state
from ingest import registers
from ingest.collector import at_rest

MOST = 4
"""Registers of one store that are kept: those asked for last."""

_Kept = dict[tuple[str, float], tuple[Source, list[Draft]]]
_KEPT: WeakKeyDictionary[Store, tuple[Any, _Kept]] = WeakKeyDictionary()
_LOCK = Lock()


def rows_of(store: Store, register: str, confidence: float) -> tuple[Source, list[Draft]]:
    """All rows of a register over facts of at least `confidence`, in its own order, and the source that they were read from. The rows are shared: whoever adds to one
    works on a copy. Raises `graph.errors.GraphError`."""
    now, key = state(store), (register, confidence)
    with _LOCK:
        before, kept = _KEPT.get(store, (None, {}))
        if now is not None and before == now and key in kept:
            kept[key] = kept.pop(key)  # the latest last
            return kept[key]
    source = Source(store, confidence)
    kind = KINDS[register]
    with at_rest(keep=True):
        made = source, in_order(kind.drafts(source), kind.order, registers.register(register).columns)
    _ = source.cities, source.parts, source.reports  # read now, while the state is the one that was looked at
    if now is not None and state(store) == now:  # else a load went on meanwhile
        with _LOCK:
            before, kept = _KEPT.get(store, (None, {}))
            kept = kept if before == now else {}
            kept[key] = made
            while len(kept) > MOST:
                kept.pop(next(iter(kept)))
            _KEPT[store] = now, kept
    return made
