"""What is done to a graph, and that it is the same graph afterwards: load, load again, forget one report and load it again, rebuild."""
from __future__ import annotations

import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.backup import restore
from graph.dump import dump
from graph.load import LoadSummary, forget, load, rebuild
from graph.similar.sync import prepare
from graph.store import Store
from ingest.facts import FactFile
from ingest.workspace import Workspace

VECTORS = 60.0
"""Seconds for the vectors of similar things, as after reading reports: what is left is found by its words."""
SHOWN = 3
"""Lines that are named where two dumps differ."""


def fill(store: Store, packed: Path) -> tuple[list[str], list[str]]:
    """Put the data of the backup `packed` into the store's data folder and load it, twice. Returns the dump and the faults."""
    restore(packed, store.workspace, replace=True)
    start = time.perf_counter()
    first = load(store, store.workspace)
    seconds = time.perf_counter() - start
    start = time.perf_counter()
    again = load(store, store.workspace)
    unchanged = time.perf_counter() - start
    lines = list(dump(store))
    print(f"\n{store.kind}: {len(first.added)} reports loaded in {seconds:.1f} s, {len(lines):,} nodes and relationships; again, nothing changed: {unchanged:.1f} s",
          flush=True)
    faults = [f"set aside: {name}: {reason}" for name, reason in first.set_aside]
    return lines, [*faults, *(["the second load changed something"] if _did(again) else [])]


def one_more(store: Store, extracted: Workspace, before: Sequence[str]) -> list[str]:
    """Forget the report of the middle and load it again, as `before`, the dump, has it. Returns the faults."""
    files = [FactFile.read(path) for path in sorted(store.workspace.facts.glob("*.facts.json"))]
    facts = {each.report: len(each.entities) + len(each.relations) for each in files}
    report = middle(facts)
    start = time.perf_counter()
    gone = forget(store, store.workspace, report)
    forgotten = time.perf_counter() - start
    left = list(dump(store))
    put_back(extracted, store.workspace, gone.deleted)
    start = time.perf_counter()
    load(store, store.workspace)
    loaded = time.perf_counter() - start
    print(f"  one report of the middle ({gone.title}, {facts[report]} facts): forgotten in {forgotten:.1f} s, {len(before) - len(left):,} nodes and relationships fewer; "
          f"loaded again in {loaded:.1f} s", flush=True)
    faults = ["a report that was forgotten is still told of"] if any(report in line for line in left) else []
    return faults + differences(before, list(dump(store)), "after one report was forgotten and loaded again")


def rebuilt(store: Store, before: Sequence[str]) -> list[str]:
    """Drop the graph and make it anew. Returns the faults."""
    start = time.perf_counter()
    rebuild(store, store.workspace)
    print(f"  rebuilt in {time.perf_counter() - start:.1f} s", flush=True)
    return differences(before, list(dump(store)), "after a rebuild")


def findable(store: Store) -> None:
    """Make what similar things are found by, for as long as reading reports takes for it."""
    start = time.perf_counter()
    made = prepare(store, store.workspace, seconds=VECTORS)
    print(f"  vectors of {made.items - made.left:,} of {made.items:,} reforms and pilots in {time.perf_counter() - start:.0f} s {made.without}".rstrip(), flush=True)


def middle(sizes: Mapping[str, int]) -> str:
    """The key of the value in the middle; of two equal ones always the same."""
    return sorted(sizes, key=lambda key: (sizes[key], key))[len(sizes) // 2]


def put_back(origin: Workspace, to: Workspace, names: Sequence[str]) -> None:
    """Copy files and folders (they end with a slash) of one data folder into another."""
    for name in names:
        source, target = origin.root / name, to.root / name
        if name.endswith("/"):
            shutil.copytree(source, target)
        else:
            shutil.copy2(source, target)


def differences(before: Sequence[str], after: Sequence[str], when: str) -> list[str]:
    """What tells two dumps apart, as a fault; nothing where they are equal."""
    if list(before) == list(after):
        return []
    gone, come = set(before) - set(after), set(after) - set(before)
    parts = [f"{len(lines):,} lines {what}" + "".join(f"\n    {line[:300]}" for line in sorted(lines)[:SHOWN])
             for what, lines in (("gone", gone), ("new", come)) if lines]
    return [f"the graph differs {when}: " + ("; ".join(parts) or "the same lines, not as often")]


def _did(summary: LoadSummary) -> bool:
    return bool(summary.added or summary.changed or summary.relinked or summary.removed)
