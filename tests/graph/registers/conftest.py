"""Both stores with the graph of `register_graph`, loaded once a module."""
from __future__ import annotations

import pytest

from tests.graph.registers.register_graph import fill
from tests.stores.both import KINDS


@pytest.fixture(scope="module")
def loaded(stores):
    """The open stores by kind. Who asks for this must not ask for `store`, which empties them."""
    both = {kind: stores.get(kind) for kind in KINDS}
    for store in both.values():
        fill(store)
    return both


@pytest.fixture
def registered(loaded, store_kind):
    """One of them."""
    return loaded[store_kind]
