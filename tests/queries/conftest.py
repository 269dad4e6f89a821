"""The fixed graph, loaded into both stores once a test module."""
from __future__ import annotations

import pytest

from graph.similar.sync import prepare
from tests.graph.similar.similar_reports import Bigrams
from tests.queries.fixed_graph import build
from tests.stores.both import KINDS


@pytest.fixture(scope="session")
def data():
    """The fixed graph as plain data (`tests.queries.graph_data.GraphData`)."""
    return build()


@pytest.fixture(scope="module")
def loaded(stores, data):
    """The open stores by kind, each with the fixed graph and vectors of the tests' own model. Who asks for this must not ask for `store`, which empties them."""
    both = {kind: stores.get(kind) for kind in KINDS}
    for store in both.values():
        data.write(store)
        prepare(store, store.workspace, Bigrams())
    return both


@pytest.fixture
def loaded_store(loaded, store_kind):
    """One of them."""
    return loaded[store_kind]
