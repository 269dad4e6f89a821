"""New nodes and relationships. The ends of relationships go by the store's own ids: to look an end up in the index costs more than to write the
relationship."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graph.load import cypher
from graph.load.transaction import Transaction, batches


class Ends:
    """Writes through the transaction `tx` and keeps the store's own ids of nodes, by ours; they are good within it only. What nobody told is looked up,
    each node once. `made`: our ids of the nodes that it created."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._own: dict[str, str] = {}
        self.made: set[str] = set()

    def learn(self, rows: Iterable[Sequence[Any]]) -> None:
        """Nodes that were read: rows whose first value is our id and whose last is the store's own."""
        self._own.update((row[0], row[-1]) for row in rows)

    def make(self, label: str, rows: Sequence[dict[str, Any]], report: str | None = None) -> None:
        """Create a node of `label` for each of `rows`, its properties; `report`: each a passage of this report."""
        names = _names(rows)
        statement = cypher.create_nodes(label, names, report is not None)
        tied = {} if report is None else {"report": self._own[report]}
        self.made.update(row["id"] for row in rows)
        for batch in batches([[row.get(name) for name in names] for row in rows]):
            self.learn(self._tx.run(statement, rows=batch, **tied).single())

    def tie(self, kind: str, rows: Sequence[dict[str, Any]]) -> None:
        """Create a relationship of `kind` for each of `rows` {"from", "to", "properties"}, as far as both ends are there."""
        self._look_up({end for row in rows for end in (row["from"], row["to"])})
        names = _names([row["properties"] for row in rows])
        statement, own = cypher.create_relationships(kind, names), self._own
        for batch in batches([[own[row["from"]], own[row["to"]], *(row["properties"].get(name) for name in names)]
                              for row in rows if row["from"] in own and row["to"] in own]):
            self._tx.run(statement, rows=batch)

    def _look_up(self, ids: set[str]) -> None:
        for batch in batches(sorted(ids - self._own.keys())):
            self.learn(self._tx.run(cypher.OWN_IDS, ids=batch).single())


def _names(rows: Iterable[dict[str, Any]]) -> list[str]:
    """The properties that any of the rows has."""
    return sorted({name for row in rows for name in row})
