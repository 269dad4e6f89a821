"""Learn the weights that tell whether two items are one thing, or one idea, from the labelled pairs of `bench/pairs`.

    python -m training.identity DATA    DATA: a data folder with the fact files of the reports that the pairs are of

Writes `graph/identity/weights.json`, with `--bigrams` first the table of common bigrams (`rarity.json`) from the names in DATA. Pairs of the parts `tune` and `learn` are learnt from, those of `same` only where DATA has both
sides; `python -m bench.identity` measures on `tune` and `end`. Deterministic: a logistic regression with a quadratic penalty, solved to its optimum.
Prints, for some thresholds, what each tenth of the pairs gets from weights that the other nine gave.
"""
from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

import graph.identity
from bench.identity_pairs import Labelled, labelled
from graph.concepts.ideas import idea
from graph.identity.features import FEATURES, features
from graph.identity.items import Item, gathered, items_of
from graph.identity.names import parts
from graph.identity.scorer import shipped_rarity
from graph.identity.vetoes import apart
from graph.load import files
from ingest.facts import FactFile
from ingest.workspace import Workspace

FOLDER = Path(graph.identity.__file__).parent
PENALTY = {"same": 0.1, "idea": 0.1}
"""Weight of the squared weights against the likelihood; chosen by leaving each tenth of `tune` out."""
FIXED = {"same": {"vague": -2.0, "deed": -2.0, "list": 0.0, "part": -5.0}, "idea": {"vague": -2.0, "deed": -2.0}}
"""Weights that are set by reasoning, as too few pairs tell of them: an everyday name under another topic is not joined by itself, nor a clean-up
with something else of the same core, nor a list with one of what it lists (half of 250 such joins were wrong)."""
SURE = {"same": 0.91, "idea": 0.75}
"""Of joins between .85 and .9 drawn at random, one in five was wrong; a wrong join costs a reader more than one that a person has to confirm."""
UNSURE = {"same": 0.35, "idea": 0.35}
FOLDS = 10
KEPT = 4000
"""Bigrams in the table; all others count as rare as the last of them."""


def main(arguments: list[str] | None = None) -> int:
    """Learn and write; prints the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.identity", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path, help="a data folder with fact files")
    parser.add_argument("--bigrams", action="store_true", help="count the table of bigrams anew too (similar things are ranked by it as well)")
    options = parser.parse_args(arguments)
    if options.bigrams:
        _write("rarity.json", count(options.data))
    rarity = shipped_rarity()
    table = {}
    for which in ("same", "idea"):
        pairs = [(p, a, b) for p, a, b in _sides(which, options.data) if getattr(p, which) is not None]
        rows = np.array([[1.0, *features(a, b, rarity).values()] for _, a, b in pairs])
        truth = np.array([1.0 if getattr(p, which) else -1.0 for p, _, _ in pairs])
        weights = fit(rows, truth, which)
        table[which] = {"bias": round(float(weights[0]), 3), "sure": SURE[which], "unsure": UNSURE[which],
                        "weights": {n: round(float(w), 3) for n, w in zip(FEATURES, weights[1:], strict=True)}}
        print(which, len(pairs), "pairs:", table[which]["bias"], table[which]["weights"])
        _left_out(rows, truth, which, np.array([p.part == "tune" for p, _, _ in pairs]))
    _write("weights.json", table)
    return 0


def _sides(which: str, data: Path) -> Iterator[tuple[Labelled, Item, Item]]:
    """The pairs to learn from, each side as the matcher compares it: for `same` the items of DATA (one place, no veto), for `idea` the ideas of
    two names with equal numerals."""
    known = _items(data) if which == "same" else {}
    for pair in labelled():
        if pair.part == "end" or pair.a.label == "Leader":
            continue
        if which == "same":
            a, b = (known.get((i.unit.report, i.label, i.name)) for i in (pair.a, pair.b))
            if a and b and a.scope == b.scope and not apart(a, b) and a.unit.base != b.unit.base:
                yield pair, a, b
        else:
            a, b = _idea(pair.a), _idea(pair.b)
            if parts(a.name).numbers == parts(b.name).numbers and a.name != b.name:
                yield pair, a, b


def _items(data: Path) -> dict[tuple[str, str, str], Item]:
    """The items of the fact files by report, label and name, each as all that have its id."""
    each = [item for entry in files.scan(Workspace(data).facts).entries.values() for item in items_of(files.parse(entry)[1])]
    one = gathered(each)
    return {(i.unit.report, i.label, i.name): one[i.unit.base] for i in each}


def fit(rows: np.ndarray, truth: np.ndarray, which: str) -> np.ndarray:
    """Bias and weights by feature of the rows (bias first) whose truth is 1 or -1."""
    fixed = np.array([0.0, *(FIXED[which].get(n, 0.0) for n in FEATURES)])
    free = np.array([True, *(n not in FIXED[which] for n in FEATURES)])

    def loss(w: np.ndarray) -> float:
        return float(np.logaddexp(0, -truth * (rows @ np.where(free, w, fixed))).sum() + PENALTY[which] * (w[1:] ** 2).sum())

    return np.where(free, minimize(loss, np.zeros(rows.shape[1]), method="L-BFGS-B").x, fixed)


def _left_out(rows: np.ndarray, truth: np.ndarray, which: str, tune: np.ndarray) -> None:
    """Prints how many pairs are rightly and wrongly joined at some thresholds, each tenth by weights from the rest; of `tune` and of `learn`."""
    fold = np.random.default_rng(1).permutation(len(truth)) % FOLDS
    score = np.zeros(len(truth))
    for n in range(FOLDS):
        score[fold == n] = 1 / (1 + np.exp(-(rows[fold == n] @ fit(rows[fold != n], truth[fold != n], which))))
    for least in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92):
        counts = [(int((m & (score >= least) & (truth == t)).sum()), int((m & (truth == t)).sum())) for m in (tune, ~tune) for t in (1, -1)]
        print("  from {}: tune {} of {} right, {} of {} wrong; learn {} of {} right, {} of {} wrong".format(least, *(n for c in counts for n in c)))


def _idea(item: Item) -> Item:
    """As `graph.concepts` compares: the idea of the name alone, without the year."""
    return replace(item, name=idea(item.name, item.scope) or item.name, year=None)


def count(data: Path) -> dict[str, Any]:
    """The table of bigrams from the names of all items in the fact files of a data folder."""
    seen: Counter[str] = Counter()
    names: set[str] = set()
    for path in sorted(Workspace(data).facts.glob("*.facts.json")):
        names |= {e.name for e in FactFile.read(path).entities if e.type in ("Reform", "Pilot")}
    for name in sorted(names):
        seen.update(parts(name).bigrams)
    kept = sorted(seen.items(), key=lambda kv: (-kv[1], kv[0]))[:KEPT]
    weights = {bigram: round(math.log(len(names) / n), 2) for bigram, n in sorted(kept)}
    return {"names": len(names), "others": max(weights.values()), "weights": weights}


def _write(name: str, data: dict[str, Any]) -> None:
    (FOLDER / name).write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
