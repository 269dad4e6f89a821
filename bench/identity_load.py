"""Whether the real reports are loaded in time, and whether what people decide leaves no trace once it is taken back.

    python -m bench.identity_load DATA [--store embedded|neo4j] [--operations 200]

All fact files of the data folder but the last are loaded into an empty store of its own, then the last one; then people's words at random (one
thing, two things, hidden, taken back) are applied ten at a time, the graph is made anew, and all are taken back. DATA itself is only read.
"""
from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.stores import with_environment
from graph.decisions import Decision, DecisionLog, Ref
from graph.dump import dump
from graph.identity.index import Index
from graph.load import load, rebuild, resolve_again
from graph.store import Store
from ingest.facts import SUFFIX
from ingest.workspace import Workspace
from tests.stores.both import KINDS

AT_ONCE = 10
LOAD, ONE_MORE = 300, 3
"""Seconds that the issue allows for all, and for one report more."""


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; the exit status is 1 where a graph is not the one that it ought to be."""
    parser = argparse.ArgumentParser(prog="python -m bench.identity_load", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    parser.add_argument("--store", choices=("embedded", "neo4j"), help="only this one")
    parser.add_argument("--operations", type=int, default=200)
    options = parser.parse_args(arguments)
    facts, wrong = sorted((options.data / "facts").glob(f"*{SUFFIX}")), 0
    if len(facts) < 2:
        parser.error(f"{options.data} has no fact files to load")
    with tempfile.TemporaryDirectory() as folder:
        for store, _ in with_environment(Path(folder), (options.store,) if options.store else KINDS):
            wrong += _measured(store, facts, options.operations)
    return 1 if wrong else 0


def _measured(store: Store, facts: list[Path], operations: int) -> int:
    """How many of the comparisons fail."""
    workspace = store.workspace
    workspace.create()
    *most, last = facts
    for file in most:
        shutil.copy(file, workspace.facts)
    spent = _timed(lambda: load(store, workspace))
    print(f"{store.kind}: {len(most)} reports loaded in {spent:.1f} s (at most {LOAD})", flush=True)
    shutil.copy(last, workspace.facts)
    print(f"  one more: {_timed(lambda: load(store, workspace)):.1f} s (at most {ONE_MORE})", flush=True)
    before = _digest(store)
    spent = _timed(lambda: _decide(store, workspace, operations))
    follows, made = _digest(store), len(DecisionLog(workspace).read()[0])
    print(f"  {made} random decisions, applied {AT_ONCE} at a time: {spent:.1f} s; the graph is {'another' if follows != before else 'THE SAME'}", flush=True)
    spent = _timed(lambda: rebuild(store, workspace))
    anew = _digest(store) == follows
    print(f"  made anew from facts and decisions in {spent:.1f} s: {'identical' if anew else 'OTHERWISE'}", flush=True)
    log = DecisionLog(workspace)
    for decision in log.active():
        log.undo(decision.id)
    spent = _timed(lambda: resolve_again(store, workspace))
    back = _digest(store) == before
    print(f"  all taken back in {spent:.1f} s: {'identical to the graph before' if back else 'OTHERWISE'}", flush=True)
    return (not anew) + (not back)


def _decide(store: Store, workspace: Workspace, operations: int) -> None:
    """People's words at random on reforms and pilots; two things are mostly of one city, where they may well be one."""
    chance, log = random.Random(5), DecisionLog(workspace)
    with Index(workspace) as index:
        items = [i for report in sorted(index.digests()) for i in index.items_of(report) if i.label in ("Reform", "Pilot")]
    near: dict[tuple[str, str], list[Ref]] = {}
    for item in items:
        near.setdefault((item.label, item.scope), []).append(Ref(item.unit.report, item.label, item.name))
    groups = [each for _, each in sorted(near.items()) if len(each) > 1]
    for step in range(1, operations + 1):
        active, group = log.active(), chance.choice(groups)
        do = chance.choice(("same", "same", "different", "different", "hide", "undo"))
        if do == "undo" and active:
            log.undo(chance.choice(active).id)
        elif do == "hide":
            log.add(Decision("", "hide", things=(chance.choice(group),)))
        else:
            one, other = chance.sample(group, 2)
            log.add(Decision("", "different" if do == "different" else "same", things=(one,), others=(other,)))
        if step % AT_ONCE == 0 or step == operations:
            resolve_again(store, workspace)


def _digest(store: Store) -> str:
    made = hashlib.sha256()
    for line in dump(store):
        made.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return made.hexdigest()


def _timed(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


if __name__ == "__main__":
    raise SystemExit(main())
