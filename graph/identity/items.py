"""The things of one report that may be the same as things of other reports."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from graph.resolve.records import ReportGraph

MATCHED = ("Reform", "Pilot", "Leader")
"""Labels whose items are compared by more than their id; things of the others are one where their ids are."""


class Unit(NamedTuple):
    """A thing as one report tells it: the report's id and the id that the report alone gives the thing (`graph.resolve.ids`)."""

    report: str
    base: str


@dataclass(frozen=True)
class Item:
    """A unit with what is compared: its label, name, other names, the scope that keeps namesakes apart (id of the city that runs it or of
    the post), the report's year, and the attributes that the report gives it. `topics` and `reports`, and of people `heads`, are set where one item stands for
    all that have its id (`gathered`, `graph.identity.people.lives`); they are not kept."""

    unit: Unit
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    scope: str = ""
    year: int | None = None
    topic: str = ""
    status: str = ""
    level: str = ""
    post: str = ""
    confidence: float = 1.0
    topics: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    heads: frozenset[int] = frozenset()

    def as_row(self) -> list[Any]:
        """The fields as JSON data; `from_row` is the inverse."""
        return [self.unit.report, self.unit.base, self.label, self.name, list(self.aliases), self.scope, self.year, self.topic, self.status,
                self.level, self.post, self.confidence]

    @classmethod
    def from_row(cls, row: list[Any]) -> Item:
        """The inverse of `as_row`."""
        report, base, label, name, aliases, *rest = row
        return cls(Unit(report, base), label, name, tuple(aliases), *rest)

    @staticmethod
    def base_of(row: list[Any]) -> str:
        """The base id of an item that is kept as this row."""
        return row[1]


def items_of(graph: ReportGraph) -> Iterator[Item]:
    """The items of one report in the order of their ids: its reforms, pilots and leaders."""
    for base, node in sorted(graph.nodes.items()):
        if node.label in MATCHED:
            said = node.contribution
            of = {key: str(said.attrs.get(key) or "") for key in ("topic", "status", "level", "post")}
            yield Item(Unit(graph.report, base), node.label, said.name, said.aliases, node.scope, said.year, **of, confidence=said.confidence)


def gathered(items: Iterable[Item]) -> dict[str, Item]:
    """One item for each id, that of the earliest report, with the topics and the reports of all that have the id; by id."""
    each: dict[str, Item] = {}
    topics: dict[str, set[str]] = {}
    reports: dict[str, set[str]] = {}
    for item in sorted(items, key=lambda i: (i.year or 0, i.unit)):
        base = each.setdefault(item.unit.base, item).unit.base
        topics.setdefault(base, set()).add(item.topic)
        reports.setdefault(base, set()).add(item.unit.report)
    return {base: replace(item, topics=frozenset(topics[base] - {""}), reports=frozenset(reports[base])) for base, item in each.items()}
