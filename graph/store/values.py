"""What a query gives back, as plain Python: no driver object leaves the store layer."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import neo4j.graph
import neo4j.spatial
import neo4j.time

from graph.model import BASE


@dataclass(frozen=True)
class Node:
    """A node: its labels (sorted), its properties, and the store's own id (`element`), which is good within one query only."""

    labels: tuple[str, ...]
    properties: dict[str, Any] = field(hash=False)
    element: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        """Its own label: the first that is not `Thing`."""
        return next((label for label in self.labels if label != BASE), BASE)

    @property
    def id(self) -> str | None:
        """The project's stable id of the node."""
        return self.properties.get("id")


@dataclass(frozen=True)
class Relationship:
    """A relationship: type, properties, the store's own ids of its ends (`Node.element`) and of itself."""

    type: str
    start: str
    end: str
    properties: dict[str, Any] = field(hash=False)
    element: str = field(default="", compare=False)


@dataclass(frozen=True)
class Path:
    """A path: n+1 nodes and the n relationships between them, in order."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]


@dataclass(frozen=True)
class Result:
    """Rows of a query. `columns` is the same on every store, also when there are no rows."""

    columns: list[str]
    rows: list[list[Any]]

    def dicts(self) -> list[dict[str, Any]]:
        """One dictionary a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def single(self) -> Any:
        """The first column of the first row, or None when there are no rows."""
        return self.rows[0][0] if self.rows and self.rows[0] else None

    def column(self, name: str | int = 0) -> list[Any]:
        """The values of one column, by name or place."""
        place = name if isinstance(name, int) else self.columns.index(name)
        return [row[place] for row in self.rows]

    def __iter__(self):
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


_SCALARS = frozenset((str, int, float, bool, type(None)))


def plain(value: Any) -> Any:
    """A driver value as plain Python: nodes, relationships and paths as above, dates as ISO text, points as lists of numbers."""
    if type(value) in _SCALARS:  # nearly every value; the tests below cost more than reading it
        return value
    if type(value) is list:
        if _SCALARS.issuperset(map(type, value)):  # a row among many: as it is
            return value
        return [item if type(item) in _SCALARS else plain(item) for item in value]
    if isinstance(value, neo4j.graph.Node):
        return Node(tuple(sorted(value.labels)), {k: plain(value[k]) for k in sorted(value.keys())}, value.element_id)
    if isinstance(value, neo4j.graph.Relationship):
        return Relationship(value.type, value.start_node.element_id, value.end_node.element_id,
                            {k: plain(value[k]) for k in sorted(value.keys())}, value.element_id)
    if isinstance(value, neo4j.graph.Path):
        return Path(tuple(plain(n) for n in value.nodes), tuple(plain(r) for r in value.relationships))
    if isinstance(value, (neo4j.time.Date, neo4j.time.DateTime, neo4j.time.Time, neo4j.time.Duration)):
        return value.iso_format()
    if isinstance(value, neo4j.spatial.Point):
        return list(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    return value
