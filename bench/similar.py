"""How well answers to "who else does this?" are ranked, on the judged set of `bench/judged`.

    python -m bench.similar DATA     DATA: a data folder with the fact files of the 153 reports (the vectors of the judged texts are kept there)

Measures are taken over the judged answers of each question (condensed lists: what nobody judged is not there), before grouping. Relevant: grades
2 and 3. Compared with BM25 within the same topic and with the embedding alone; then each feature left out in turn.
"""
from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.judged_items import Asked, asked
from bench.similar_scores import Row, bm25, mean, ndcg, recall, rows, without
from graph.similar.features import FEATURES
from graph.similar.ranking import ranking

KINDS = ("item", "text", "problem")
Scorer = Callable[[Asked, list[Row]], list[float]]


def main(arguments: list[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.similar", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    options = parser.parse_args(arguments)
    report(asked(options.data))
    return 0


def report(everything: Sequence[Asked]) -> None:
    """Print the tables for these questions."""
    first, ranks, words = ranking("first"), ranking("meaning"), ranking("words")
    known = {a.id: rows(a, first) for a in everything}
    missing = sum(a.missing for a in everything)
    print(f"{len(everything)} questions, {sum(len(a.answers) for a in everything):,} judged answers, {missing} not in the data")
    rankers: dict[str, Scorer] = {
        "shipped": lambda a, r: [ranks.score(row) for row in r],
        "words only (no vectors)": lambda a, r: [words.score(row) for row in r],
        "embedding alone": lambda a, r: [row.get("meaning", 0.0) for row in r],
        "BM25 within the topic": lambda a, r: bm25(a),
    }
    for part in ("tune", "end"):
        mine = [a for a in everything if a.part == part and a.kind != "none"]
        print(f"\n{part}: {'':24}nDCG@10  " + "  ".join(f"{kind:>7}" for kind in KINDS) + "   recall@20")
        for name, scorer in rankers.items():
            _line(name, mine, known, scorer)
        _none(part, everything, known, first.gate)
    mine = [a for a in everything if a.part == "end" and a.kind != "none"]
    print(f"\nend, a feature left out: {'':4}nDCG@10  " + "  ".join(f"{kind:>7}" for kind in KINDS) + "   recall@20")
    for name in FEATURES:
        if ranks.weights[name]:
            score = without(ranks, (name,))
            _line(name, mine, known, lambda a, r, score=score: [score(row) for row in r])


def _line(name: str, mine: Sequence[Asked], known: dict[str, list[Row]], scorer: Scorer) -> None:
    gains = {a.id: ndcg(scorer(a, known[a.id]), a.grades) for a in mine}
    kinds = "  ".join(f"{mean([gains[a.id] for a in mine if a.kind == kind]):7.3f}" for kind in KINDS)
    there = mean([recall(scorer(a, known[a.id]), a.grades) for a in mine])
    print(f"  {name:28}{mean(list(gains.values())):7.3f}  {kinds}   {there:7.3f}")


def _none(part: str, everything: Sequence[Asked], known: dict[str, list[Row]], gate: float) -> None:
    first = ranking("first")
    silent = {a.id: max(map(first.score, known[a.id])) < gate for a in everything if a.part == part and a.kind != "item"}
    none = [silent[a.id] for a in everything if a.id in silent and a.kind == "none"]
    others = [silent[a.id] for a in everything if a.id in silent and a.kind != "none"]
    print(f"  no answer: {sum(none)} of {len(none)} questions without one get none; {sum(others)} of {len(others)} with one get none, too")


if __name__ == "__main__":
    raise SystemExit(main())
