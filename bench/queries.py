"""p50 and p95 of each canned query on both stores, loaded with the reports that are there.

    python -m bench.queries                    the 33 reports (or the samples) into stores of its own
    python -m bench.queries --all              all real reports that are beside the project
    python -m bench.queries --generated        a generated graph of the size of some 150 reports
    python -m bench.queries --here             the store and graph that the environment names, as they are
    python -m bench.queries --markdown FILE    any of these, and a page with the figures (docs/reference/query-times.md)

Three figures a query: `query`, the time in the store; `run`, the same with the look-up of the values given and of the sources (what a page
waits for when the form is filled in, one page of rows); `defaults`, finding the defaults of a form that is opened.
"""
from __future__ import annotations

import argparse
import os
import tempfile
import time
from datetime import date
from pathlib import Path

from bench.query_times import HEADS, Measured, QueryTime, machine, page, spread

ROUNDS = 20


def main(arguments: list[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.queries", description=__doc__.split("\n")[0])
    parser.add_argument("--all", action="store_true", help="all reports, not the 33")
    parser.add_argument("--generated", action="store_true", help="a generated graph of the size of some 150 reports")
    parser.add_argument("--here", action="store_true", help="the store that the environment names, nothing ingested")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="also write the page with the figures (docs/reference/query-times.md)")
    given = parser.parse_args([] if arguments is None else arguments)
    if given.here:
        from graph.store import open_store
        with open_store() as store:
            measured = [_measure(store, "the graph that is there", given.rounds)]
        _write(given.markdown, measured)
        return

    from bench.generated import write_generated
    from bench.stores import both_stores
    from bench.texts import all_reports, report_paths
    from graph.load import load
    from ingest.run.run import run
    from ingest.workspace import Workspace

    measured = []
    what, paths = ("all reports", all_reports()) if given.all else report_paths()
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder) / "data")
        if given.generated:
            what = "a generated graph"
        else:
            run(paths, workspace, jobs=os.cpu_count() or 1, fast=True)  # about the same graph in a quarter of the time
        for store in both_stores(Path(folder)):
            if given.generated:
                write_generated(store)
            else:
                load(store, workspace)
            print(f"\n{what} in {store.kind}")
            measured.append(_measure(store, what, given.rounds))
    _write(given.markdown, measured)


def _write(file: Path | None, measured: list[Measured]) -> None:
    if file is not None:
        file.write_text(page(measured, machine(), date.today()), encoding="utf-8")


def _measure(store, what: str, rounds: int) -> Measured:
    from queries import catalogue, parameters
    from queries.run import PAGE, run

    nodes = store.read("MATCH (n:Thing) RETURN count(n) AS n").single()
    links = store.read("MATCH (a:Thing)-[r]->(b) RETURN count(r) AS n").single()
    print(f"{nodes:,} nodes, {links:,} relationships; {rounds} rounds after one to warm up, milliseconds\n{HEADS}")
    times = []
    for name, query in catalogue.load().items():
        values = {k: ("*" if v is None else v) for k, v in parameters.defaults(store, query).items()}
        values = {k: v for k, v in values.items() if v != "*" or query.parameter(k).all}
        first = run(store, query, values, PAGE)
        inside, whole, opening = [], [], []
        for _ in range(rounds):
            began = time.perf_counter()
            inside.append(run(store, query, values, PAGE).seconds)
            whole.append(time.perf_counter() - began)
            began = time.perf_counter()
            parameters.defaults(store, query)
            opening.append(time.perf_counter() - began)
        times.append(QueryTime(name, len(first.rows), first.seconds * 1000, (spread(inside), spread(whole), spread(opening))))
        print(times[-1].line())
    found = Measured(store.kind, what, nodes, links, rounds, tuple(times))
    print(f"slowest run p95: {found.slowest().spans[1][1]:.1f} ms ({found.slowest().name})")
    return found


if __name__ == "__main__":
    import sys
    main(sys.argv[1:])
