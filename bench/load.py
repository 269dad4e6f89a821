"""Time and memory from report files to the graph: extraction on all cores, then loading into both stores.

    python -m bench.load
"""
from __future__ import annotations

import os
import resource
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Print the figures."""
    from bench.stores import both_stores
    from bench.texts import report_paths
    from graph.load import load
    from ingest.run.run import run
    from ingest.workspace import Workspace

    what, paths = report_paths()
    with tempfile.TemporaryDirectory() as folder:
        workspace, spent = Workspace(Path(folder) / "data"), {}
        for setting in ("--fast", "default"):
            start = time.perf_counter()
            summary = run(paths, workspace, jobs=os.cpu_count() or 1, fast=setting == "--fast")
            spent[setting] = time.perf_counter() - start
            if setting == "--fast":
                print(f"{what}, {summary.characters:,} characters, {os.cpu_count()} cores")
            print(f"  read, clean, extract, write   {spent[setting]:8.1f} s   {summary.characters / spent[setting]:,.0f} characters/s   {setting}")
        memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
        print(f"  peak memory of one process    {memory:8,.0f} MiB")
        for store in both_stores(Path(folder)):
            start = time.perf_counter()
            load(store, workspace)
            loaded = time.perf_counter() - start
            start = time.perf_counter()
            load(store, workspace)
            again = time.perf_counter() - start
            together = ", ".join(f"{setting} {seconds + loaded:.1f} s" for setting, seconds in spent.items())
            nodes, links = (store.read(f"MATCH (a:Thing){rest} RETURN count(*) AS n").single() for rest in ("", "-[]->(:Thing)"))
            print(f"  graph in {store.kind:<20} {nodes:,} nodes, {links:,} relationships")
            print(f"  load into {store.kind:<20}{loaded:8.1f} s   again, unchanged {again:.1f} s   together with extraction: {together}")


if __name__ == "__main__":
    main()
