"""How fast the search is among very many things, on both stores.

    python -m bench.search_scale [--items 100000]

The items are made, with names of few words and no vectors. Printed for each store: seconds until the names are in memory for the first time and
again after a change, and p50 and p95 of searches by name, part of a name, initials, pinyin, several words, and of what nothing is called.
"""
from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from bench.similar_scale import BATCH, CREATE, CREATE_PLACES, PLACES, WORDS
from bench.stores import both_stores
from graph.search import search
from graph.search.names import names, read
from graph.store import Store, ensure_schema

ASKED = {"name": "一窗受理改革7号", "part": "综合执法", "initials": "ycslgg", "a letter": "j", "pinyin": "gaozhichengnuo", "words": "基准7市 河湖", "nothing": "量子计算机",
         "typo": "基准7是"}
ROUNDS = 10
_OBJECTS = ("推动", "深化", "试行", "全面推开", "规范", "创新", "探索", "健全")


def main(arguments: list[str] | None = None) -> int:
    """Run on both stores."""
    parser = argparse.ArgumentParser(prog="python -m bench.search_scale", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--items", type=int, default=100_000)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        for store in both_stores(Path(folder)):
            _measure(store, options.items)
    return 0


def _measure(store: Store, items: int) -> None:
    ensure_schema(store)
    places = [{"id": f"city:bench{n}", "name": f"基准{n}市", "level": "prefecture", "province": "基准省", "search": f"基准{n}市"} for n in range(PLACES)]
    store.write(lambda tx: tx.run(CREATE_PLACES, rows=places))
    for start in range(0, items, BATCH):
        rows = [_row(n) for n in range(start, min(start + BATCH, items))]
        store.write(lambda tx, rows=rows: tx.run(CREATE, rows=rows))
    began = time.perf_counter()
    names(store)
    print(f"{store.kind}: {items:,} items; names in memory in {time.perf_counter() - began:.1f} s", end="")
    began = time.perf_counter()
    read(store)
    print(f", again in {time.perf_counter() - began:.1f} s", flush=True)
    for kind, text in ASKED.items():
        took = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            found = search(store, text, meaning=False)
            took.append(1000 * (time.perf_counter() - began))
        took.sort()
        print(f"  {kind}: {found.many:,} found, p50 {took[len(took) // 2]:.0f} ms, slowest {took[-1]:.0f} ms", flush=True)


def _row(n: int) -> dict:
    name = f"{_OBJECTS[n % len(_OBJECTS)]}{WORDS[n % len(WORDS)]}{WORDS[n // len(WORDS) % len(WORDS)]}改革{n % 977}号"
    return {"place": f"city:bench{n % PLACES}", "properties": {
        "id": f"reform:bench{n}", "name": name, "search": name, "aliases": [f"{WORDS[n % len(WORDS)]}{n}"] if n % 3 == 0 else [], "topic": "其他", "status": "underway",
        "city": f"基准{n % PLACES}市", "year": 2010 + n % 15, "confidence": 0.9, "reports": ["r0"], "contributions": ["{}"]}}


if __name__ == "__main__":
    raise SystemExit(main())
