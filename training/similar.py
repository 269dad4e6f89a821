"""Learn how answers to "who else does this?" are ranked, from the judged set of `bench/judged`.

    python -m training.similar DATA    DATA: a data folder with the fact files of the 153 reports

Writes `graph/similar/weights.json`. Only questions of the part `tune` are learnt from; `python -m bench.similar` measures on both parts.
Deterministic: logistic regressions with a quadratic penalty, solved to their optimum.
"""
from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

import graph.similar
from bench.judged_items import Asked, asked
from bench.similar_scores import RELEVANT, matrix, mean, ndcg, rows
from graph.similar.features import FEATURES
from graph.similar.ranking import Ranking

FILE = Path(graph.similar.__file__).with_name("weights.json")
WORTH_OF = (0.0, 0.15, 0.65, 1.0)
"""How much of an answer each grade is."""
PENALTY = 0.3
"""Weight of the squared weights against the likelihood; chosen by leaving each sixth of the questions out."""
RARE = {"policy": 0.5, "problem": 0.5}
"""Set and not learnt: hardly any judged pair shares one, and who shares one is worth showing."""
LEFT_OUT = {"first": ("echo",), "meaning": (), "words": ("meaning", "echo")}
FOLDS = 6
ANSWERS, FIELD, BAND = 0.4, 0.8, 0.1
"""Something is shown at all where at least `ANSWERS` of those with a score like the best one's (from it to `BAND` above) are answers; then also others, of whose
like at least `FIELD` are of the same field (grade 1)."""


def main(arguments: list[str] | None = None) -> int:
    """Learn and write; prints the weights and, for the questions of `tune` left out in turn, nDCG@10."""
    parser = argparse.ArgumentParser(prog="python -m training.similar", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path, help="a data folder with fact files")
    options = parser.parse_args(arguments)
    everything = [a for a in asked(options.data) if a.part == "tune"]
    print("left out in turn, nDCG@10:", round(_left_out(everything), 4))
    table = learn(everything)
    for which, weights in table.items():
        print(which, weights)
    FILE.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def learn(each: Sequence[Asked]) -> dict[str, Any]:
    """The table of `graph.similar.ranking`."""
    first = _fit([(a, rows(a, _flat())) for a in each], "first")
    both = [(a, rows(a, Ranking(first))) for a in each]
    made = {"first": first, "meaning": _fit(both, "meaning"), "words": _fit(both, "words")}
    for which, table in made.items():
        table |= _limits(both, which, table, Ranking(first))
    return made


def _fit(each: Sequence[tuple[Asked, list[dict[str, float]]]], which: str) -> dict[str, Any]:
    names = [n for n in FEATURES if n not in LEFT_OUT[which] and n not in RARE]
    values = np.concatenate([np.c_[np.ones(len(r)), matrix(r, names)] for _, r in each])
    truth = np.concatenate([np.take(WORTH_OF, a.grades) for a, _ in each])
    centre, spread = values[:, 1:].mean(0), values[:, 1:].std(0) + 1e-9
    values[:, 1:] = (values[:, 1:] - centre) / spread

    def loss(w: np.ndarray) -> float:
        z = values @ w
        return float((np.logaddexp(0, z) - truth * z).sum() + PENALTY * len(truth) / 100 * (w[1:] ** 2).sum())

    found = minimize(loss, np.zeros(values.shape[1]), method="L-BFGS-B").x
    weights = found[1:] / spread
    return {"bias": round(float(found[0] - weights @ centre), 3), "worth": 0.0, "tail": 0.0, "gate": 0.0,
            "weights": {**{n: round(float(w), 3) for n, w in zip(names, weights, strict=True)}, **RARE}}


def _limits(both: Sequence[tuple[Asked, list[dict[str, float]]]], which: str, table: dict[str, Any], first: Ranking) -> dict[str, float]:
    """`gate`: what the best answer to a description must reach, so that nine in ten of the questions without an answer get none (those of
    `tune` are few: all of them). `worth`, `tail`: see `ANSWERS`."""
    ranks = Ranking({**table, "worth": 0.0, "gate": 0.0})
    gating = ranks if which == "words" else first
    none = max(max(map(gating.score, r)) for a, r in both if a.kind == "none")
    scores = np.concatenate([[ranks.score(row) for row in r] for a, r in both if a.kind != "none"])
    grades = np.concatenate([a.grades for a, _ in both if a.kind != "none"])
    worth = _from(scores, grades >= RELEVANT, ANSWERS)
    return {"gate": round(none + 0.001, 3), "worth": worth, "tail": min(worth, _from(scores, grades >= 1, FIELD))}


def _from(scores: np.ndarray, good: np.ndarray, wanted: float) -> float:
    """From which score on this share is good."""
    shares = {step: good[(scores >= step) & (scores < step + BAND)].mean() for step in np.arange(0.1, 0.6, 0.02)
              if ((scores >= step) & (scores < step + BAND)).any()}
    return round(float(min(shares, key=lambda step: abs(shares[step] - wanted))), 2)


def _left_out(each: Sequence[Asked]) -> float:
    found: list[float | None] = []
    for fold in range(FOLDS):
        table = learn([a for n, a in enumerate(each) if n % FOLDS != fold])
        ranks, first = Ranking(table["meaning"]), Ranking(table["first"])
        found += [ndcg([ranks.score(row) for row in rows(a, first)], a.grades) for n, a in enumerate(each) if n % FOLDS == fold]
    return mean(found)


def _flat() -> Ranking:
    """Weighs the meaning alone: what `echo` is made from is not looked at where it is left out."""
    return Ranking({"bias": 0.0, "worth": 0.0, "tail": 0.0, "gate": 0.0, "weights": {"meaning": 1.0}})


if __name__ == "__main__":
    raise SystemExit(main())
