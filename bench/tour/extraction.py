"""Reports to fact files, twice: every fact's sentence is in its text, and the second time changes nothing."""
from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.facts import FactFile
from ingest.workspace import Workspace


def extract(reports: Iterable[Path], workspace: Workspace, fast: bool) -> list[str]:
    """Read the reports into the data folder, print how long it took, and return the faults."""
    from ingest.run.run import run  # seconds to load, which only this needs

    paths = list(reports)
    start = time.perf_counter()
    summary = run(paths, workspace, jobs=os.cpu_count() or 1, fast=fast)
    print(summary.as_text())
    print(f"extraction: {time.perf_counter() - start:.0f} s", flush=True)
    faults = [f"set aside: {each.name}: {each.reason}" for each in summary.set_aside]
    before = _files(workspace)
    start = time.perf_counter()
    run(paths, workspace, jobs=os.cpu_count() or 1, fast=fast)
    print(f"again, nothing changed: {time.perf_counter() - start:.0f} s", flush=True)
    after = _files(workspace)
    faults += [f"the second ingest changed {name}" for name in sorted(before.keys() | after.keys()) if before.get(name) != after.get(name)]
    return faults + [fault for name in sorted(after) for fault in misplaced(workspace, name)]


def misplaced(workspace: Workspace, name: str) -> Iterator[str]:
    """The facts of the fact file `name` whose sentence is not where it says."""
    facts = FactFile.read(workspace.facts / name)
    text = json.loads((workspace.texts / f"{facts.report}.json").read_text(encoding="utf-8"))["text"]
    for fact in (*facts.entities, *facts.relations):
        if fact.evidence and text[fact.start : fact.end] != fact.evidence:
            yield f"{name}: the sentence of {fact.type} is not at its place"


def _files(workspace: Workspace) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in workspace.facts.iterdir() if not path.name.startswith(".")}
