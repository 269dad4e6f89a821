"""Taking a report that a job has read into the data folder, and extracting one anew from its stored text (no OCR a second time)."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from ingest import texts
from ingest.clean.text import Metadata
from ingest.decisions import metadata_decisions, set_metadata
from ingest.errors import TextFileError, UsageError
from ingest.extract import pipeline
from ingest.facts import SUFFIX, FactFile
from ingest.ledger.importing import again
from ingest.ledger.known import Guard, keep, ledgers
from ingest.metadata import describe
from ingest.run.process import Processed, shared_language, to_fact_file
from ingest.run.registry import Registry
from ingest.run.write import WorkspaceWriter
from ingest.workspace import Workspace, write_atomic


def adopt(workspace: Workspace, staged: Workspace, report: str, values: Mapping[str, Any], key: str) -> str:
    """Take a report over from the job's own data folder, with the metadata that a person set for it (kept as a decision, for every file of
    this text that the data folder has).

    `key` says for the registry where it came from. Returns what to say where the file is left out as it was imported as a ledger, else an
    empty text. Raises `UsageError` when the job has no such report, `TextFileError` when its text is damaged.
    """
    facts = next((found for _, found in _fact_files(staged, report)), None)
    if facts is None:
        raise UsageError(f"the job has no report {report}")
    source = next(iter(sorted((staged.sources / report).iterdir())), None) if (staged.sources / report).is_dir() else None
    data = source.read_bytes() if source else b""
    text = (staged.texts / f"{report}.json").read_bytes()
    workspace.create()
    with Registry.lock(workspace):
        registry = Registry.load(workspace)
        keep(workspace, registry)
        if data and (said := Guard(ledgers(workspace, registry)).by_content(facts.doc, data)):
            return said
        if values:
            set_metadata(workspace, report, dict(values))
        decided = metadata_decisions(workspace).get(report, {})
        if decided:
            facts, text = _extracted(texts.from_bytes(text, report), decided, facts)
        own = f"{key}/{report}/{facts.doc}"  # an archive may hold two reports of one name
        name = WorkspaceWriter(workspace, registry).write(Processed(own, facts.doc, facts, text, data))
        others = [(path, old) for path, old in _fact_files(workspace, report) if path.name != f"{name}{SUFFIX}"]
        if decided and others:
            _anew(workspace, report, others, decided, facts)
    return ""


def reread(workspace: Workspace, report: str) -> None:
    """Extract a report (or a ledger's rows) of the data folder anew from its stored text, with what people decided about its metadata.

    Raises `UsageError` when no fact file is of this report, `TextFileError` when its text is missing or damaged.
    """
    with Registry.lock(workspace):
        files = _fact_files(workspace, report)
        if not files:
            raise UsageError(f"the data folder has no facts of report {report}")
        _anew(workspace, report, files, metadata_decisions(workspace).get(report, {}))


def outdated(workspace: Workspace, reports: Iterable[str]) -> list[str]:
    """Of these reports those that the data folder has under other metadata than what people decided (now, or no longer) gives them."""
    decided, found = metadata_decisions(workspace), []
    for report in dict.fromkeys(reports):
        try:
            stored = texts.read(workspace.texts, report)
        except TextFileError:
            continue  # the data folder has no such report; where its text is damaged, it is to be ingested again
        own = decided.get(report, {})
        now = _described(stored, own)
        if any(getattr(now, k) != getattr(stored.meta, k) for k in Metadata.KEYS if k in own or stored.meta.origin.get(k) == "decision"):
            found.append(report)
    return found


def _anew(workspace: Workspace, report: str, files: list[tuple[Path, FactFile]], decided: Mapping[str, Any], *known: FactFile) -> None:
    """Write these fact files of a report under what was decided; facts that `known` has by the same setting and metadata are not extracted again."""
    stored = texts.read(workspace.texts, report)
    for path, old in files:
        if old.kind == "ledger":
            again(workspace, path, old, decided)
            continue
        facts, text = _extracted(stored, decided, old, known)
        known = (*known, facts)
        write_atomic(workspace.texts / f"{report}.json", text)
        write_atomic(path, facts.to_bytes())


def _extracted(stored: texts.StoredText, decided: Mapping[str, Any], old: FactFile, known: Iterable[FactFile] = ()) -> tuple[FactFile, bytes]:
    """Facts and text file of a stored text under the decided metadata, in the setting of the `old` facts; what a sidecar or an index
    said of it still counts."""
    meta = _described(stored, decided)
    language = shared_language(old.setting == pipeline.FAST)
    return to_fact_file(old.doc, stored.report, stored.clean, meta, language, known), texts.to_bytes(stored.report, stored.clean, meta)


def _described(stored: texts.StoredText, decided: Mapping[str, Any]) -> Metadata:
    beside = SimpleNamespace(sidecar=_said(stored.meta, "sidecar", "option"), index_row=_said(stored.meta, "index"),
                             hints=_said(stored.meta, "file"))
    return describe(stored.clean, beside, {}, decided)[0]


def _said(meta: Metadata, *origins: str) -> dict[str, Any]:
    found = {key: getattr(meta, key) for key in Metadata.KEYS if meta.origin.get(key) in origins}
    return found | {key: value for key, (origin, value) in meta.under.items() if origin in origins}


def _fact_files(workspace: Workspace, report: str) -> list[tuple[Path, FactFile]]:
    """The fact files of a report with their paths; several where one text came under several names."""
    mark = f'"{report}"'.encode()
    found = []
    for path in sorted(workspace.facts.glob(f"*{SUFFIX}")):
        if mark in path.read_bytes()[:4096]:
            facts = FactFile.read(path)
            if facts.report == report:
                found.append((path, facts))
    return found
