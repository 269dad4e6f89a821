"""The labelled pairs of `bench/pairs` as items, ready to be scored."""
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.identity.items import Item, Unit
from graph.resolve import ids, places

FOLDER = Path(__file__).parent / "pairs"


@dataclass(frozen=True)
class Labelled:
    """A pair with its labels; None where two careful people would differ. `part` is `tune` or `end`."""

    id: str
    stratum: str
    part: str
    a: Item
    b: Item
    same: bool | None
    idea: bool | None


def labelled() -> Iterator[Labelled]:
    """All pairs, in the order of the files."""
    for file in sorted(FOLDER.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Labelled(row["id"], row["stratum"], row["part"], item(row["a"]), item(row["b"]), row["same"], row["idea"])


def item(row: dict[str, Any]) -> Item:
    """One side of a pair as the item that its report gives, of the city of its report."""
    place = places.one(row["city"])
    scope = ids.coded_city(place.adcode) if place else ids.uncoded_city(row["city"], "")
    base = ids.leader(row["name"], scope) if row["type"] == "Leader" else ids.item(row["type"], scope, row["name"])
    return Item(Unit(row["report_id"], base), row["type"], row["name"], scope=scope, year=row["year"], post=row.get("post") or "")
