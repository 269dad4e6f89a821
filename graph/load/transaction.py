"""What the loader writes through: one transaction of the store, its statements in pieces of rows."""
from __future__ import annotations

from typing import Any, Protocol

BATCH = 1000
"""Rows in one statement: large enough to be fast, small enough for any server's memory."""


class Transaction(Protocol):
    """What the store hands to a writing function."""

    def run(self, cypher: str, **parameters: Any) -> Any:
        """Run one statement; gives a `graph.store.Result`."""


def batches(rows: list[Any]) -> list[list[Any]]:
    """The rows in pieces of `BATCH`."""
    return [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]
