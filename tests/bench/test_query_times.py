"""The page of query times, from figures."""
from __future__ import annotations

from datetime import date

from bench.query_times import HEADS, Measured, QueryTime, page, spread


def test_the_page_has_each_query_in_each_store_with_machine_day_and_graph():
    assert spread([n / 1000 for n in range(1, 102)]) == (51.0, 96.0)
    stores = [Measured(kind, "33 reports", 22836, 72775, 20, tuple(
        QueryTime(name, 7, 12.0, ((1.0, slow - 2), (2.0, slow), (0.0, 0.0))) for name, slow in (("pilots", 9.5), ("city-portfolio", 55.8))))
        for kind in ("embedded", "neo4j")]
    text = page(stores, "2 × x86_64", date(2026, 11, 23))
    assert "2 × x86_64，2026-11-23" in text and "embedded：33 reports，22,836 nodes" in text and "city-portfolio，全程 run p95 56 ms" in text
    assert "| `pilots` | 7 | 1.0 / 7.5 | 2.0 / 9.5 | 0.0 / 0.0 | 1.0 / 7.5 | 2.0 / 9.5 | 0.0 / 0.0 |" in text
    assert len({line.count("|") for line in text.splitlines() if line.startswith("|")}) == 1
    assert len(stores[0].times[0].line()) == len(HEADS)
