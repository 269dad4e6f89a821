"""The index while another process writes to it."""
from __future__ import annotations

import sqlite3

import pytest

from graph.identity import index as kept
from graph.identity import solve as solving
from graph.identity.index import FILE, Index
from graph.identity.items import Item, Unit
from graph.identity.solve import solve
from graph.resolve import ReportGraph


def items(report: str, name: str, year: int) -> list[Item]:
    return [Item(Unit(report, f"reform:{report}"), "Reform", name, scope="city:370300", year=year)]


def test_what_is_kept_of_a_block_is_made_of_the_items_that_its_digest_is_of(workspace, monkeypatch) -> None:
    with Index(workspace) as index, Index(workspace) as other:
        for report, name in (("rA", "放管服改革"), ("rB", "深化放管服改革")):
            index.put(ReportGraph(report, {}), "d")
            index.put_items(report, items(report, name, 2019), "m1", lambda n, s: "")
        tied = solving._tied

        def between(*arguments):
            found = tied(*arguments)
            other.put_items("rA", items("rA", "河长制全面推行", 2019), "m2", lambda n, s: "")
            return found

        monkeypatch.setattr(solving, "_tied", between)
        joined = solve(index, {"rA", "rB"}, []).ids
        monkeypatch.undo()
        assert joined == {"rB": {"reform:rB": "reform:rA"}}
        assert solve(index, {"rA", "rB"}, []).ids == {}
        index.put_items("rA", items("rA", "放管服改革", 2019), "m1", lambda n, s: "")
        assert solve(index, {"rA", "rB"}, []).ids == joined


def test_an_index_that_another_process_writes_to_is_not_deleted(workspace, monkeypatch) -> None:
    connect = sqlite3.connect
    with Index(workspace) as index, index.writing():
        before = (workspace.root / FILE).stat().st_ino
        monkeypatch.setattr(kept.sqlite3, "connect", lambda file, timeout, isolation_level: connect(file, timeout=0.1, isolation_level=isolation_level))
        with Index(workspace) as other:
            assert other.digests() == {}, "opening it does not wait for the writer"
        monkeypatch.setattr(kept, "TABLES", kept.TABLES + "INSERT INTO mark VALUES ('x', 'y');")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            Index(workspace)
        assert (workspace.root / FILE).stat().st_ino == before
