"""Keeping what a run reads in the data folder, while others write there, too: the lock is held for one report at a time."""
from __future__ import annotations

from typing import Any

from ingest.decisions import METADATA, metadata_decisions
from ingest.ledger.known import Guard, ledgers
from ingest.ledger.known import keep as keep_ledgers
from ingest.run.process import Processed
from ingest.run.registry import Registry
from ingest.run.write import WorkspaceWriter
from ingest.workspace import Workspace

Decisions = dict[str, dict[str, Any]]


class Outdated(Exception):
    """Somebody changed the metadata of a report while it was read; `decisions` are those of now."""

    def __init__(self, decisions: Decisions) -> None:
        self.decisions = decisions


class Keeper:
    """Writes reports into the data folder. A run may take an hour, and the app takes reports in, changes and deletes them meanwhile: before each
    report it looks at what there is now."""

    def __init__(self, workspace: Workspace, ledgers_of: Workspace | None = None) -> None:
        """`ledgers_of`: another data folder whose ledgers are not to be read as reports either."""
        self.workspace = workspace.create()
        self._elsewhere = ledgers(ledgers_of, Registry.load(ledgers_of)) if ledgers_of else []
        self._seen = self._recorded()
        with Registry.lock(workspace):
            registry = Registry.load(workspace)
            self._look(registry)

    def write(self, item: Processed, decisions: Decisions) -> str:
        """Write one report that was read under these decisions. Returns what to say where it is left out, as it was imported as a ledger, else an
        empty text. Raises `Outdated` (read it again) and `OSError`."""
        with Registry.lock(self.workspace):
            registry = Registry.load(self.workspace)
            if registry.entries != self._entries:
                self._look(registry)
            if said := self.guard.by_content(item.name, item.source):
                return said
            self._check(item, registry, decisions)
            WorkspaceWriter(self.workspace, registry).write(item)
            self._entries = registry.entries
        return ""

    def _look(self, registry: Registry) -> None:
        before = dict(registry.entries)
        keep_ledgers(self.workspace, registry)
        if registry.entries != before:
            registry.save()
        self._entries = registry.entries
        self.guard = Guard([*ledgers(self.workspace, registry), *self._elsewhere])

    def _check(self, item: Processed, registry: Registry, decisions: Decisions) -> None:
        """Whoever sets a report's city has it extracted anew under the lock: the run must not write over that what it read before."""
        if self._recorded() == self._seen:
            return
        now = metadata_decisions(self.workspace)
        concerned = {item.facts.report, *(entry.report for entry in registry.entries.values() if entry.key == item.key)}
        if any(now.get(report) != decisions.get(report) for report in concerned):
            raise Outdated(now)

    def _recorded(self) -> int:
        file = self.workspace.decisions / f"{METADATA}.jsonl"
        return file.stat().st_size if file.is_file() else 0
