"""Draw pairs that the matcher finds hard: at random within bands of the score that it gives them, for learning alone.

    python -m bench.pairs.near DATA --reports FOLDER --out FILE

Unlike `draw`, the shipped matcher takes part: it finds the pairs and its score puts them into bands (strata m0 to m4 within a city, n0 to n4
across), so these pairs say nothing of precision or recall in general. The record keeps no score. Pairs that are labelled already are left out.
"""
from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.identity_pairs import item as as_item
from bench.identity_pairs import labelled
from bench.pairs.items import Item, read
from graph.concepts.ideas import idea
from graph.identity.candidates import candidates
from graph.identity.items import Item as Compared
from graph.identity.items import Unit
from graph.identity.scorer import scorer
from graph.identity.vetoes import apart

SEED = 9
WITHIN = ((0.15, 0.35, 30), (0.35, 0.5, 50), (0.5, 0.65, 60), (0.65, 0.8, 60), (0.8, 0.93, 50))
"""Bands of the score of one thing: from, below, pairs wanted."""
ACROSS = ((0.2, 0.35, 20), (0.35, 0.5, 35), (0.5, 0.65, 40), (0.65, 0.75, 35), (0.75, 0.93, 40))
"""The same of one idea."""
PER_NAME, PER_CITY = 2, 0.16
Scored = tuple[float, Item, Item]


def draw(items: Iterable[Item], chance: random.Random) -> list[dict]:
    """Pairs by band as records without labels, in shuffled order."""
    by_city: dict[str, list[Item]] = defaultdict(list)
    for each in items:
        if each.type in ("Reform", "Pilot"):
            by_city[each.city].append(each)
    within = [found for _, mine in sorted(by_city.items()) for found in _within(mine, chance)]
    across = list(_across([i for _, mine in sorted(by_city.items()) for i in mine], chance))
    known = {frozenset((p.a.unit, p.b.unit)) for p in labelled()} | {frozenset(((p.a.scope, p.a.name), (p.b.scope, p.b.name))) for p in labelled()}
    records = []
    for mark, bands, found in (("m", WITHIN, within), ("n", ACROSS, across)):
        for n, (low, high, wanted) in enumerate(bands):
            records += _taken(f"{mark}{n}", wanted, [f for f in found if low <= f[0] < high], known, chance)
    chance.shuffle(records)
    return records


def _within(items: list[Item], chance: random.Random) -> Iterator[Scored]:
    units: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for each in items:
        units[each.type, each.name].append(each)
    score = scorer()
    for label in ("Pilot", "Reform"):
        one = {key: chance.choice(each) for key, each in sorted(units.items()) if key[0] == label}
        for a, b in candidates({key: key[1] for key in one}):
            x, y = (as_item(one[k].record()) for k in (a, b))
            if x.unit.base != y.unit.base and not apart(x, y):
                yield score.score(x, y), one[a], one[b]


def _across(items: list[Item], chance: random.Random) -> Iterator[Scored]:
    told: dict[str, list[Item]] = defaultdict(list)
    for each in items:
        if found := idea(each.name, as_item(each.record()).scope):
            told[found].append(each)
    score = scorer("idea")
    for a, b in candidates({name: name for name in told}):
        x, y = chance.choice(told[a]), chance.choice(told[b])
        if x.city != y.city and x.type == y.type:
            yield score.score(*(Compared(Unit("", n), "Reform", n) for n in (a, b))), x, y


def _taken(stratum: str, wanted: int, found: list[Scored], known: set[frozenset], chance: random.Random) -> list[dict]:
    names: Counter[str] = Counter()
    cities: Counter[str] = Counter()
    taken: list[dict] = []
    chance.shuffle(found)
    for _, a, b in found:
        if len(taken) >= wanted:
            break
        x, y = (as_item(i.record()) for i in (a, b))
        if frozenset((x.unit, y.unit)) in known or frozenset(((x.scope, x.name), (y.scope, y.name))) in known:
            continue
        if any(names[n] >= PER_NAME for n in (a.name, b.name)) or any(cities[c] >= max(2, PER_CITY * wanted) for c in {a.city, b.city}):
            continue
        names.update((a.name, b.name))
        cities.update({a.city, b.city})
        one, other = chance.sample((a, b), 2)
        taken.append({"id": f"{stratum}{len(taken) + 1:02d}", "stratum": stratum, "part": "learn", "a": one.record(), "b": other.record()})
    return taken


def main(arguments: list[str] | None = None) -> int:
    """Write the drawn pairs, one a line, without labels."""
    parser = argparse.ArgumentParser(prog="python -m bench.pairs.near", description="Draw pairs of items near the matcher's thresholds.")
    parser.add_argument("data", type=Path, help="a data folder with fact files")
    parser.add_argument("--reports", type=Path, help="only what was ingested from this folder")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    records = draw(read(options.data, options.reports), random.Random(SEED))
    options.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), "utf-8")
    print(sorted(Counter(r["stratum"] for r in records).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
