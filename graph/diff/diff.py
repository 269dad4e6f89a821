"""Two states compared: counts by label and type, and each difference when asked for."""
from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from graph.diff.compare import IGNORABLE, VERSION, changes
from graph.diff.records import Record
from graph.diff.state import State
from graph.model import LABELS, TYPES

KINDS = ("added", "removed", "changed", "version")
"""`version`: equal but for the extractor's version and the fact file's digest (`compare.VERSION`)."""
_ORDER = {name: place for place, name in enumerate((*LABELS, *TYPES))}


@dataclass
class Diff:
    """What differs between the states `old` and `new`, which stay open while details are asked for.

    `found`: (label or type) → kind of `KINDS` → keys of the states, in the order of the model and of the lines.
    """

    old: State
    new: State
    ignored: frozenset[str]
    found: dict[str, dict[str, list[bytes]]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything differs, a version alone included (leave those out with `ignore`)."""
        return bool(self.found)

    def counts(self) -> dict[str, dict[str, int]]:
        """Label or type → kind → how many; only where something differs."""
        return {kind: {how: len(keys) for how, keys in by.items()} for kind, by in self.found.items()}

    def total(self, how: str) -> int:
        """How many differences of one of `KINDS`."""
        return sum(len(by[how]) for by in self.found.values())

    def entries(self, type_: str, how: str, limit: int | None = None) -> Iterator[dict[str, Any]]:
        """The differences of one label or type and kind: {"change", "type", "id" or "from"/"to", "name", "city", and "properties" (added and
        removed: all; else what `compare.changes` says)}."""
        for key in self.found[type_][how][:limit]:
            record = (self.old if how == "removed" else self.new).record(key)
            entry = {"change": how, "type": type_, **self._who(record)}
            if how in ("added", "removed"):
                entry["properties"] = record.properties
            else:
                entry["properties"] = changes(self.old.record(key), record, self.ignored)
            yield entry

    def _who(self, record: Record) -> dict[str, Any]:
        if record.is_node:
            return self.who(record.identity[0])
        return {"from": self.who(record.identity[1]), "to": self.who(record.identity[2])}

    def who(self, node_id: str) -> dict[str, Any]:
        """{"id", "name"} of a node, as the newer state that has it says; with "city" where names alone repeat. The id where none has it."""
        record = self.new.node(node_id) or self.old.node(node_id)
        if record is None:  # a dump of half a graph
            return {"id": node_id, "name": node_id}
        properties = record.properties
        made = {"id": node_id, "name": properties.get("name") or properties.get("text") or node_id}
        if record.type in ("Reform", "Pilot", "Outcome", "Target") and properties.get("city"):
            made["city"] = properties["city"]
        return made


def diff(old: State, new: State, ignore: Collection[str] = ()) -> Diff:
    """Compare two states. `ignore`: names of `compare.IGNORABLE`. Raises `KeyError` for another name."""
    ignored = frozenset().union(*(IGNORABLE[name] for name in ignore))
    found: dict[str, dict[str, list[bytes]]] = {}

    def note(type_: str, how: str, key: bytes) -> None:
        found.setdefault(type_, {kind: [] for kind in KINDS})[how].append(key)

    for key in old:
        if key not in new:
            note(old.record(key).type, "removed", key)
    for key in new:
        if key not in old:
            note(new.record(key).type, "added", key)
            continue
        was, now = old.line(key), new.line(key)
        if was != now:
            before, after = old.record(key), new.record(key)
            if changes(before, after, ignored | VERSION):
                note(after.type, "changed", key)
            elif changes(before, after, ignored):
                note(after.type, "version", key)
    order = sorted(found, key=lambda t: (_ORDER.get(t, len(_ORDER)), t))
    return Diff(old, new, ignored, {type_: found[type_] for type_ in order})
