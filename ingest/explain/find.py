"""Which report is meant: one of the data folder, or a file to be read now."""
from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from ingest import texts
from ingest.errors import FactFileError, SetAside, UsageError
from ingest.facts import SUFFIX, FactFile
from ingest.workspace import Workspace


def facts_of(which: str, workspace: Workspace, fast: bool = False) -> Iterator[FactFile | SetAside]:
    """The facts of `which`: a report of the data folder by id, title or file name, as they were extracted; or a file (several reports
    for an archive), extracted now and kept nowhere. With `fast`, facts are without the encoder: a report of the data folder that was
    extracted with it is extracted now, too. What cannot be read comes as `SetAside`.

    Raises `UsageError` when nothing is called so, or several reports are.
    """
    path = Path(which)
    if path.is_file():
        yield from _read(path, fast)
        return
    facts = _stored(which.strip(), workspace)
    yield _fast(facts, workspace) if fast and facts.setting == "full" else facts


def _read(path: Path, fast: bool) -> Iterator[FactFile | SetAside]:
    from ingest.run.process import Options, process  # spaCy and the models load here

    for found in process(path, Options(fast=fast)):
        yield found if isinstance(found, SetAside) else found.facts


def _fast(facts: FactFile, workspace: Workspace) -> FactFile:
    from ingest.run.process import shared_language, to_fact_file

    stored = texts.read(workspace.texts, facts.report)
    return to_fact_file(facts.doc, facts.report, stored.clean, stored.meta, shared_language(fast=True))


def _stored(which: str, workspace: Workspace) -> FactFile:
    names: dict[str, dict[str, FactFile]] = {}
    for file in sorted(workspace.facts.glob(f"*{SUFFIX}")):
        try:
            facts = FactFile.read(file)
        except (FactFileError, OSError):
            continue  # `python -m graph load` names it; here it is only not the one that is looked for
        for name in {facts.report, facts.doc, file.name.removesuffix(SUFFIX), facts.title}:
            names.setdefault(name, {})[facts.report] = facts
    found = list(names.get(which, {}).values())
    if len(found) == 1:
        return found[0]
    if found:
        listed = "；".join(f"{f.report} {f.doc}" for f in found)
        raise UsageError(f"{which!r} 指多份报告，请给出编号 / several reports are called so, give the id: {listed}")
    near = get_close_matches(which, [n for n in names if n], n=3, cutoff=0.4)
    hint = f"相近的 near: {'、'.join(near)}" if near else f"数据文件夹 data folder: {workspace.root}"
    raise UsageError(f"没有文件或报告 {which!r} / no file or report is called so. {hint}")
