"""A store with the reports of `similar_reports`, its things prepared by the tests' own model."""
from __future__ import annotations

import pytest

from graph.load import load
from graph.similar.industries import prepare_industries
from graph.similar.sync import prepare
from tests.graph.folders import keep
from tests.graph.similar.similar_reports import Bigrams, similar_reports


@pytest.fixture
def similar(store, monkeypatch):
    """The store; the package's model is the tests' for as long."""
    model = Bigrams()
    for module in ("question", "draft", "sync"):
        monkeypatch.setattr(f"graph.similar.{module}.embedder", lambda: model)
    for facts in similar_reports():
        keep(store.workspace, facts)
    load(store, store.workspace)
    prepare(store, store.workspace, model)
    prepare_industries(store)
    return store
