"""Measures the weights by which names of reforms, pilots and policies are found, and writes `tables/spans.json`.

Maximum conditional likelihood of the semi-Markov model of `ingest.extract.span_lattice` (Adam, L2). What annotators held to be a
matter of taste (soft, optional) may be a name or not. A feature is kept if it occurs in `LEAST` documents and its weight matters.
About a minute on one core; the same input gives the same table.
"""
from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from ingest.extract import pipeline
from ingest.extract.span_features import LONGEST, Words, boundary_features, length_feature, width_feature
from ingest.extract.span_lattice import NEVER, name_scores, probabilities
from ingest.extract.span_model import LABELS, POSSIBLE, SURE, _sentences
from training.annotated import Annotated

FILE = "tables/spans.json"
LEAST = 3  # documents that a feature must occur in
SMALLEST = 0.04  # weights below it are left out
ROUNDS, RATE, PENALTY, WORDS = 6, 0.15, 1.5, 2500


class Sample:
    """One sentence: its words, its features as numbers, and the names it should give as (first, end, label, free)."""

    def __init__(self, doc: str, place: str, offsets: list[int], words: Words, names: list[tuple[int, int, int, bool]]) -> None:
        self.doc, self.place, self.offsets, self.words, self.names = doc, place, offsets, words, names
        self.features = boundary_features(words)
        self.fits = words.fits
        self.rows: list[np.ndarray] = []

    def encode(self, table: dict[str, int]) -> None:
        """Features as rows of the table; what it lacks is its last row, of zeros."""
        self.rows = []
        for part in self.features:
            found = np.full((len(part), max(map(len, part))), len(table), dtype=np.int32)
            for word, named in enumerate(part):
                known = [table[name] for name in named if name in table]
                found[word, : len(known)] = known
            self.rows.append(found)


def occurrences(text: str, facts: dict) -> list[tuple[int, int, int, bool]]:
    """(start, end, label, free) of the annotated names in `text`, the longest first where they overlap; `free`: matter of taste."""
    named = [(name, e["type"], bool(e.get("soft")), rank == 0, False)
             for e in facts["entities"] for rank, name in enumerate([e["name"], *e.get("aliases", [])])]
    named += [(name, kind, True, False, True) for kind, names in facts.get("optional", {}).items() for name in names]
    found = []
    for name, kind, free, first, optional in named:
        at = text.find(name) if kind in LABELS and len(name) > 1 else -1
        while at >= 0:
            found.append((optional, -len(name), not first, at, at + len(name), LABELS.index(kind), free))
            at = text.find(name, at + 1)
    taken: set[int] = set()
    kept = []
    for *_, start, end, label, free in sorted(found):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, label, free))
    return kept


def samples(documents: Iterable[Annotated]) -> list[Sample]:
    """All their sentences."""
    nlp = pipeline.build(exclude=set(pipeline.COMPONENTS) - {"sentences"})
    found = []
    for one in documents:
        doc = pipeline.annotate(nlp, one.clean, one.meta)
        names = occurrences(one.clean.text, one.facts)
        for offsets, words in _sentences(doc):
            begins = {offset: word for word, offset in enumerate(offsets[:-1])}
            ends = {offset + len(word): number + 1 for number, (offset, word) in enumerate(zip(offsets, words.text))}
            inside = [(begins[s], ends[e], label, free) for s, e, label, free in names
                      if s in begins and e in ends and ends[e] - begins[s] <= LONGEST]
            found.append(Sample(one.doc, one.place, offsets, words, inside))
    return found


def feature_table(sentences: list[Sample]) -> dict[str, int]:
    """Number of each feature that is common enough."""
    seen: dict[str, set[str]] = defaultdict(set)
    for sample in sentences:
        for name in (name for part in sample.features for word in part for name in word):
            seen[name].add(sample.doc)
    names = [name for name, docs in sorted(seen.items()) if len(docs) >= LEAST]
    names += [length_feature(n) for n in range(1, LONGEST + 1)] + [width_feature(n) for n in range(1, 31)]
    return {name: number for number, name in enumerate(names)}


class Batch:
    """Sentences of like length as padded arrays."""

    def __init__(self, sentences: list[Sample], table: dict[str, int]) -> None:
        shape = (len(sentences), max(len(s.words.text) for s in sentences))
        widest = [max(s.rows[part].shape[1] for s in sentences) for part in range(4)]
        self.sentences = sentences
        self.rows = [np.full((*shape, wide), len(table), dtype=np.int32) for wide in widest]
        self.fits = np.zeros((*shape, LONGEST), dtype=bool)
        self.widths = np.full((*shape, LONGEST), table[width_feature(1)], dtype=np.int32)
        self.lengths = np.array([table[length_feature(n)] for n in range(1, LONGEST + 1)])
        self.wanted = np.zeros((*shape, LONGEST, len(LABELS)), dtype=bool)
        self.outside = np.zeros(shape)
        for row, sample in enumerate(sentences):
            size = len(sample.words.text)
            for part in range(4):
                self.rows[part][row, :size, : sample.rows[part].shape[1]] = sample.rows[part]
            self.fits[row, :size] = sample.fits
            for i in range(size):
                for d in range(min(LONGEST, size - i)):
                    self.widths[row, i, d] = table[width_feature(sample.offsets[i + d + 1] - sample.offsets[i])]
            for first, end, label, free in sample.names:
                if sample.fits[first, end - first - 1]:
                    self.wanted[row, first, end - first - 1, label] = True
                    if not free:
                        self.outside[row, first:end] = NEVER

    def scores(self, weights: np.ndarray) -> np.ndarray:
        parts = [weights[rows].sum(2) for rows in self.rows]
        return name_scores(*parts, weights[self.lengths], weights[self.widths], self.fits)

    def gradient(self, excess: np.ndarray, size: int) -> np.ndarray:
        """Sum of `excess` (of each possible name) over the features that it has."""
        batch, count, longest, labels = excess.shape
        ends, held, joined = np.zeros((batch, count, labels)), *np.zeros((2, batch, count + 1, labels))
        held[:, :count] += excess.sum(2)
        found = np.zeros((size, labels))
        for d in range(min(longest, count)):
            part = excess[:, : count - d, d]
            ends[:, d:] += part
            held[:, d + 1 :] -= part
            joined[:, 1 : count - d + 1] += part
            joined[:, d + 1 :] -= part
            found[self.lengths[d]] += part.sum((0, 1))
        parts = (excess.sum(2), ends, np.cumsum(held, 1)[:, :count], np.cumsum(joined, 1)[:, :count])
        for label in range(labels):
            for rows, part in zip(self.rows, parts):
                amounts = np.repeat(part[..., label].ravel(), rows.shape[2])
                found[:, label] += np.bincount(rows.ravel(), weights=amounts, minlength=size)
            found[:, label] += np.bincount(self.widths.ravel(), weights=excess[..., label].ravel(), minlength=size)
        found[-1] = 0  # the row of zeros
        return found


def batches(sentences: list[Sample], table: dict[str, int]) -> list[Batch]:
    found, current = [], []
    for sample in sorted(sentences, key=lambda s: len(s.words.text)):
        current.append(sample)
        if len(current) * len(sample.words.text) >= WORDS:
            found.append(Batch(current, table))
            current = []
    return [*found, Batch(current, table)] if current else found


def learn(sentences: list[Sample], table: dict[str, int]) -> np.ndarray:
    """Weights [feature, label], with a last row of zeros."""
    for sample in sentences:
        sample.encode(table)
    data, random = batches(sentences, table), np.random.default_rng(0)
    weights = np.zeros((len(table) + 1, len(LABELS)))
    mean, square, step = np.zeros_like(weights), np.zeros_like(weights), 0
    for turn in range(ROUNDS):
        gain = 0.0
        for number in random.permutation(len(data)):
            batch = data[number]
            scores = batch.scores(weights)
            total, found = probabilities(scores)
            right, wanted = probabilities(np.where(batch.wanted, scores, NEVER), batch.outside)
            gain += float((right - total).sum())
            slope = batch.gradient(found * batch.fits[..., None] - wanted, len(weights)) + PENALTY * weights / len(data)
            step += 1
            mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
            rate = RATE * (1 - turn / ROUNDS) + 0.002
            weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-3)
            weights[-1] = 0
        print(f"round {turn + 1}: log likelihood {gain:.0f}", flush=True)
    return weights


def write(table: dict[str, int], weights: np.ndarray, path: Path) -> int:
    """Write the weights that matter, by feature; returns their number."""
    kept = {name: [round(float(w), 2) for w in weights[row]] for name, row in sorted(table.items())
            if np.abs(weights[row]).max() >= SMALLEST}
    lines = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in kept.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'{{"labels": {json.dumps(LABELS)}, "sure": {SURE}, "possible": {POSSIBLE}, "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")
    return len(kept)


def learn_tables(documents: Iterable[Annotated], folder: Path) -> None:
    """Learn from `documents` and write `FILE` into the folder of weights."""
    sentences = samples(documents)
    table = feature_table(sentences)
    kept = write(table, learn(sentences, table), folder / FILE)
    print(f"names: {kept} of {len(table)} features", flush=True)
