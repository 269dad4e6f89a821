"""The fact files of a folder: which report each is of, and whether it changed, without parsing all of them."""
from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from graph.resolve import ReportGraph, resolve
from ingest.errors import FactFileError
from ingest.facts import SUFFIX, FactFile

# Fact files are written one key a line in the order of declaration, so the id stands near the top; line ends inside strings are escaped.
REPORT = re.compile(rb'^ *"report": "([^"\\]+)"', re.MULTILINE)
HEAD = 4096
"""How the id is found in the first bytes, without reading all of a fact file."""
RESOLVED = 10
"""Raised when `graph.resolve` makes other nodes or relationships of the same facts, so that graphs made before are brought up to date."""
_LONE_SURROGATE = re.compile(rb"\\u[dD][89abAB]")


@dataclass(frozen=True)
class FactEntry:
    """A fact file: `name` as the Report node keeps it in `files`, its path, the report id it states and the SHA-256 of its bytes."""

    name: str
    path: Path
    report: str
    digest: str


@dataclass
class Folder:
    """The fact files of one folder by name, and those that cannot be read (`bad`: name → reason)."""

    entries: dict[str, FactEntry]
    bad: dict[str, str]

    def by_report(self) -> dict[str, list[FactEntry]]:
        """Entries by report id, in the order of their names; several where one text came under several names."""
        found: dict[str, list[FactEntry]] = {}
        for name in sorted(self.entries):
            found.setdefault(self.entries[name].report, []).append(self.entries[name])
        return found


def scan(folder: Path, prefix: str = "") -> Folder:
    """Look at every `*.facts.json` directly in `folder`; a missing folder counts as empty. `prefix` goes before the names kept."""
    made = Folder({}, {})
    if not folder.is_dir():
        return made
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if path.name.startswith("."):
            continue  # a temporary file of a writer
        name = prefix + path.name
        try:
            data = path.read_bytes()
            made.entries[name] = FactEntry(name, path, _report_of(data, name), hashlib.sha256(data).hexdigest())
        except OSError as error:
            made.bad[name] = f"cannot be read ({error.strerror})"
        except FactFileError as error:
            made.bad[name] = error.reason
    return made


def digest(entries: list[FactEntry]) -> str:
    """What the Report node keeps as `hash`: changes when any of the report's fact files does, or when one comes or goes."""
    lines = f"{RESOLVED}\n" + "".join(f"{e.digest} {e.name}\n" for e in entries)
    return hashlib.sha256(lines.encode("utf-8")).hexdigest()


def parse(entry: FactEntry) -> tuple[FactFile, ReportGraph]:
    """Read and resolve one fact file. Raises `FactFileError` that names the file, whatever is wrong with it."""
    try:
        facts = FactFile.from_bytes(_whole_characters(entry.path.read_bytes()), entry.name)
        if facts.report != entry.report:
            raise FactFileError(entry.name, "changed while it was read; load again")
        return facts, resolve(facts)
    except OSError as error:
        raise FactFileError(entry.name, f"cannot be read ({error.strerror})") from error
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError) as error:
        raise FactFileError(entry.name, f"is not in the fact-file format ({error})") from error


@dataclass(frozen=True)
class Read:
    """A report as its fact files give it: the graph of the one whose metadata say most (`name`), the names of all that can be read, their digest."""

    name: str
    graph: ReportGraph
    names: list[str]
    digest: str


def fullest(entries: list[FactEntry], bad: dict[str, str]) -> Read | None:
    """The report of these fact files, None where none can be read. Those that cannot go to `bad` (name → reason)."""
    parsed: list[tuple[int, str, FactEntry, ReportGraph]] = []
    for entry in entries:
        try:
            facts, graph = parse(entry)
            parsed.append((len(facts.gaps), entry.name, entry, graph))
        except FactFileError as error:
            bad[entry.name] = error.reason
    if not parsed:
        return None
    _, name, _, best = min(parsed, key=lambda p: p[:2])
    return Read(name, best, [p[1] for p in parsed], digest([p[2] for p in parsed]))


def _report_of(data: bytes, name: str) -> str:
    found = REPORT.search(data[:HEAD])
    if found:
        return found.group(1).decode("utf-8", "replace")
    try:
        return FactFile.from_bytes(data, name).report
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError) as error:
        raise FactFileError(name, f"is not in the fact-file format ({error})") from error


def _whole_characters(data: bytes) -> bytes:
    """JSON can escape half a character (a lone surrogate), which no database takes: it becomes a question mark."""
    if not _LONE_SURROGATE.search(data):
        return data
    return json.dumps(json.loads(data), ensure_ascii=False).encode("utf-8", "replace")
