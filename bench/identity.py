"""How well things and ideas are told apart, on the labelled pairs of `bench/pairs`.

    python -m bench.identity DATA     DATA: a data folder with the fact files of the 153 reports (nothing in it is changed)

Resolves the whole of DATA without people's decisions, then looks up both sides of each pair. A side that DATA does not have (another extractor
cut its name otherwise) is counted as missing, not guessed. Intervals: Wilson, 95 %.
"""
from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.identity_pairs import Labelled, labelled
from graph.identity.index import Index
from graph.identity.items import Item, Unit
from graph.identity.vetoes import apart
from graph.load import files
from graph.load.concepts import found
from graph.load.views import Views, views
from graph.review.sample import wilson
from ingest.errors import FactFileError
from ingest.workspace import Workspace


def main(arguments: list[str] | None = None) -> int:
    """Print precision and recall of things and of concepts, by part and stratum."""
    parser = argparse.ArgumentParser(prog="python -m bench.identity", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    parser.add_argument("--tune", action="store_true", help="leave the part `end` out: for work on the matcher")
    parser.add_argument("--errors", action="store_true", help="list the wrong pairs of the part `tune`")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, Index(Workspace(Path(folder))) as index:
        start = time.perf_counter()
        for entry in files.scan(Workspace(options.data).facts).entries.values():
            try:
                index.put(files.parse(entry)[1], entry.digest)
            except FactFileError as error:
                print(error)
        print(f"{len(index.digests())} reports read: {time.perf_counter() - start:.0f} s")
        start = time.perf_counter()
        state = views(Workspace(Path(folder)), index, index.digests())
        print(f"things: {time.perf_counter() - start:.0f} s, {len(state.solution.joined):,} automatic joins, {len(state.solution.doubts):,} for a person")
        start = time.perf_counter()
        ideas = found(index, state)
        print(f"concepts: {time.perf_counter() - start:.0f} s, {len(ideas):,} of {sum(len(c.items) for c in ideas):,} items")
        items = {(i.unit.report, i.label, i.name): i for r in index.digests() for i in index.items_of(r)}
        thing = _things(state)
        concept: dict[str, set[str]] = {}
        for each in ideas:
            for item in each.items:
                concept.setdefault(item, set()).add(each.id)
        _report(items, thing, concept, ("tune",) if options.tune else ("tune", "end"), options.errors)
        _never(state, items.values(), thing)
    return 0


def _things(state: Views) -> Callable[[Unit], str]:
    return lambda unit: state.solution.ids.get(unit.report, {}).get(unit.base, unit.base)


def _report(items: dict[tuple[str, str, str], Item], thing: Callable[[Unit], str], concept: dict[str, set[str]], which: tuple[str, ...],
            errors: bool) -> None:
    for part in which:
        same, idea, missing, wrong = Counter(), Counter(), 0, []
        for pair in (p for p in labelled() if p.part == part):
            a, b = (items.get((s.unit.report, s.label, s.name)) for s in (pair.a, pair.b))
            if a is None or b is None:
                missing += 1
                continue
            one = thing(a.unit) == thing(b.unit)
            if pair.same is not None and _one_place(pair):
                same[pair.same, one] += 1
                wrong += [("same", pair, one)] if pair.same != one else []
            shared = one or bool(concept.get(thing(a.unit), set()) & concept.get(thing(b.unit), set()))
            if pair.idea is not None and a.scope != b.scope:
                idea[pair.idea, shared] += 1
                wrong += [("idea", pair, shared)] if pair.idea != shared else []
        print(f"\n{part}: {missing} pairs have a side that these fact files lack")
        _line("  one thing", same)
        _line("  one idea, across places", idea)
        if errors and part == "tune":
            for which, pair, got in wrong:
                print(f"    {which} {pair.id} {pair.a.name} | {pair.b.name}: labelled {getattr(pair, which)}, got {got}")


def _one_place(pair: Labelled) -> bool:
    return pair.a.scope == pair.b.scope or pair.a.label == "Leader"


def _line(name: str, counts: Counter[tuple[bool, bool]]) -> None:
    hit, false, lost = counts[True, True], counts[False, True], counts[True, False]
    for what, right, of in (("precision", hit, hit + false), ("recall", hit, hit + lost)):
        low, high = wilson(right, of)
        print(f"{name}: {what} {right / of if of else 0:.3f} ({right} of {of}; {low:.2f} to {high:.2f})")


def _never(state: Views, items: Iterable[Item], thing: Callable[[Unit], str]) -> None:
    """Counts automatic merges that the vetoes forbid, over the whole graph: there must be none."""
    groups: dict[str, dict[str, Item]] = {}
    for item in items:
        if item.label != "Leader":
            groups.setdefault(thing(item.unit), {})[item.unit.base] = item
    forbidden = sum(apart(a, b) for each in groups.values() if len(each) > 1 for a in each.values() for b in each.values() if a.unit.base < b.unit.base)
    print(f"\nmerges across numbers, levels, sibling places or types, of all {len(groups):,} things: {forbidden}")


if __name__ == "__main__":
    raise SystemExit(main())
