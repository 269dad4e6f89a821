"""Learn the weights that tell whether two items are one thing, or one idea, from the labelled pairs of `bench/pairs`.

    python -m training.identity DATA    DATA: a data folder whose fact files give the table of common bigrams

Writes `graph/identity/weights.json` and `rarity.json`. Only pairs of the part `tune` are learnt from; `python -m bench.identity` measures on
both parts. Deterministic: a logistic regression with a quadratic penalty, solved to its optimum.
"""
from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

import graph.identity
from bench.identity_pairs import Labelled, labelled
from graph.concepts.ideas import idea
from graph.identity.features import FEATURES, Rarity, features
from graph.identity.items import Item
from graph.identity.names import parts
from graph.identity.vetoes import apart
from ingest.facts import FactFile
from ingest.workspace import Workspace

FOLDER = Path(graph.identity.__file__).parent
PENALTY = {"same": 0.3, "idea": 0.3}
"""Weight of the squared weights against the likelihood; chosen by leaving each tenth of `tune` out."""
SURE = {"same": 0.8, "idea": 0.75}
UNSURE = {"same": 0.35, "idea": 0.35}
KEPT = 4000
"""Bigrams in the table; all others count as rare as the last of them."""


def main(arguments: list[str] | None = None) -> int:
    """Learn and write; prints the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.identity", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path, help="a data folder with fact files")
    options = parser.parse_args(arguments)
    rarity_table = count(options.data)
    rarity = Rarity(rarity_table["weights"], rarity_table["others"])
    _write("rarity.json", rarity_table)
    table = {}
    for which in ("same", "idea"):
        pairs = [p for p in labelled() if p.part == "tune" and getattr(p, which) is not None and p.a.label != "Leader" and comparable(p, which)]
        bias, weights = fit(pairs, which, rarity)
        table[which] = {"bias": bias, "sure": SURE[which], "unsure": UNSURE[which], "weights": weights}
        print(which, len(pairs), "pairs:", bias, weights)
    _write("weights.json", table)
    return 0


def comparable(pair: Labelled, which: str) -> bool:
    """Whether the matcher would score the pair at all: one place and no veto for `same`; for `idea` equal numerals."""
    if which == "same":
        return pair.a.scope == pair.b.scope and not apart(pair.a, pair.b) and pair.a.unit.base != pair.b.unit.base
    return parts(_idea(pair.a).name).numbers == parts(_idea(pair.b).name).numbers and _idea(pair.a).name != _idea(pair.b).name


def fit(pairs: Sequence[Labelled], which: str, rarity: Rarity) -> tuple[float, dict[str, float]]:
    """Bias and weights by feature, rounded to three digits."""
    sides = [(p.a, p.b) if which == "same" else (_idea(p.a), _idea(p.b)) for p in pairs]
    rows = np.array([[1.0, *features(a, b, rarity).values()] for a, b in sides])
    truth = np.array([1.0 if getattr(p, which) else -1.0 for p in pairs])

    def loss(w: np.ndarray) -> float:
        return float(np.logaddexp(0, -truth * (rows @ w)).sum() + PENALTY[which] * (w[1:] ** 2).sum())

    found = minimize(loss, np.zeros(rows.shape[1]), method="L-BFGS-B").x
    return round(float(found[0]), 3), {n: round(float(w), 3) for n, w in zip(FEATURES, found[1:], strict=True)}


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
