"""Scores of the judged answers by the shipped ranking and by plain rankers, and the measures that compare them."""
from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from bench.judged_items import Asked
from graph.similar.embedder import unit
from graph.similar.features import FEATURES, features
from graph.similar.find import ECHOED
from graph.similar.ranking import Ranking
from graph.similar.words import bigrams

RELEVANT = 2
"""Grades from which on an answer is one."""
Row = dict[str, float]


def rows(asked: Asked, first: Ranking) -> list[Row]:
    """The features of each judged answer, as `graph.similar.find` weighs them; here only judged answers can be the three best."""
    question = asked.question
    assert question.vector is not None
    made = [features(question, item, float(cosine)) for item, cosine in zip(asked.answers, asked.vectors @ question.vector, strict=True)]
    best = sorted(range(len(made)), key=lambda n: (-first.score(made[n]), asked.answers[n].id))[:ECHOED]
    echoes = asked.vectors @ unit(question.vector + unit(asked.vectors[best].mean(axis=0)))
    return [{**row, "echo": round(float(echo), 4)} for row, echo in zip(made, echoes, strict=True)]


def ndcg(scores: Sequence[float], grades: np.ndarray, k: int = 10) -> float | None:
    """Normalised discounted cumulative gain of the first k, gain 2^grade - 1; None where nothing has a grade above 0."""
    order = np.argsort(-np.asarray(scores), kind="stable")
    gains, discounts = 2.0 ** grades - 1, 1 / np.log2(np.arange(2, k + 2))
    best = np.sort(gains)[::-1][:k] @ discounts[: min(k, len(gains))]
    return float(gains[order][:k] @ discounts[: min(k, len(gains))] / best) if best else None


def recall(scores: Sequence[float], grades: np.ndarray, k: int = 20) -> float | None:
    """Share of the relevant answers (of at most k) among the first k; None where there is none."""
    order = np.argsort(-np.asarray(scores), kind="stable")[:k]
    many = min(int((grades >= RELEVANT).sum()), k)
    return min(int((grades[order] >= RELEVANT).sum()), many) / many if many else None


def bm25(asked: Asked, k1: float = 1.2, b: float = 0.75) -> list[float]:
    """Okapi BM25 over pairs of characters of name and sentences, among the answers of the question; those of another topic than the asked item's
    come after all of its own topic."""
    question = asked.question
    texts = [Counter(pair for part in f"{p.name}\n{p.told}".split("\n") for pair in bigrams(part)) for p in asked.answers]
    sizes = [sum(t.values()) for t in texts]
    mean = sum(sizes) / len(sizes)
    found = []
    for item, text, size in zip(asked.answers, texts, sizes, strict=True):
        score = 0.0
        for pair in bigrams(f"{question.name}\n{question.told}"):
            holding = sum(pair in t for t in texts)
            idf = math.log(1 + (len(texts) - holding + 0.5) / (holding + 0.5))
            score += idf * text[pair] * (k1 + 1) / (text[pair] + k1 * (1 - b + b * size / mean))
        found.append(score + (1000 if question.topic and item.topic == question.topic else 0))
    return found


def mean(values: Sequence[float | None]) -> float:
    """Of those that are there."""
    there = [v for v in values if v is not None]
    return sum(there) / len(there) if there else float("nan")


def without(ranks: Ranking, names: Sequence[str]) -> Callable[[Mapping[str, float]], float]:
    """The score with some features left out."""
    return lambda row: ranks.score({name: value for name, value in row.items() if name not in names})


def matrix(each: Sequence[Row], names: Sequence[str] = FEATURES) -> np.ndarray:
    """Rows as an array, a column a feature."""
    return np.array([[row.get(name, 0.0) for name in names] for row in each])
