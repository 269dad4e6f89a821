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


def with_environment(folder: Path, kinds: Iterable[str]) -> Iterator[tuple[Store, dict[str, str]]]:
    """Each store of `kinds`, and the variables with which an app uses that very store. One has ended before the next begins."""
    for kind in kinds:
        stores = Stores(folder / "stores")
        try:
            store = stores.get(kind)
            yield store, stores.environment(kind)
        finally:
            stores.close()


def _each(folder: Path, kinds: Iterable[str]) -> Iterator[Store]:
    stores = Stores(folder / "stores")
    try:
        for kind in kinds:
            yield stores.get(kind)
    finally:
        stores.close()
