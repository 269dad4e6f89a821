"""Each canned query with its defaults: it answers, and has rows."""
from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import GraphError
from graph.store import Store
from queries import catalogue
from queries.errors import QueryError
from queries.run import PAGE, run

NOT_FROM_REPORTS = {
    "similar-stored": "wants the vector of the very item that it asks of: `python -m graph vectors`, longer than the tour waits",
}
"""Queries that reports alone give no rows, and why."""
SLOWEST = 3


@dataclass(frozen=True)
class Answer:
    """How many rows a query has (a page of them at most) and how long a page waits for them; `error` where it did not answer."""

    rows: int
    seconds: float
    error: str = ""


def ask(store: Store) -> dict[str, Answer]:
    """Run each query as a page does, and print what is to be known of all of them."""
    found: dict[str, Answer] = {}
    start = time.perf_counter()
    for name, query in catalogue.load().items():
        began = time.perf_counter()
        try:
            rows, error = len(run(store, query, limit=PAGE).rows), ""
        except (QueryError, GraphError) as refused:
            rows, error = 0, str(refused)
        found[name] = Answer(rows, time.perf_counter() - began, error)
    slowest = sorted(found, key=lambda name: -found[name].seconds)[:SLOWEST]
    print(f"  {len(found)} canned queries in {time.perf_counter() - start:.1f} s, the slowest: "
          + ", ".join(f"{name} {found[name].seconds:.2f} s" for name in slowest), flush=True)
    for name, answer in found.items():
        if not answer.rows:
            print(f"    without rows: {name}" + (f" ({NOT_FROM_REPORTS[name]})" if name in NOT_FROM_REPORTS else ""))
    return found


def faults(found: Mapping[str, Answer], some: bool = False) -> list[str]:
    """The queries that did not answer, or have no rows though all reports together give them; of `some` reports alone none need have any."""
    return [f"the query {name} " + (f"did not answer: {answer.error}" if answer.error else "has no rows with its defaults")
            for name, answer in found.items() if answer.error or not (answer.rows or some or name in NOT_FROM_REPORTS)]


def one_of_each_view(found: Mapping[str, Answer]) -> dict[str, str]:
    """For each way to show a result (table, graph, bar, line, map) the first query with rows that is shown so."""
    chosen: dict[str, str] = {}
    for name, query in catalogue.load().items():
        if name in found and found[name].rows:
            chosen.setdefault(query.view.kind, name)
    return chosen
