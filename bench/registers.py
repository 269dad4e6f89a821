"""How long the first page of each register takes, cold and again, on a generated graph with task ledgers and scores.

    python -m bench.registers [--times 10] [--stores embedded|both]

`--times 10` makes 100,000 reforms and 20,000 pilots. Printed for each register: rows that fit, seconds of the first page of 200 rows when nothing is kept, p50 of
the same page sorted and filtered otherwise, as after a click.
"""
from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from bench.generated import ITEMS, write_generated
from bench.stores import both_stores, embedded
from graph.model import BASE
from graph.registers import Filters, read, registers
from graph.store import Store

BATCH = 2000
TASKS = 20_000
"""Tasks at most: what a ledger of 20,000 rows brings."""
ROUNDS = 5
_TASK = f"""
UNWIND $rows AS row MATCH (i:{BASE} {{id: row.id}}) MATCH (r:{BASE} {{id: row.report}})
SET i.number = row.number, i.deadline = row.deadline, i.form = '方案', i.area = '领域'
CREATE (i)-[t:TOLD_IN]->(r) SET t = row.told"""
_REPORT = f"UNWIND $rows AS row CREATE (r:Report:{BASE}) SET r = row"
_SCORE = f"UNWIND $rows AS row MATCH (c:{BASE} {{id: row.city}}) CREATE (c)-[s:SCORED]->(n:Score:{BASE}) SET s = row.scored, n = row.score"


def main(arguments: list[str] | None = None) -> int:
    """Run on the stores asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.registers", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--stores", choices=("embedded", "both"), default="embedded")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        for store in (both_stores if options.stores == "both" else embedded)(Path(folder)):
            start = time.perf_counter()
            write_generated(store, options.times)
            _ledgers(store, ITEMS * options.times)
            print(f"{store.kind}: {ITEMS * options.times:,} reforms and pilots written in {time.perf_counter() - start:.0f} s", flush=True)
            measure(store)
    return 0


def measure(store: Store) -> None:
    """Print the seconds of each register of an open store."""
    store.verify()
    for each in registers():
        start = time.perf_counter()
        found = read(store, each)
        cold = time.perf_counter() - start
        again = []
        for n in range(ROUNDS):
            start = time.perf_counter()
            read(store, each, Filters(text=str(n) if n % 2 else ""), sort=each.columns[n % 3].key, descending=n % 2 == 0)
            again.append(time.perf_counter() - start)
        print(f"  {each.en:13} {found.total:7,} rows  cold {cold:5.2f} s  again p50 {statistics.median(again) * 1000:5.0f} ms  worst {max(again) * 1000:5.0f} ms", flush=True)


def _ledgers(store: Store, items: int) -> None:
    """Task ledgers of some reforms, scores of the places, and a hash on each report, as the loader leaves it."""
    ledgers = [{"id": f"ledger{n}", "name": f"台账{n}", "title": f"台账{n}", "kind": "ledger", "register": "tasks", "year": 2017} for n in range(10)]
    store.write(lambda tx: tx.run(_REPORT, rows=ledgers))
    chosen = [n for n in range(items) if n % 6][:: max(items // TASKS, 1)][:TASKS]
    rows = [{"id": f"reform:{n}", "number": str(k + 1), "report": f"ledger{k % 10}", "deadline": f"2017年{k % 12 + 1}月底前", "told": _told(k)} for k, n in enumerate(chosen)]
    for n in range(0, len(rows), BATCH):
        store.write(lambda tx, part=rows[n : n + BATCH]: tx.run(_TASK, rows=part))
    scores = [{"city": f"city:{city}", "scored": _support(city), "score": {"id": f"score:{city}-{month}", "name": f"{city} {month}", "board": "督察", "period": f"2017年{month}月",
                                                                        "score": 80.0 + city % 20, "rank": float((city * month) % 97 + 1), "year": 2017, "confidence": .9}}
              for city in range(400) for month in range(1, 13)]
    for n in range(0, len(scores), BATCH):
        store.write(lambda tx, part=scores[n : n + BATCH]: tx.run(_SCORE, rows=part))
    store.write(lambda tx: tx.run("MATCH (r:Report) SET r.hash = r.id"))


def _support(n: int) -> dict:
    return {"reports": [f"ledger{n % 10}"], "passages": [f"ledger{n % 10}:P1"], "quotes": ["一格"], "starts": [n], "ends": [n + 2], "extractors": ["1"],
            "confidences": [.9], "confidence": .9}


def _told(n: int) -> dict:
    one, many = _support(n), 4
    return {key: value * many if isinstance(value, list) else value for key, value in one.items()} | {
        "starts": [n + k for k in range(many)], "ends": [n + k + 1 for k in range(many)], "statuses": ["underway", "underway", "underway", ("completed", "underway")[n % 2]],
        "months": ["", "2017-05", "2017-06", "2017-07"]}


if __name__ == "__main__":
    raise SystemExit(main())
