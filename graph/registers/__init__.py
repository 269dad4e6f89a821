"""The registers that reform offices keep by hand, live from the graph: claims, tasks, problems, drives, pilots, cases, recognitions, mechanisms, scores,
performance, benchmarks (`ingest.registers` has their names and columns).

    found = read(store, "试点台账", Filters(city="淄博市", level="国家级"), sort="batch")
    found.total, found.totals                     # rows that fit; ("国家级", "national", 25), …
    found.rows[0].cells["item"].text, found.rows[0].evidence[0].where
    to_xlsx(found)                                # with a row id in the last column: export, change, `python -m ingest ledger`

Names are loaded at first use: the command line reads its arguments without the driver.
"""
from __future__ import annotations

from importlib import import_module
from typing import Any

_WHERE = {
    "graph.registers.export": ("shown", "to_csv", "to_xlsx"),
    "graph.registers.reading": ("MOST_ROWS", "PAGE", "read"),
    "graph.registers.records": ("OVERDUE", "Cell", "Evidence", "Filters", "Found", "Row"),
    "graph.registers.score": ("explained",),
    "ingest.registers": ("Column", "Register", "register", "registers"),
}
_OF = {name: module for module, names in _WHERE.items() for name in names}
__all__ = sorted(_OF)


def __getattr__(name: str) -> Any:
    if name not in _OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_OF[name]), name)
