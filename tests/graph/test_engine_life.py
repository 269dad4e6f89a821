"""The embedded engine: found by all, started by one, outliving each of them, whole after any death."""
from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import stat
from dataclasses import asdict, replace

import psutil
import pytest

from graph.errors import StoreUnreachable
from graph.settings import StoreSettings
from graph.store import engine, open_store
from graph.store.engine import discovery
from ingest.workspace import Workspace
from tests.graph.engine_programs import HALF_A_TRANSACTION, OPEN, SERVE, WRITE_BATCHES, start, until

pytestmark = pytest.mark.timeout(900)


@pytest.fixture
def folder(workspace):
    """A data folder whose engine, if any, is ended after the test."""
    yield workspace
    engine.stop(workspace)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A data folder for tests that leave its engine usable."""
    home = Workspace(tmp_path_factory.mktemp("shared") / "data").create()
    yield home
    engine.stop(home)


def opened(workspace):
    return open_store(StoreSettings(), workspace)


def ended(pid):
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def count(store, label="Thing"):
    return store.read(f"MATCH (n:{label}) RETURN count(n) AS nodes").single()


def test_two_who_start_at_once_get_the_same_engine(shared):
    programs = [start(OPEN, shared) for _ in range(3)]
    told = {program.communicate()[0] for program in programs}
    assert [program.returncode for program in programs] == [0, 0, 0]
    assert len(told) == 1
    running = engine.running(shared)
    assert told == {f"{running.pid} {running.port}\n"}


def test_only_loopback_and_only_the_owner(shared, tmp_path):
    program = start(OPEN, shared, cwd=tmp_path)
    assert program.wait() == 0
    running = engine.running(shared)
    listening = [c.laddr for c in psutil.Process(running.pid).net_connections(kind="inet") if c.status == psutil.CONN_LISTEN]
    assert running.port in {address.port for address in listening}
    assert {address.ip for address in listening} <= {"127.0.0.1", "::ffff:127.0.0.1", "::1"}
    file = discovery.file_of(shared)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert os.getsid(running.pid) != os.getsid(0)  # Ctrl-C in a terminal does not reach it
    assert list(tmp_path.iterdir()) == []           # nothing is written where the command was called
    assert sorted(p.name for p in shared.root.iterdir()) == ["decisions", "facts", "sources", "store", "texts"]


def test_wrong_password_is_refused(shared):
    engine.ensure(shared)
    uri = engine.running(shared).uri
    with open_store(StoreSettings(uri, "root", "wrong-password"), shared) as store, pytest.raises(Exception) as caught:
        store.verify()
    assert "NEO4J_PASSWORD" in str(caught.value)


def test_a_client_stays_while_others_come_and_are_killed(shared):
    with opened(shared) as app:
        app.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
        pid = engine.running(shared).pid
        writer = start(WRITE_BATCHES, shared)
        until(lambda: int(writer.stdout.readline()) >= 2)
        assert count(app) >= 300
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        half = start(HALF_A_TRANSACTION, shared)
        assert half.stdout.readline() == "half\n"
        half.send_signal(signal.SIGKILL)
        half.wait()
        assert count(app, "Leader") == 0
        assert count(app) % 100 == 0
        app.write(lambda tx: tx.run("CREATE (n:City:Thing {id: 'after'})"))
        assert count(app, "Leader") == 0
        assert engine.running(shared).pid == pid


def test_killing_the_engine_leaves_whole_transactions_and_clients_go_on(shared):
    with opened(shared) as app:
        app.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
        before = engine.running(shared).pid
        writer = start(WRITE_BATCHES, shared)
        sure = 0
        while sure < 3:
            sure = int(writer.stdout.readline())
        os.kill(before, signal.SIGKILL)
        for line in writer.stdout:  # it goes on with the next engine, or says that nobody knows about its last commit
            sure = int(line)
            if sure >= 8:
                break
        writer.kill()
        writer.wait()
        rows = app.read("MATCH (n:City) RETURN n.year AS batch, count(*) AS nodes ORDER BY batch").rows
        assert {nodes for _, nodes in rows} == {100}
        assert [batch for batch, _ in rows][:sure + 1] == list(range(sure + 1))
        assert engine.running(shared).pid != before
        app.write(lambda tx: tx.run("MATCH (n:Thing {id: '0-0'}) SET n.name = '仍可写'"))
        assert app.read("MATCH (n:City {name: '仍可写'}) RETURN n.id").rows == [["0-0"]]


def test_stop_ends_it_in_order_and_the_next_use_starts_another(shared):
    with opened(shared) as app:
        app.write(lambda tx: tx.run("MERGE (n:Topic {name: '留'})"))
        pid = engine.running(shared).pid
        assert engine.stop(shared) is True
        assert ended(pid)
        assert not discovery.file_of(shared).exists()
        assert engine.stop(shared) is False
        assert app.read("MATCH (n:Topic) RETURN n.name").rows == [["留"]]
        assert engine.running(shared).pid != pid


def test_a_folder_that_was_moved(shared, tmp_path):
    with opened(shared) as app:
        app.write(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
        app.write(lambda tx: tx.run("CREATE (n:City:Thing {id: 'moved'})"))
    pid = engine.running(shared).pid
    moved = Workspace(tmp_path / "moved")
    shutil.move(shared.root, moved.root)
    assert engine.running(moved) is None  # the file came along, but speaks of another folder
    until(lambda: ended(pid))
    try:
        with opened(moved) as store:
            assert store.read("MATCH (n:Thing) RETURN n.id").rows == [["moved"]]
    finally:
        engine.stop(moved)
    shutil.move(moved.root, shared.root)


@pytest.mark.parametrize("stale", ["dead", "another", "garbage", "empty", "other fields"])
def test_a_stale_file_is_no_engine(workspace, stale):
    me = psutil.Process()
    told = discovery.Engine(discovery.folder_of(workspace), 1, "secret", me.pid, me.create_time(), "layout", "26")
    assert told.alive()
    if stale == "dead":
        told = replace(told, pid=2**22 + 1)
    if stale == "another":  # our process id, but of a process that began at another time
        told = replace(told, started=told.started - 1000)
    text = {"garbage": "{", "empty": "", "other fields": json.dumps({"port": 1})}.get(stale, json.dumps(asdict(told)))
    discovery.file_of(workspace).write_text(text, "utf-8")
    assert engine.running(workspace) is None
    assert engine.stop(workspace) is False


def test_a_file_of_a_living_process_is_an_engine(workspace):
    me = psutil.Process()
    told = discovery.Engine(discovery.folder_of(workspace), 1, "secret", me.pid, me.create_time(), "layout", "26")
    discovery.publish(workspace, told)
    assert engine.running(workspace) == told
    discovery.withdraw(workspace, me.pid + 1)
    assert engine.running(workspace) == told
    discovery.withdraw(workspace, me.pid)
    assert engine.running(workspace) is None


def test_ends_when_idle_but_not_while_someone_is_connected(folder, monkeypatch):
    monkeypatch.setenv("REFORMGRAPH_IDLE_SECONDS", "2")
    store = opened(folder).verify()
    pid = engine.running(folder).pid
    with contextlib.suppress(psutil.TimeoutExpired):
        psutil.Process(pid).wait(6)
    assert not ended(pid)
    store.close()
    until(lambda: ended(pid))
    assert not discovery.file_of(folder).exists()


def test_serve_in_the_foreground_ends_on_ctrl_c(folder):
    program = start(SERVE, folder)
    assert int(program.stdout.readline()) == program.pid == engine.running(folder).pid
    with opened(folder) as store:
        assert store.read("RETURN 1 AS one").single() == 1
    program.send_signal(signal.SIGINT)
    assert program.stdout.readline() == "ended\n"
    assert engine.running(folder) is None
    program.kill()
    program.wait()


def test_a_data_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "data").write_text("a file, not a folder", "utf-8")
    with opened(Workspace(tmp_path / "data")) as store, pytest.raises(StoreUnreachable) as caught:
        store.verify()
    assert "REFORMGRAPH_DATA" in str(caught.value)


def test_why_the_engine_does_not_start_is_told(folder):
    shutil.rmtree(folder.store / "databases", ignore_errors=True)
    (folder.store / "databases").write_text("in the way", "utf-8")
    with opened(folder) as store, pytest.raises(StoreUnreachable) as caught:
        store.verify()
    assert "rebuild" in str(caught.value) and str(folder.store) in str(caught.value)
    assert engine.running(folder) is None


def test_an_engine_of_another_version_is_replaced(folder, monkeypatch):
    first = engine.ensure(folder)
    assert engine.ensure(folder) == first
    monkeypatch.setattr("graph.store.engine.start.fingerprint", lambda: "newer")
    assert engine.ensure(folder).pid != first.pid
    assert ended(first.pid)
