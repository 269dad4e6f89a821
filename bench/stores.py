"""Both stores for a benchmark: an embedded engine and a Neo4j 5.26 of their own, in a temporary folder, ended afterwards."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.store import Store
from tests.stores.both import KINDS, Stores


def both_stores(folder: Path) -> Iterator[Store]:
    """Each store in turn, empty and open; `store.kind` tells which."""
    yield from _each(folder, KINDS)


def embedded(folder: Path) -> Iterator[Store]:
    """The embedded one alone."""
    yield from _each(folder, ("embedded",))


def _each(folder: Path, kinds: Iterable[str]) -> Iterator[Store]:
    stores = Stores(folder / "stores")
    try:
        for kind in kinds:
            yield stores.get(kind)
    finally:
        stores.close()
