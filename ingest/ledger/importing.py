"""A ledger into the data folder: source, text and fact file, under a name that a later version of the same file takes over."""
from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any

from ingest import texts
from ingest.collector import at_rest
from ingest.decisions import metadata_decisions
from ingest.errors import FactFileError, TextFileError
from ingest.facts import SUFFIX, FactFile
from ingest.ledger.book import read_ledger
from ingest.ledger.facts import Made, Progress, facts_of, report_id, written_of
from ingest.ledger.known import KEY, keep, turn_of
from ingest.ledger.proposal import Proposal, propose, without_rows
from ingest.metadata.values import NONE
from ingest.readers.dispatch import beside
from ingest.readers.refusal import aside
from ingest.registers import Register, register
from ingest.run.process import Processed
from ingest.run.registry import Entry, Registry
from ingest.run.write import FolderWriter, WorkspaceWriter
from ingest.workspace import Workspace, write_atomic

_MAPPING, _ROW = "mapping ", "row "
"""What notes of a ledger's fact file begin with: a person's mapping of columns; the row id of a row that was changed."""


@dataclass
class Imported:
    """What an import did. `name` is the fact file's, without suffix; empty where nothing was written, as no row told anything new.
    `replaced` is the report id of the earlier version whose place it took, empty if there was none."""

    made: Made
    proposal: Proposal
    name: str = ""
    replaced: str = ""

    @property
    def report(self) -> str:
        """The id of the ledger in the graph, empty where nothing was written."""
        return self.made.facts.report if self.name else ""


@at_rest()
def import_ledger(
    workspace: Workspace, path: Path | str, of: Register, mapping: Mapping[str, str] | None = None, city: str | None = None,
    year: int | None = None, *, data: bytes | None = None, key: str | None = None, proposal: Proposal | None = None,
    facts_dir: Path | None = None, store: bool = True, progress: Progress | None = None,
) -> Imported:
    """Read a file as a register and write its facts into the data folder; the caller brings the graph up to them.

    `mapping`, `year`: see `propose`; `data`: the file's bytes, where `path` only names it (an upload). `key` says where the file belongs, by
    default its absolute path: a file of the same key and register replaces its earlier version, so uploads give `upload:NAME`. `proposal`: one
    that a person has confirmed. `facts_dir` gets a copy of the fact file; without `store` it alone is written.

    A file whose rows carry row ids tells changes to what was exported: it takes the place of an earlier one only if that told the same export's.
    Raises `SetAside` (see `read_ledger`, `propose`; `no-rows` where a table has none) and `UsageError`.
    """
    ledger = proposal.ledger if proposal is not None else read_ledger(path, data)
    proposal = without_rows(proposal or propose(ledger, of, mapping, year))
    if not proposal.rows:
        raise aside(ledger.name, "no-rows", f"认出了“{of.zh}”的表头，但下面没有内容", f"the heads of “{of.heading}” are there, but no rows under them")
    sides = SimpleNamespace(**dict(zip(("sidecar", "index_row"), beside(Path(path))[:2], strict=True))) if data is None else None
    made = facts_of(ledger, proposal, city, year, _decided(workspace, proposal), sides, progress)
    made.facts.notes = [*([_MAPPING + json.dumps(dict(mapping), ensure_ascii=False)] if mapping else []), *(_ROW + mark for mark in sorted(made.marks))]
    done = Imported(made, proposal)
    if not made.taken:
        return done
    item = Processed("", ledger.name, made.facts, texts.to_bytes(made.facts.report, made.text, made.metadata), ledger.data)
    if facts_dir is not None:
        done.name = FolderWriter(facts_dir).write(item)
    if store:
        _write(workspace, done, item, f"{key or Path(path).resolve()}#{of.en}")
    return done


def again(workspace: Workspace, file: Path, old: FactFile, decided: Mapping[str, Any]) -> None:
    """Make the facts of a ledger of the data folder anew, with what people decided of its city and year. Hold `Registry.lock`.

    Raises `SetAside` where its source is gone or cannot be read any more.
    """
    ledger = read_ledger(workspace.sources / old.report / old.doc)
    of = register(old.register)
    mapping = next((json.loads(note.removeprefix(_MAPPING)) for note in old.notes if note.startswith(_MAPPING)), None)
    under = _under(workspace, old.report)
    said = {**{k: (o, getattr(old, k)) for k, o in old.origin.items() if k in ("city", "year", "province")}, **under}
    given = {origin: {k: value for k, (o, value) in said.items() if o == origin} for origin in ("option", "sidecar", "index")}
    year = old.year if old.origin.get("year") != "decision" else under.get("year", ("", None))[1]
    sides = SimpleNamespace(sidecar={**given["sidecar"], **given["option"]}, index_row=given["index"])
    decided_year = None if decided.get("year") == NONE else decided.get("year") or year
    made = facts_of(ledger, without_rows(propose(ledger, of, mapping, decided_year)), decided=decided, beside=sides)
    made.facts.notes, made.facts.turn = old.notes, old.turn
    made.facts.report = old.report  # it keeps its id where other rules take other sheets for the register
    write_atomic(workspace.texts / f"{old.report}.json", texts.to_bytes(old.report, made.text, made.metadata))
    write_atomic(file, made.facts.to_bytes())


def _under(workspace: Workspace, report: str) -> dict[str, tuple[str, Any]]:
    """What is known of a ledger beneath what people decided."""
    try:
        return texts.read(workspace.texts, report).meta.under
    except TextFileError:
        return {}


def _decided(workspace: Workspace, proposal: Proposal) -> dict[str, Any]:
    decisions = metadata_decisions(workspace)
    return decisions.get(report_id(proposal.register, written_of(proposal)), {}) if decisions else {}


def _write(workspace: Workspace, done: Imported, item: Processed, key: str) -> None:
    workspace.create()
    with Registry.lock(workspace):
        registry = Registry.load(workspace)
        keep(workspace, registry)
        name, item.key = _name(workspace, registry.entries, done, item, key)
        if done.made.marks:
            item.facts.turn = _turn(workspace, name, item.facts.report)
        before = registry.entries.get(name)
        done.name = WorkspaceWriter(workspace, registry).write_as(name, item)
        done.replaced = before.report if before is not None and before.report != item.facts.report else ""


def _turn(workspace: Workspace, name: str, report: str) -> int:
    """The place of a ledger among those that tell changes to exports: behind all others, or where it is already."""
    turns = {file.name: turn_of(file) for file in workspace.facts.glob(f"*{SUFFIX}")}
    own = workspace.facts / f"{name}{SUFFIX}"
    if turns.get(own.name) and f'"{report}"'.encode() in own.read_bytes()[:4096]:
        return turns[own.name]
    return max(turns.values(), default=0) + 1


def _name(workspace: Workspace, entries: dict[str, Entry], done: Imported, item: Processed, key: str) -> tuple[str, str]:
    """The name of the fact file and the key that the registry keeps: those of the earlier version whose place it takes, or new ones."""
    path, _, kind = key.rpartition("#")
    keys = (key, f"{KEY}{item.facts.doc}#{kind}")
    ours = [name for name, entry in sorted(entries.items()) if entry.key in keys or entry.key.startswith(f"{key}#")]
    for name in ours:
        if entries[name].report == item.facts.report or _replaces(workspace, name, done):
            return name, entries[name].key if entries[name].key.startswith(f"{key}#") else key
    if not ours and (read := next((name for name, entry in entries.items() if entry.key == path), None)):
        return read, key  # it was read as a report before
    stem = PurePosixPath(item.facts.doc).stem or "ledger"
    name, number = stem, 1
    while name in entries or (workspace.facts / f"{name}{SUFFIX}").exists():
        number += 1
        name = f"{stem}-{number}"
    return name, f"{key}#{number}" if ours else key


def _replaces(workspace: Workspace, name: str, done: Imported) -> bool:
    """Whether the new version tells everything that the file of that name told: a whole ledger does; changes to an export only where every row
    that was changed then comes again with the same row id."""
    if not done.made.marks:
        return True
    try:
        notes = FactFile.read(workspace.facts / f"{name}{SUFFIX}").notes
    except (FactFileError, OSError):
        return True
    old = {note.removeprefix(_ROW) for note in notes if note.startswith(_ROW)}
    return bool(old) and old <= done.made.marks | done.made.unchanged_marks
