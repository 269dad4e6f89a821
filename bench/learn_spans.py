"""Measures the weights by which names of reforms, pilots and policies are found, and writes `ingest/extract/tables/spans.json`.

    python -m bench.learn_spans            # from all of train and gold
    python -m bench.learn_spans --folds    # only print how it does on places it has not seen (four folds)

Maximum conditional likelihood of the semi-Markov model of `ingest.extract.span_lattice` (Adam, L2). What annotators held to be a
matter of taste (soft, optional) may be a name or not. A feature is kept if it occurs in `LEAST` documents and its weight matters.
About a minute on one core; the same input gives the same table.
"""
from __future__ import annotations

import argparse
import json
import zlib
from collections import defaultdict
from pathlib import Path

import numpy as np

from bench.annotated import annotated, missing
from ingest.extract import pipeline
from ingest.extract.span_features import LONGEST, Words, allowed, boundary_features, length_feature, width_feature
from ingest.extract.span_lattice import NEVER, name_scores, probabilities
from ingest.extract.span_model import LABELS, POSSIBLE, SURE, _names, _sentences

TABLE = Path(pipeline.__file__).parent / "tables" / "spans.json"
LEAST = 3  # documents that a feature must occur in
SMALLEST = 0.04  # weights below it are left out
ROUNDS, RATE, PENALTY, WORDS = 6, 0.15, 1.5, 2500


class Sample:
    """One sentence: its words, its features as numbers, and the names it should give as (first, end, label, free)."""

    def __init__(self, doc: str, place: str, offsets: list[int], words: Words, names: list[tuple[int, int, int, bool]]) -> None:
        self.doc, self.place, self.offsets, self.words, self.names = doc, place, offsets, words, names
        self.features = boundary_features(words)
        self.fits = np.array(allowed(words))
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


def samples(parts: tuple[str, ...]) -> list[Sample]:
    """All sentences of the named sets."""
    nlp = pipeline.build(exclude=set(pipeline.COMPONENTS) - {"sentences"})
    found = []
    for one in (document for part in parts for document in annotated(part)):
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


def folds(sentences: list[Sample], count: int = 4) -> None:
    """Print precision, recall and F1 of exact names on unseen places (names that are a matter of taste count as right)."""
    for label, tally in enumerate(_tallies(sentences, count)):
        right, found, wanted = tally
        p, r = right / max(found, 1), right / max(wanted, 1)
        print(f"{LABELS[label]:8} exact names: P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}")


def _tallies(sentences: list[Sample], count: int) -> list[list[int]]:
    tallies = [[0, 0, 0] for _ in LABELS]
    for fold in range(count):
        unseen = [s for s in sentences if zlib.crc32(s.place.encode()) % count == fold]
        seen = [s for s in sentences if zlib.crc32(s.place.encode()) % count != fold]
        table = feature_table(seen)
        weights = learn(seen, table)
        for sample in unseen:
            sample.encode(table)
        for batch in batches(unseen, table):
            _, found = probabilities(batch.scores(weights))
            for row, sample in enumerate(batch.sentences):
                spans = {(s.start, s.end, s.label) for s in _names(found[row, : len(sample.words.text)], sample.offsets) if s.confidence >= SURE}
                names = {(sample.offsets[a], sample.offsets[b], LABELS[k]): free for a, b, k, free in sample.names}
                for label, tally in zip(LABELS, tallies):
                    tally[0] += sum(s in names for s in spans if s[2] == label)
                    tally[1] += sum(s[2] == label for s in spans)
                    tally[2] += sum(n[2] == label and (not free or n in spans) for n, free in names.items())
    return tallies


def write(table: dict[str, int], weights: np.ndarray, path: Path) -> int:
    """Write the weights that matter, by feature; returns their number."""
    kept = {name: [round(float(w), 2) for w in weights[row]] for name, row in sorted(table.items())
            if np.abs(weights[row]).max() >= SMALLEST}
    lines = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in kept.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'{{"labels": {json.dumps(LABELS)}, "sure": {SURE}, "possible": {POSSIBLE}, "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")
    return len(kept)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folds", action="store_true", help="measure on unseen places, write nothing")
    options = parser.parse_args()
    if lack := missing():
        print(lack)
        return 1
    sentences = samples(("train", "gold"))
    if options.folds:
        folds(sentences)
        return 0
    table = feature_table(sentences)
    kept = write(table, learn(sentences, table), TABLE)
    print(f"{kept} of {len(table)} features written to {TABLE}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
