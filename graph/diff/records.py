"""One line of a dump as a record, checked."""
from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from graph.errors import GraphError
from graph.model import BASE

Identity = tuple[str, ...]
"""(id,) of a node, (type, id of its start, id of its end) of a relationship: what makes it the same thing in two states."""


class BrokenDump(GraphError):
    """A line of a dump that `graph.dump` does not write: names the file, the line (from 1) and the reason."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}. A state is what `python -m graph dump FILE` writes; make the dump again.")
        self.file, self.line, self.reason = file, line, reason


@dataclass(frozen=True)
class Record:
    """A node (`type` is its label) or a relationship of a dump; `labels` is empty for a relationship."""

    identity: Identity
    type: str
    labels: tuple[str, ...]
    properties: dict[str, Any]

    @property
    def is_node(self) -> bool:
        return len(self.identity) == 1


def read(line: bytes) -> Record:
    """The record of a line. Raises `ValueError` with the reason where it is none."""
    try:
        data = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 (byte {error.start + 1} of the line)") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg}, character {error.pos + 1}; cut off?)") from None
    except RecursionError:
        raise ValueError("not JSON of a dump (nested too deeply)") from None
    if not isinstance(data, dict) or not isinstance(data.get("properties"), dict):
        raise ValueError('neither a node {"labels", "properties"} nor a relationship {"type", "from", "to", "properties"}')
    return _node(data) if "labels" in data else _relationship(data)


def _node(data: dict[str, Any]) -> Record:
    labels, properties = data["labels"], data["properties"]
    if not isinstance(labels, list) or not labels or not all(isinstance(label, str) for label in labels):
        raise ValueError('the "labels" of a node are no list of names')
    if not _named(properties.get("id")):
        raise ValueError('a node without "id"')
    own = sorted(set(labels) - {BASE}) or [BASE]
    return Record((properties["id"],), own[0], tuple(sorted(labels)), properties)


def _relationship(data: dict[str, Any]) -> Record:
    for key in ("type", "from", "to"):
        if not _named(data.get(key)):
            raise ValueError(f'a relationship without "{key}"')
    return Record((data["type"], data["from"], data["to"]), data["type"], (), data["properties"])


def _named(value: Any) -> bool:
    return isinstance(value, str) and value != ""
