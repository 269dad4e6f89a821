"""The ledgers that a data folder holds, so that nothing reads one as a report, too."""
from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.facts import SUFFIX
from ingest.readers.refusal import both
from ingest.run.registry import Entry, Registry
from ingest.workspace import Workspace

_HEAD = 4096
_KIND = re.compile(rb'^ "kind": "ledger"', re.MULTILINE)  # one blank: a key of the file itself
_TURN = re.compile(rb'^ "turn": (\d+)', re.MULTILINE)
_TEXT = re.compile(rb'^ "(doc|report|register)": ("(?:[^"\\]|\\.)*")', re.MULTILINE)
KEY = "ledger:"
"""What the registry calls a ledger whose origin it does not know (it was lost, or the folder came from elsewhere)."""


@dataclass(frozen=True)
class Known:
    """A ledger of a data folder: the name of its fact file without suffix, its report id, file name and register, the SHA-256 of the file as it
    came, and the path that it came from, empty where that is not known."""

    name: str
    report: str
    doc: str
    register: str
    digest: str
    path: str


def ledgers(workspace: Workspace, registry: Registry) -> list[Known]:
    """All ledgers of the data folder."""
    found = []
    for file in sorted(workspace.facts.glob(f"*{SUFFIX}")):
        head = _head(file)
        if head is None:
            continue
        name = file.name.removesuffix(SUFFIX)
        source = workspace.sources / head["report"] / head["doc"]
        entry = registry.entries.get(name)
        path = entry.key.partition("#")[0] if entry is not None and not entry.key.startswith(KEY) else ""
        found.append(Known(name, head["report"], head["doc"], head.get("register", ""), _digest(source), path))
    return found


def keep(workspace: Workspace, registry: Registry) -> None:
    """Give ledgers that the registry does not know a name in it, so that no report is written over one."""
    for known in ledgers(workspace, registry):
        registry.entries.setdefault(known.name, Entry(f"{KEY}{known.doc}#{known.register}", known.report))


class Guard:
    """Tells which inputs of a run are ledgers that were imported as such."""

    def __init__(self, known: Iterable[Known]) -> None:
        known = list(known)
        self._paths = {k.path: k for k in known if k.path}
        self._digests = {k.digest: k for k in known if k.digest}

    def by_path(self, path: Path) -> str:
        """What to say of an input file that is one, empty where it is none."""
        known = self._paths.get(str(path.resolve()))
        if known is None:
            return ""
        return _skipped(str(path), known, known.digest != _digest(path))

    def by_content(self, name: str, data: bytes) -> str:
        """As `by_path`, for a file that lies elsewhere or in an archive."""
        known = self._digests.get(hashlib.sha256(data).hexdigest()) if self._digests else None
        return _skipped(name, known, False) if known else ""


def turn_of(file: Path) -> int:
    """The `turn` of a fact file (`ingest.facts.FactFile`), 0 for one that has none."""
    try:
        with file.open("rb") as opened:
            found = _TURN.search(opened.read(_HEAD))
    except OSError:
        return 0
    return int(found[1]) if found else 0


def _skipped(name: str, known: Known, changed: bool) -> str:
    zh, en = ("；它已改动，请用 python -m ingest ledger 重新导入", "; it has changed: import it again with `python -m ingest ledger`") if changed else ("", "")
    return both(f"{name} 已作为台账导入（{known.register}），不再按报告读{zh}", f"{name} was imported as a ledger and is not read as a report{en}")


def _head(file: Path) -> dict[str, str] | None:
    """Name, report and register of a ledger's fact file, None for that of a report."""
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return None
    if not _KIND.search(head):
        return None
    found = {match[1].decode(): json.loads(match[2]) for match in _TEXT.finditer(head)}
    return found if {"doc", "report"} <= found.keys() else None


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
