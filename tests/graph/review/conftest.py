"""Three reports of one city in the store, with pairs that the matcher is not sure of."""
from __future__ import annotations

import pytest

from graph.identity.scorer import scorer
from graph.load import load
from tests.graph.folders import keep
from tests.graph.review.review_reports import three


@pytest.fixture
def doubtful(monkeypatch):
    """A matcher that is sure of nothing and leaves every likely pair to a person, whatever the weights are."""
    monkeypatch.setattr(scorer(), "sure", 1.01)
    monkeypatch.setattr(scorer(), "unsure", 0.0)
    monkeypatch.setitem(scorer().__dict__, "fingerprint", "sure of nothing")


@pytest.fixture
def loaded(doubtful, store, store_environment, monkeypatch):
    """The data folder and the store of it, with the three reports; the environment names both."""
    for name, value in store_environment.items():
        if name.startswith(("NEO4J_", "REFORMGRAPH_")):
            monkeypatch.setenv(name, value)
    for facts in three():
        keep(store.workspace, facts)
    load(store, store.workspace)
    return store.workspace
