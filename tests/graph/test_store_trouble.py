"""What a person is told when the store cannot be used, and what the store does when its server goes and comes."""
from __future__ import annotations

import socket
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from neo4j.exceptions import IncompleteCommit

from graph.errors import StoreFailed, StoreRefused, StoreUnreachable
from graph.settings import EngineSettings, StoreSettings
from graph.store import engine, open_store
from graph.store.failures import told
from ingest.errors import SettingsError
from tests.neo4j.relay import Relay

pytestmark = pytest.mark.timeout(900)


@pytest.fixture
def unused_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def test_settings_come_from_the_environment_and_empty_is_not_set(monkeypatch):
    assert StoreSettings.from_environment() == StoreSettings(None, "neo4j", None, None)
    for name, value in (("URI", "bolt://x"), ("USER", ""), ("PASSWORD", "p"), ("DATABASE", "")):
        monkeypatch.setenv(f"NEO4J_{name}", value)
    assert StoreSettings.from_environment() == StoreSettings("bolt://x", "neo4j", "p", None)
    monkeypatch.setenv("NEO4J_URI", "")
    assert StoreSettings.from_environment().uri is None


def test_settings_come_from_a_dotenv_file(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REFORMGRAPH_DOTENV")
    (tmp_path / ".env").write_text("NEO4J_URI=bolt://from-file\nNEO4J_PASSWORD=\n", "utf-8")
    assert StoreSettings.from_environment() == StoreSettings("bolt://from-file")
    (tmp_path / ".env").write_text("NEO4J_URI=bolt://from-the-file-as-it-is-now\n", "utf-8")
    assert StoreSettings.from_environment() == StoreSettings("bolt://from-the-file-as-it-is-now"), "mended while the app is open"


@pytest.mark.parametrize(("name", "value"), [("REFORMGRAPH_IDLE_SECONDS", "soon"), ("REFORMGRAPH_IDLE_SECONDS", "0"),
                                             ("REFORMGRAPH_IDLE_SECONDS", "nan"), ("REFORMGRAPH_ENGINE_HEAP", "1 g"),
                                             ("REFORMGRAPH_ENGINE_HEAP", "-Xmx1g")])
def test_a_setting_that_cannot_be_used_is_named(monkeypatch, workspace, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        EngineSettings.from_environment()
    with open_store() as store, pytest.raises(SettingsError, match=name):
        store.verify()
    assert engine.running(workspace) is None


@pytest.mark.parametrize(("machine", "container", "heap"), [(16, "max", "2g"), (16, str(4 * 2**30), "1g"), (4, "", "1g"), (8, str(2**62), "2g")])
def test_the_heap_goes_by_the_memory_that_there_is(monkeypatch, tmp_path, machine, container, heap):
    monkeypatch.delenv("REFORMGRAPH_ENGINE_HEAP")
    monkeypatch.setattr("psutil.virtual_memory", lambda: SimpleNamespace(total=machine * 2**30))
    monkeypatch.setattr("graph.settings._CONTAINER", tmp_path / "memory.max")
    if container:
        (tmp_path / "memory.max").write_text(f"{container}\n", "ascii")
    assert EngineSettings.from_environment().heap == heap


def test_no_server_there(workspace, unused_port):
    with open_store(StoreSettings(f"bolt://127.0.0.1:{unused_port}", password="x")) as store:
        for use in (store.verify, lambda: store.server, lambda: store.write(lambda tx: tx.run("RETURN 1"))):
            with pytest.raises(StoreUnreachable, match="NEO4J_URI"):
                use()


@pytest.mark.parametrize("uri", ["localhost:7687", "http://localhost", "bolt://", "nonsense", "bolt://127.0.0.1:notaport"])
def test_a_uri_that_is_none(workspace, uri):
    with open_store(StoreSettings(uri, password="x")) as store, pytest.raises(StoreUnreachable, match="NEO4J_URI"):
        store.verify()


def test_a_closed_store_says_so(workspace):
    store = open_store(StoreSettings("bolt://127.0.0.1:1"))
    store.close()
    with pytest.raises(StoreFailed, match="closed"):
        store.read("RETURN 1 AS one")


def test_a_commit_nobody_knows_of_is_told_and_not_repeated():
    assert not IncompleteCommit().is_retryable()
    assert isinstance(told(IncompleteCommit("gone"), None), StoreUnreachable)


def test_a_server_that_refuses_fails_and_returns(workspace, stores):
    server = stores.get("neo4j").settings
    with open_store(StoreSettings(server.uri, server.user, "wrong")) as store, pytest.raises(StoreRefused, match="NEO4J_PASSWORD"):
        store.verify()
    with open_store(StoreSettings(server.uri)) as store, pytest.raises(StoreRefused, match="NEO4J_PASSWORD"):
        store.verify()
    with open_store(StoreSettings(server.uri, server.user, server.password, "nope")) as store, pytest.raises(StoreRefused, match="NEO4J_DATABASE"):
        store.verify()
    with Relay(urlsplit(server.uri).port) as relay:
        given = StoreSettings(f"bolt://127.0.0.1:{relay.port}", server.user, server.password, server.database)
        with open_store(given) as store:
            store.write(lambda tx: tx.run("CREATE (n:City:Thing {id: 'before'})"))
            relay.cut()
            with pytest.raises(StoreUnreachable, match="Start it"):
                store.read("MATCH (n:Thing) RETURN n.id")
            relay.mend()
            assert store.read("MATCH (n:Thing) RETURN n.id").rows == [["before"]]
