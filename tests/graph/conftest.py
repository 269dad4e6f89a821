"""Fixtures of the graph's tests."""
from __future__ import annotations

import pytest

from ingest.workspace import Workspace
from tests.graph.folders import keep
from tests.graph.graph_facts import city_report


@pytest.fixture
def here(store, store_environment, monkeypatch) -> Workspace:
    """The environment names the store and its data folder, which holds two reports."""
    for name, value in store_environment.items():
        if name.startswith(("NEO4J_", "REFORMGRAPH_")):
            monkeypatch.setenv(name, value)
    keep(store.workspace, city_report(1))
    keep(store.workspace, city_report(2, reform="河长制", year=2018))
    return store.workspace
