"""A whole run: discover, process on several processes, write, count."""
from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from pathlib import Path

from ingest.decisions import metadata_decisions
from ingest.errors import SetAside
from ingest.facts import SUFFIX
from ingest.filenames import readable
from ingest.readers import discover
from ingest.readers.refusal import aside
from ingest.readers.source import Progress as PageProgress
from ingest.run.keeping import Keeper, Outdated
from ingest.run.process import Options, Processed, process
from ingest.run.registry import Registry
from ingest.run.summary import Summary
from ingest.run.workers import process_all
from ingest.run.write import FolderWriter
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
    ledgers_of: Workspace | None = None,
) -> Summary:
    """Extract every report found under `paths`.

    With `keep`, sources, texts and fact files go to the data folder; `facts_dir` gets a copy of the fact files, alone. Without
    `keep`, only `facts_dir` is written. `fast`: extract without the encoder. A report whose facts are there already, by the same extractor
    and under the same metadata, is not extracted anew, unless `again`. A file that was imported as a ledger, here or into the data
    folder `ledgers_of`, is not read as a report: the summary's warnings say so. Inputs that cannot be read are in the summary's `set_aside`. `progress` is called after each
    input, `pages(name, done, count)` after each page of one that is long to read (from another thread, perhaps). Others may write to the data
    folder meanwhile (`Keeper`).
    """
    inputs = list(discover(paths))
    summary = Summary()
    keeper = Keeper(workspace, ledgers_of) if keep else None  # before the decisions are read: none is missed
    decisions = metadata_decisions(workspace)
    options = Options(city, year, decisions, fast, _known(workspace) if keep and not again else {}, _before(workspace, decisions) if keep else {})
    if keeper:
        summary.warnings += [readable(said) for path in inputs if (said := keeper.guard.by_path(path))]
        inputs = [path for path in inputs if not keeper.guard.by_path(path)]
    copies = FolderWriter(facts_dir) if facts_dir is not None and not (keep and facts_dir.resolve() == workspace.facts.resolve()) else None
    if progress:
        progress(0, len(inputs), "")
    for done, (path, results) in enumerate(process_all(inputs, options, jobs, pages), start=1):
        for found in results:
            result, said = _write(keeper, copies, path, found, options)
            if said:
                summary.warnings.append(said)
            elif isinstance(result, SetAside):
                summary.set_aside.append(result)
            else:
                summary.add(result.name, result.facts)
                summary.warnings += [warning for warning in result.warnings if warning not in summary.warnings]
        if progress:
            progress(done, len(inputs), path.name)
    return summary


def _write(
    keeper: Keeper | None, copies: FolderWriter | None, path: Path, result: Processed | SetAside, options: Options,
) -> tuple[Processed | SetAside, str]:
    """Write one report. Returns it as it was written, or as it was set aside, and what to say where it is left out as a ledger.

    A name that the system does not take after all costs this report alone; a full or broken disk ends the run.
    """
    while isinstance(result, Processed):
        try:
            if keeper and (said := keeper.write(result, options.decisions)):
                return result, said
            if copies:
                copies.write(result)
            return result, ""
        except Outdated as now:
            options = replace(options, decisions=now.decisions, before=_before(keeper.workspace, now.decisions))
            result = _anew(path, result, options)
        except (OSError, UnicodeError) as error:
            if isinstance(error, OSError) and error.errno not in (errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ):
                raise
            said = f"系统不接受这个文件名（{error}），请改名后再试", f"the system does not take the file's name ({error}); rename it"
            result = aside(result.name, "unwritable", *said)
    return result, ""


def _anew(path: Path, old: Processed, options: Options) -> Processed | SetAside:
    """A report read once more, with what people decided meanwhile."""
    found = [each for each in process(path, options) if isinstance(each, SetAside) or each.key == old.key]
    return next((each for each in found if isinstance(each, Processed)), found[0] if found else aside(
        old.name, "changed", "读入期间文件被改动，请重新读入", "the file was changed while it was read; ingest it again"))


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
