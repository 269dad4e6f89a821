"""The stores with the graph of `register_graph`, each loaded once a module."""
from __future__ import annotations

import pytest

from tests.graph.registers.register_graph import fill


@pytest.fixture(scope="module")
def filled(stores):
    """The open store of a kind, filled at first need. Who asks for this must not ask for `store`, which empties it."""
    made = {}

    def of(kind: str):
        if kind not in made:
            made[kind] = stores.get(kind)
            fill(made[kind])
        return made[kind]

    return of


@pytest.fixture
def registered(filled, store_kind):
    """The store of `store_kind`."""
    return filled(store_kind)
