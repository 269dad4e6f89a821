"""Which fact file belongs to which input file: the data folder's memory of names.

`registry.json` in the data folder maps a fact-file name (without suffix) to the input it came from, the hash of the input's bytes
and the report id. It decides that a changed file replaces its own facts, that two files of one name in two folders stay two, and
that an unchanged file need not be read again. It can be lost without losing facts.
"""
from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock

from ingest.workspace import Workspace, write_atomic

FILE = "registry.json"
RESTORED, UPLOAD = "restored:", "upload:"
"""What the keys of inputs begin with that are no path: of unknown origin, as an older backup does not tell it; uploaded in the app."""


@dataclass
class Entry:
    """One fact file: where its report came from (`key`), and its report id."""

    key: str
    report: str


class Registry:
    """The names of a data folder. Hold `lock()` from `load` to `save`; other processes wait."""

    def __init__(self, file: Path, entries: dict[str, Entry]) -> None:
        self._file, self.entries = file, entries

    @staticmethod
    def lock(workspace: Workspace) -> FileLock:
        """The lock that everyone who writes facts takes."""
        return FileLock(workspace.root / ".ingest.lock")

    @classmethod
    def load(cls, workspace: Workspace) -> Registry:
        """Read the registry; a missing or damaged one counts as empty (names are then taken from the fact files that exist)."""
        file = workspace.root / FILE
        try:
            raw = json.loads(file.read_bytes())
            entries = {name: Entry(str(e["key"]), str(e["report"])) for name, e in raw["files"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            entries = {}
        return cls(file, {n: e for n, e in entries.items() if (workspace.facts / f"{n}.facts.json").exists()})

    def save(self) -> None:
        """Write the registry atomically, sorted by name."""
        data = {"files": {n: asdict(e) for n, e in sorted(self.entries.items())}}
        write_atomic(self._file, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))


def choose_name(stem: str, key: str, report: str, entries: dict[str, Entry], lies: Callable[[str], bool] | None = None) -> str:
    """The fact-file name for the input `key`: its old one; else `stem`; else `stem-2`, `stem-3`, … where another input has that.

    A file of the same name and the same text counts as the same file where the other is no more at its place (it was moved), or its place is not
    known; two that both lie there are two, for each may change. A fact file without an entry (the registry was lost, or the folder came from
    elsewhere) counts as that of the input of its name. `lies` tells whether the file of a key is at its place.
    """
    for name, entry in entries.items():
        if entry.key == key:
            return name
    number, name = 1, stem
    while name in entries and not (entries[name].report == report and _moved(entries[name].key, key, lies or _lies)):
        number += 1
        name = f"{stem}-{number}"
    return name


def _moved(old: str, new: str, lies: Callable[[str], bool]) -> bool:
    """Whether the input `new` can be the file that was at `old`."""
    if old.startswith(RESTORED):
        return True
    if old.startswith(UPLOAD):  # nothing lies there that could change; what is uploaded once more is the same
        return new.startswith(UPLOAD)
    return not lies(old)


def _lies(key: str) -> bool:
    """Whether a file, or the archive that it came from, is at its place. A name that could not be written as it is (`printable`) counts as there."""
    parts = key.split("!/")
    return "\\ud" in key or any(os.path.exists("!/".join(parts[:many])) for many in range(1, len(parts) + 1))
