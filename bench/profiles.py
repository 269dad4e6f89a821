"""How long the profile of the largest city, its largest item and leader, and the five largest cities beside each other take to read.

    python -m bench.profiles [--times 10] [--stores embedded|both]    a generated graph with ideas; --times 10 makes 120,000 reforms and pilots
    python -m bench.profiles --here                                   the store that the environment names

Printed for each read: seconds of the first and p50 of the next; below, the sum of a page.
"""
from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.generated import ITEMS, write_generated
from bench.stores import both_stores, embedded
from graph.model import BASE
from graph.profile import city, compare, item, leader, similar_cities
from graph.profile.city_records import Wanted
from graph.store import Store, open_store

ROUNDS = 5
_IDEAS = f"""
UNWIND $names AS name
MATCH (i:Reform {{name: name}})
WITH name, collect(i) AS items
CREATE (k:Concept:{BASE} {{id: 'concept:' + name, name: name, places: size(items)}})
WITH k, items UNWIND items AS i
CREATE (i)-[:INSTANCE_OF {{reports: ['r0'], quotes: ['原句'], starts: [0], ends: [2], confidences: [0.9], confidence: 0.9}}]->(k)"""
_LARGEST = "MATCH (c:City)<-[r:CARRIED_OUT_IN]-() WITH c, count(r) AS many ORDER BY many DESC, c.id LIMIT 5 RETURN c.id AS id"
_MOST = {label: f"MATCH (n:{label})-[r:{kinds}]-() WITH n, count(r) AS many ORDER BY many DESC, n.id LIMIT 1 RETURN n.id AS id"
         for label, kinds in (("Reform", "LEADS|RECOGNISED_BY|ACHIEVED|RESPONSIBLE_FOR"), ("Leader", "LEADS"))}


def main(arguments: list[str] | None = None) -> int:
    """Run on the stores asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.profiles", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--stores", choices=("embedded", "both"), default="embedded")
    parser.add_argument("--here", action="store_true")
    options = parser.parse_args(arguments)
    if options.here:
        with open_store() as store:
            measure(store)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for store in (both_stores if options.stores == "both" else embedded)(Path(folder)):
            write_generated(store, options.times)
            _ideas(store)
            print(f"{store.kind}: {ITEMS * options.times:,} reforms and pilots", flush=True)
            measure(store)
    return 0


def measure(store: Store) -> None:
    """Print the seconds of each read of an open store."""
    store.verify()
    cities = store.read(_LARGEST).column("id")
    series = next(iter(compare.compare(store, cities).series.rows), ("", ""))[:2]
    one, reform, who = cities[0], store.read(_MOST["Reform"]).single(), store.read(_MOST["Leader"]).single()
    pages: dict[str, dict[str, Callable[[], object]]] = {
        "city": {"choices": lambda: city.choices(store), "counts": lambda: city.city(store, one), "items": lambda: city.items(store, one),
                 "pilots": lambda: city.pilots(store, one), "leaders": lambda: city.leaders(store, one), "outcomes": lambda: city.outcomes(store, one),
                 "recognitions": lambda: city.recognitions(store, one), "problems": lambda: city.problems(store, one),
                 "benchmarks": lambda: city.benchmarks(store, one), "alike": lambda: similar_cities.similar_cities(store, one)},
        "a filter of its list": {"items": lambda: city.items(store, one, Wanted(year=2017, text="1"))},
        "item": {"item": lambda: item.item(store, reform)},
        "leader": {"leader": lambda: leader.leader(store, who), "led": lambda: leader.led(store, who)},
        "compare": {"choices": lambda: city.choices(store), "counts": lambda: compare.compare(store, cities), "series": lambda: compare.points(store, cities, *series)},
    }
    for page, reads in pages.items():
        first, later = 0.0, 0.0
        for name, read in reads.items():
            took = [_seconds(read) for _ in range(ROUNDS + 1)]
            again = statistics.median(took[1:])
            first, later = first + took[0], later + again
            print(f"  {page:21} {name:13} first {took[0]:6.3f} s  again p50 {again:6.3f} s", flush=True)
        print(f"  {page:21} {'all':13} first {first:6.3f} s  again p50 {later:6.3f} s", flush=True)


def _seconds(read: Callable[[], object]) -> float:
    start = time.perf_counter()
    read()
    return time.perf_counter() - start


def _ideas(store: Store) -> None:
    """An idea for each name that several places share, and the series of each number, as the loader makes them."""
    names = sorted(set(store.read("MATCH (i:Reform) WHERE i.name STARTS WITH '共有' RETURN DISTINCT i.name AS name").column("name")))
    for start in range(0, len(names), 100):
        store.write(lambda tx, part=names[start : start + 100]: tx.run(_IDEAS, names=part))
    store.write(lambda tx: tx.run("MATCH (o:Outcome) WHERE o.series IS NULL SET o.series = o.indicator"))


if __name__ == "__main__":
    raise SystemExit(main())
