"""Draw pairs of items to be labelled: at random within strata that only plain properties of names tell apart.

    python -m bench.pairs.draw DATA --reports FOLDER --out FILE

No matcher and no learnt score takes part: characters in common, digits, length, places, city and year. An item is drawn, then one of the
items that stand to it as the stratum asks. The same seed and fact files give the same pairs.
"""
from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.pairs.items import Item, bigrams, masked, numbers, read, shared

SEED = 5
HIGH, MEDIUM, SIBLING = 0.6, 0.33, 0.45  # characters in common: high overlap from, medium overlap from, items of two places from
RARE = 8  # a bigram is rare when no more items than this hold it, among the items that are compared
COMMON = 400  # a bigram that more items hold finds no partners: it would only cost time
PER_NAME, PER_CITY = 3, 0.16  # a name stands in so many pairs of all; a city in this share of a stratum
GENERIC = 6  # characters of a generic name, at most
GENERIC_ENDS = ("改革", "试点", "机制", "体制", "体系", "制度", "建设", "工作", "示范区", "试验区")
WITHIN_REPORT = 0.12  # the share of pairs within a city that may be of one report


class Pool:
    """Items of one comparison, found by the bigrams of their names."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.keys = [i.key for i in items]
        self.by_key: dict[str, list[int]] = defaultdict(list)
        self.by_bigram: dict[str, list[int]] = defaultdict(list)
        for n, name in enumerate(self.keys):
            self.by_key[name].append(n)
            for pair in bigrams(name):
                self.by_bigram[pair].append(n)

    def near(self, n: int) -> list[int]:
        """Items whose names share a bigram with item n's that is not too common, in order."""
        return sorted({m for pair in bigrams(self.keys[n]) if len(self.by_bigram[pair]) <= COMMON for m in self.by_bigram[pair]} - {n})

    def rare(self, n: int) -> list[int]:
        """Items whose names share a rare bigram with item n's."""
        return sorted({m for pair in bigrams(self.keys[n]) if len(self.by_bigram[pair]) <= RARE for m in self.by_bigram[pair]} - {n})

    def same(self, n: int) -> list[int]:
        """Items of the same name as item n."""
        return [m for m in self.by_key[self.keys[n]] if m != n]


def high(a: Item, b: Item) -> bool:
    return a.key != b.key and numbers(a.name) == numbers(b.name) and shared(a.key, b.key) >= HIGH


def medium(a: Item, b: Item) -> bool:
    return MEDIUM <= shared(a.key, b.key) < HIGH


def low(a: Item, b: Item) -> bool:
    return shared(a.key, b.key) < MEDIUM


def renumbered(a: Item, b: Item) -> bool:
    """Names that differ in their numbers only."""
    return numbers(a.name) != numbers(b.name) and masked(a.name) == masked(b.name)


def counted(a: Item, b: Item) -> bool:
    """Names that differ in their numbers and in little else."""
    return numbers(a.name) != numbers(b.name) and masked(a.name) != masked(b.name) and shared(masked(a.name), masked(b.name)) >= HIGH


def is_generic(item: Item) -> bool:
    return len(item.key) <= GENERIC and item.key.endswith(GENERIC_ENDS)


def generic(a: Item, b: Item) -> bool:
    """A short name of an everyday kind, beside another such name or one that holds all of it."""
    return is_generic(a) and (a.key == b.key or set(a.key) <= set(b.key) or (is_generic(b) and shared(a.key, b.key) >= MEDIUM))


def siblings(a: Item, b: Item) -> bool:
    """Items of different places, alike in much of what remains of their names without the places."""
    return bool(a.places and b.places) and not a.places & b.places and shared(_placeless(a), _placeless(b)) >= SIBLING


def part_and_whole(a: Item, b: Item) -> bool:
    """Items of which only one has a place of its own, alike in what remains of their names without it."""
    return bool(a.places) != bool(b.places) and shared(_placeless(a), _placeless(b)) >= HIGH


def _placeless(item: Item) -> str:
    text = item.key
    for place in sorted(item.places, key=lambda p: (-len(p), p)):
        text = text.replace(place, "")
    return text


def always(a: Item, b: Item) -> bool:
    return True


# stratum (a digit after it tells its halves apart): (pairs wanted, which partners to look at, the test, across cities?)
STRATA: dict[str, tuple[int, Callable[[Pool, int], list[int]], Callable[[Item, Item], bool], bool]] = {
    "a": (40, Pool.same, always, False), "b": (110, Pool.near, high, False), "c": (90, Pool.near, medium, False),
    "d": (50, Pool.rare, low, False), "e1": (25, Pool.near, renumbered, False), "e2": (25, Pool.near, counted, False), "f": (40, Pool.near, generic, False),
    "g1": (25, Pool.near, siblings, False), "g2": (15, Pool.near, part_and_whole, False),
    "h": (60, Pool.same, always, True), "i": (110, Pool.near, high, True), "j": (80, Pool.near, medium, True), "k": (50, Pool.rare, low, True),
}


class Caps:
    """Keeps one name or one city from filling the set, and no pair from coming twice."""

    def __init__(self) -> None:
        self.names: Counter[str] = Counter()
        self.cities: Counter[tuple[str, str]] = Counter()
        self.within: Counter[str] = Counter()
        self.pairs: set[frozenset] = set()

    def take(self, stratum: str, wanted: int, a: Item, b: Item) -> bool:
        """Whether the pair may be taken; if so it is counted."""
        pair = frozenset((i.report_id, i.type, i.key) for i in (a, b))
        names, cities = {a.key, b.key}, {a.city, b.city}
        within = a.report_id == b.report_id
        if len(pair) < 2 or pair in self.pairs or any(self.names[n] >= PER_NAME for n in names):
            return False
        if any(self.cities[stratum, c] >= max(2, PER_CITY * wanted) for c in cities):
            return False
        if within and self.within[stratum] >= WITHIN_REPORT * wanted:
            return False
        self.pairs.add(pair)
        self.names.update(names)
        self.cities.update((stratum, c) for c in cities)
        self.within[stratum] += within
        return True


def draw(items: Iterable[Item], chance: random.Random) -> list[dict]:
    """Pairs by stratum as records without labels, a third of each stratum marked `end`. Strata with too few candidates give what they have."""
    items = list(items)
    caps, found = Caps(), defaultdict(list)
    pools = {}
    for kind in ("Reform", "Pilot"):
        mine = [i for i in items if i.type == kind]
        pools[kind, True] = [Pool(mine)]
        pools[kind, False] = [Pool([i for i in mine if i.city == c]) for c in sorted({i.city for i in mine})]
    for half, (wanted, partners, test, across) in STRATA.items():
        stratum, taken = half[0], []
        for kind, share in (("Pilot", 0.2), ("Reform", 1.0)):  # pilots are one item in ten: a fifth of each stratum, where there are so many
            some = [(pool, n) for pool in pools[kind, across] for n in range(len(pool.items))]
            chance.shuffle(some)
            for pool, n in some:
                if len(taken) >= wanted * share:
                    break
                a = pool.items[n]
                fitting = [b for m in partners(pool, n) if (b := pool.items[m]) and (a.city != b.city) == across and test(a, b)]
                if fitting and caps.take(half, wanted, a, b := chance.choice(fitting)):
                    taken.append((a, b))
        if len(taken) < wanted:
            print(f"stratum {half}: {len(taken)} of {wanted}", file=sys.stderr)
        found[stratum] += taken
    found["l"] = _leaders([i for i in items if i.type == "Leader"], chance)
    return [r for stratum, pairs in found.items() for r in _records(stratum, pairs, chance)]


def _leaders(people: list[Item], chance: random.Random) -> list[tuple[Item, Item]]:
    """Thirty pairs of one name in two reports, ten of two names: the same city's or alike in most characters."""
    pairs = [(a, b) for n, a in enumerate(people) for b in people[n + 1 :] if a.report_id != b.report_id]
    chance.shuffle(pairs)
    names: Counter[str] = Counter()
    same, other = [], []
    for a, b in pairs:
        alike = a.key != b.key and (shared(a.key, b.key) >= 0.5 or (a.city == b.city and a.post == b.post))
        kept, most = (same, 30) if a.key == b.key else (other, 10)
        if (a.key == b.key or alike) and len(kept) < most and max(names[a.key], names[b.key]) < PER_NAME:
            kept.append((a, b))
            names.update({a.key, b.key})
    return same + other


def _records(stratum: str, pairs: list[tuple[Item, Item]], chance: random.Random) -> list[dict]:
    pairs = [tuple(chance.sample(pair, 2)) for pair in pairs]
    chance.shuffle(pairs)
    parts = ["end" if n < round(len(pairs) / 3) else "tune" for n in range(len(pairs))]
    chance.shuffle(parts)
    return [{"id": f"{stratum}{n:03d}", "stratum": stratum, "part": part, "a": a.record(), "b": b.record()}
            for n, ((a, b), part) in enumerate(zip(pairs, parts, strict=True), 1)]


def main(arguments: list[str] | None = None) -> int:
    """Write the drawn pairs, one a line, without labels."""
    parser = argparse.ArgumentParser(prog="python -m bench.pairs.draw", description="Draw pairs of items to be labelled.")
    parser.add_argument("data", type=Path, help="a data folder with fact files")
    parser.add_argument("--reports", type=Path, help="only what was ingested from this folder")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    records = draw(read(options.data, options.reports), random.Random(options.seed))
    options.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), "utf-8")
    print(Counter(r["stratum"] for r in records))
    return 0


if __name__ == "__main__":
    sys.exit(main())
