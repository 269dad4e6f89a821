"""What every test can ask for: a data folder, and the graph store in both kinds.

Tests never touch what is the user's: NEO4J_* and REFORMGRAPH_* are taken out of the environment and `.env` is not read. A server for tests
is named by TEST_NEO4J_URI (with TEST_NEO4J_USER, TEST_NEO4J_PASSWORD); without it a Neo4j of its own is started.
"""
from __future__ import annotations

import gc
import os
import sys

import hypothesis
import pytest

hypothesis.settings.register_profile("here", deadline=None)  # no test asserts on time: a first example loads the gazetteer
hypothesis.settings.load_profile("here")
for _name in [name for name in os.environ if name.startswith(("NEO4J_", "REFORMGRAPH_"))]:
    del os.environ[_name]
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # tests start a hundred processes: each would compile all that it imports
sys.dont_write_bytecode = False
os.environ["REFORMGRAPH_DOTENV"] = "no-such.env"
os.environ["REFORMGRAPH_IDLE_SECONDS"] = "120"  # an engine that a killed test session leaves behind ends soon
os.environ["REFORMGRAPH_ENGINE_HEAP"] = "512m"

from graph.search import names  # noqa: E402
from ingest.workspace import Workspace  # noqa: E402
from tests import schedule  # noqa: E402
from tests.neo4j.jars import Missing  # noqa: E402
from tests.stores import prepared  # noqa: E402
from tests.stores.both import KINDS, NotEmpty, Stores  # noqa: E402


def pytest_configure():
    """Engines start with what was prepared for them (`tests.stores.prepared`)."""
    os.environ["JAVA_TOOL_OPTIONS"] = prepared.java(prepared.prepare())


def pytest_collection_finish():
    """What was imported and collected stays to the end: nothing of it need be looked through for garbage again."""
    gc.freeze()


def pytest_collection_modifyitems(items):
    """Long ones first, in every worker the same (`tests.schedule`)."""
    items.sort(key=lambda item: schedule.rank(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """How several workers share the tests."""
    return schedule.Scheduling(config, log)


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """An empty data folder of the test's own; REFORMGRAPH_DATA names it."""
    folder = Workspace(tmp_path / "data").create()
    prepared.seed(folder)
    monkeypatch.setenv("REFORMGRAPH_DATA", str(folder.root))
    return folder


@pytest.fixture(scope="session")
def stores(tmp_path_factory):
    """Both stores of the session (`tests.stores.both.Stores`), started at first use."""
    both = Stores(tmp_path_factory.mktemp("stores"))
    names.QUICK = 60.0  # on a busy machine, too, a search of a test waits for the names of the graph that the test has loaded
    yield both
    both.close()


@pytest.fixture(params=KINDS)
def store_kind(request):
    """"embedded", then "neo4j"."""
    return request.param


@pytest.fixture
def store(stores, store_kind):
    """The open store of `store_kind`, empty, with constraints and indexes; `store.workspace` is its data folder, empty too."""
    return _opened(stores, store_kind)


@pytest.fixture
def store_environment(store, stores, store_kind):
    """Environment for a command that a test starts, with which it uses `store` and its data folder."""
    return stores.environment(store_kind)


@pytest.fixture
def both_stores(stores):
    """The two stores as (embedded, neo4j), both empty, for tests that compare them."""
    return tuple(_opened(stores, kind) for kind in KINDS)


def _opened(stores, kind):
    try:
        return stores.get(kind)
    except (Missing, NotEmpty) as error:
        pytest.exit(str(error), returncode=3)
