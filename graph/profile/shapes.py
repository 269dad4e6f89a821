"""What profiles are made of: things named, lists that know their whole length, the sentence of a fact."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from graph.browse.shapes import Evidence, label_of
from graph.model import NAMED_IN

T = TypeVar("T")


@dataclass(frozen=True)
class Ref:
    """A thing as it is named and linked."""

    id: str
    label: str
    name: str


@dataclass(frozen=True)
class Listed(Generic[T]):
    """The first rows of a list, and how many there are in all."""

    rows: tuple[T, ...] = ()
    total: int = 0

    @property
    def left(self) -> int:
        """How many there are beside these rows (of a page within the list: on the other pages)."""
        return max(self.total - len(self.rows), 0)


def ref(row: Mapping[str, Any] | None) -> Ref | None:
    """The thing of a map made by `reference`; None where there is none."""
    if not row or not row.get("id"):
        return None
    return Ref(row["id"], label_of(row["labels"]), str(row.get("name") or row["id"]))


def refs(rows: Iterable[Mapping[str, Any] | None]) -> tuple[Ref, ...]:
    """The things of several such maps, each once, in their order."""
    return tuple(dict.fromkeys(found for row in rows if (found := ref(row))))


def evidence(row: Mapping[str, Any] | None) -> Evidence | None:
    """The sentence of a map made by `sentence`."""
    if not row or not row.get("report"):
        return None
    return Evidence(row["report"], int(row["start"]), int(row["end"]), row.get("quote") or "", named_in=row.get(NAMED_IN) or "")


def number(value: Any) -> int | None:
    """A year or count of the store; None for 0, which stands for what nobody states."""
    return int(value) if value else None
