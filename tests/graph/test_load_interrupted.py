"""Loads that are killed, and loads at the same time."""
from __future__ import annotations

import importlib
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from graph.decisions import Decision, DecisionLog, Ref
from graph.dump import dump
from graph.errors import GraphError
from graph.load import drop, forget, load
from graph.load.apply import ReportChange, apply
from graph.resolve import resolve
from graph.store import open_store
from tests.graph.expected_dump import expected_lines
from tests.graph.folders import keep
from tests.graph.graph_facts import city_report, entity, relation, report

loading = importlib.import_module("graph.load.load")  # the package's name for it is the function
ROOT = Path(loading.__file__).resolve().parents[2]


def large_report(number: int, items: int = 80):
    """A report whose transaction takes a while; all meet in one city."""
    entities = [entity("City", "C1", "淄博市"), *(entity("Reform", f"R{n}", f"第{n}项改革", topic="司法") for n in range(items))]
    return report(number, entities, [relation("CARRIED_OUT_IN", f"R{n}", "C1") for n in range(items)], year=2000 + number)


@pytest.mark.parametrize("wait_for", [1, 3])
def test_a_killed_load_leaves_whole_reports_and_the_next_one_finishes(store, store_environment, wait_for) -> None:
    for n in range(6):
        keep(store.workspace, large_report(n))
    process = subprocess.Popen([sys.executable, "-m", "graph", "load"], env=store_environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        while process.poll() is None and len(_reports(store)) < wait_for:
            time.sleep(0.01)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    # The server may still be ending the transaction of the client that is gone.
    deadline = time.monotonic() + 60
    while list(dump(store)) != expected_lines(store.workspace, set(_reports(store))):
        assert time.monotonic() < deadline, "the graph holds a part of a report"
        time.sleep(0.2)
    assert wait_for <= len(_reports(store)) < 6
    load(store, store.workspace)
    assert list(dump(store)) == expected_lines(store.workspace)


def _reports(store) -> list[str]:
    return store.read("MATCH (r:Report) RETURN r.id AS id").column("id")


def test_a_failure_in_the_middle_changes_nothing(store) -> None:
    keep(store.workspace, city_report(1))
    load(store, store.workspace)
    before = list(dump(store))

    def half(tx) -> None:
        apply(tx, ReportChange(resolve(city_report(2)), ["x"], "h", "w"))
        tx.run("RETURN 1/0 AS broken, toInteger(nothing.here) AS x")

    with pytest.raises(GraphError):
        store.write(half)
    assert list(dump(store)) == before


@pytest.mark.parametrize("writes", [1, 3, 8, "passages"])
def test_after_an_interrupted_drop_the_next_load_puts_everything_in_again(store, monkeypatch, writes) -> None:
    for n in (1, 2):
        keep(store.workspace, city_report(n, reform=f"第{n}项改革"))
    load(store, store.workspace)
    whole, done, write = list(dump(store)), [], store.write

    def interrupted(work):
        if len(done) == writes or (writes == "passages" and not store.read("MATCH (p:Passage) RETURN p.id AS id").rows):
            raise KeyboardInterrupt
        done.append(work)
        return write(work)

    monkeypatch.setattr(store, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        drop(store, store.workspace)
    monkeypatch.undo()
    assert len(_reports(store)) == 2
    keep(store.workspace, city_report(1, reform="另一项改革"))  # what the report said before must not stay either
    load(store, store.workspace)
    keep(store.workspace, city_report(1, reform="第1项改革"))
    load(store, store.workspace)
    assert list(dump(store)) == whole


@pytest.mark.parametrize("moment", ["spoken", "solve", "_wanted", "_relinked"])
@pytest.mark.parametrize("store_kind", ["embedded"], indirect=True)
def test_a_report_taken_out_during_a_load_does_not_end_it(store, monkeypatch, moment) -> None:
    """At whatever moment another process takes it out: before and after resolution, and before it is written."""
    for n in (1, 2, 3):
        keep(store.workspace, city_report(n, reform=f"第{n}项改革", year=2016 + n))
    load(store, store.workspace)
    keep(store.workspace, city_report(4, reform="第4项改革", year=2020))
    place = importlib.import_module("graph.load.views" if moment in ("spoken", "solve") else "graph.load.sync")
    doing, gone = getattr(place, moment), []

    def meanwhile(*arguments):
        found = doing(*arguments)
        if not gone:
            gone.append(f"r{2:016x}")
            with open_store(store.settings, store.workspace) as own:
                forget(own, store.workspace, gone[0])
        return found

    monkeypatch.setattr(place, moment, meanwhile)
    DecisionLog(store.workspace).add(Decision("", "keep", things=tuple(Ref(f"r{n:016x}", "Leader", "王小明") for n in (1, 2, 3))))
    assert load(store, store.workspace).added == [f"r{4:016x}"] and gone
    assert _reports(store) != [] and gone[0] not in _reports(store)
    after = list(dump(store))
    loading.rebuild(store, store.workspace)
    assert list(dump(store)) == after


def test_loads_at_the_same_time_lose_nothing(store) -> None:
    names = [keep(store.workspace, city_report(n, reform=f"第{n}项改革", year=2000 + n)) for n in range(8)]
    failures: list[BaseException] = []

    def work(part: list[str]) -> None:
        try:
            with open_store(store.settings, store.workspace) as own:
                load(own, store.workspace, names=part)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(names[n::2],)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert list(dump(store)) == expected_lines(store.workspace)


@pytest.mark.parametrize("store_kind", ["neo4j"], indirect=True)  # the embedded engine belongs to one data folder, so its lock is enough
def test_writers_of_two_machines_lose_nothing(store, monkeypatch) -> None:
    """Without the lock of the data folder, which two machines do not share, the server itself must keep them apart."""
    class NoTurn:
        def __enter__(self) -> None: ...
        def __exit__(self, *_) -> None: ...

    monkeypatch.setattr(importlib.import_module("graph.load.sync"), "turn", lambda workspace: NoTurn())
    test_loads_at_the_same_time_lose_nothing(store)
