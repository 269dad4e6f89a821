"""A whole run: discover, process on several processes, write, count."""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable
from contextlib import nullcontext
from pathlib import Path

from ingest.decisions import metadata_decisions
from ingest.errors import SetAside
from ingest.facts import SUFFIX
from ingest.ledger.known import Guard, ledgers
from ingest.ledger.known import keep as keep_ledgers
from ingest.readers import discover
from ingest.readers.source import Progress as PageProgress
from ingest.run.process import Options
from ingest.run.registry import Registry
from ingest.run.summary import Summary
from ingest.run.workers import process_all
from ingest.run.write import FolderWriter, WorkspaceWriter, Writer
from ingest.workspace import Workspace

Progress = Callable[[int, int, str], None]
"""Called with (inputs done, inputs in all, name of the input just done; at the start 0 and no name)."""


def run(
    paths: Iterable[Path],
    workspace: Workspace,
    *,
    facts_dir: Path | None = None,
    keep: bool = True,
    city: str | None = None,
    year: int | None = None,
    jobs: int = 1,
    fast: bool = False,
    again: bool = False,
    progress: Progress | None = None,
    pages: PageProgress | None = None,
) -> Summary:
    """Extract every report found under `paths`.

    With `keep`, sources, texts and fact files go to the data folder; `facts_dir` gets a copy of the fact files, alone. Without
    `keep`, only `facts_dir` is written. `fast`: extract without the encoder. A report whose facts are there already, by the same extractor
    and under the same metadata, is not extracted anew, unless `again`. A file that was imported as a ledger is not read as a report: the
    summary's warnings say so. Inputs that cannot be read are in the summary's `set_aside`. `progress` is called after each
    input, `pages(name, done, count)` after each page of one that is long to read (from another thread, perhaps).
    """
    inputs = list(discover(paths))
    decisions = metadata_decisions(workspace)
    options = Options(city, year, decisions, fast, _known(workspace) if keep and not again else {}, _before(workspace, decisions) if keep else {})
    summary = Summary()
    if keep:
        workspace.create()
    with Registry.lock(workspace) if keep else nullcontext():
        writers: list[Writer] = []
        guard = Guard(())
        if keep:
            registry = Registry.load(workspace)
            keep_ledgers(workspace, registry)
            guard = Guard(ledgers(workspace, registry))
            writers.append(WorkspaceWriter(workspace, registry))
            summary.warnings += [said for path in inputs if (said := guard.by_path(path))]
            inputs = [path for path in inputs if not guard.by_path(path)]
        if facts_dir is not None and not (keep and facts_dir.resolve() == workspace.facts.resolve()):
            writers.append(FolderWriter(facts_dir))
        if progress:
            progress(0, len(inputs), "")
        for done, (path, results) in enumerate(process_all(inputs, options, jobs, pages), start=1):
            for result in results:
                if isinstance(result, SetAside):
                    summary.set_aside.append(result)
                    continue
                if said := guard.by_content(result.name, result.source):
                    summary.warnings.append(said)
                    continue
                for writer in writers:
                    writer.write(result)
                summary.add(result.name, result.facts)
                summary.warnings += [warning for warning in result.warnings if warning not in summary.warnings]
            if progress:
                progress(done, len(inputs), path.name)
    return summary


def _known(workspace: Workspace) -> dict[str, tuple[Path, ...]]:
    """The fact files of the data folder by report."""
    found: dict[str, tuple[Path, ...]] = {}
    for name, entry in sorted(Registry.load(workspace).entries.items()):
        found[entry.report] = (*found.get(entry.report, ()), workspace.facts / f"{name}{SUFFIX}")
    return found


def _before(workspace: Workspace, decided: Container[str]) -> dict[str, Path]:
    """By the key of an input the text file of the report that it held last, and no other input does, of those in `decided`."""
    entries = Registry.load(workspace).entries.values()
    held = Counter(entry.report for entry in entries)
    return {e.key: workspace.texts / f"{e.report}.json" for e in entries if e.report in decided and held[e.report] == 1}
