"""The long round: all real reports into both stores, twice, with the checks that a person would make.

    python -m bench.tour           (make tour)
    python -m bench.tour --fast    extraction without the encoder

Fails (exit status 1) if the second ingest changes anything, if the two stores differ, or if a fact's sentence is not in its text.
"""
from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path


def main(fast: bool = False) -> int:
    """Run the round and print what it found; `fast`: extract without the encoder."""
    from bench.stores import both_stores
    from bench.texts import all_reports
    from graph.dump import dump
    from graph.load import load
    from ingest.facts import FactFile
    from ingest.run.run import run
    from ingest.workspace import Workspace

    faults: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace = Workspace(folder / "data")
        start = time.perf_counter()
        summary = run(all_reports(), workspace, jobs=os.cpu_count() or 1, fast=fast)
        print(summary.as_text())
        print(f"extraction: {time.perf_counter() - start:.0f} s")
        before = {path.name: path.read_bytes() for path in workspace.facts.iterdir()}
        start = time.perf_counter()
        run(all_reports(), workspace, jobs=os.cpu_count() or 1, fast=fast)
        print(f"again, nothing changed: {time.perf_counter() - start:.0f} s")
        if before != {path.name: path.read_bytes() for path in workspace.facts.iterdir()}:
            faults.append("the second ingest changed fact files")
        for path in workspace.facts.iterdir():
            facts = FactFile.read(path)
            text = json.loads((workspace.texts / f"{facts.report}.json").read_text(encoding="utf-8"))["text"]
            for fact in (*facts.entities, *facts.relations):
                if fact.evidence and text[fact.start : fact.end] != fact.evidence:
                    faults.append(f"{path.name}: the sentence of {fact.type} is not at its place")
        dumps: dict[str, str] = {}
        for store in both_stores(folder):
            start = time.perf_counter()
            load(store, workspace)
            first = time.perf_counter() - start
            again = load(store, workspace)
            if again.added or again.changed or again.removed:
                faults.append(f"{store.kind}: the second load changed something")
            dumps[store.kind] = "\n".join(dump(store))
            print(f"{store.kind}: loaded in {first:.0f} s, {len(dumps[store.kind].splitlines()):,} nodes and relationships")
        if len(set(dumps.values())) != 1:
            faults.append("the two stores differ")
    for fault in faults[:50]:
        print(f"FAULT {fault}")
    print("no faults" if not faults else f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main("--fast" in sys.argv))
