"""Finds the names of reforms, pilots and policies in a sentence by measured weights.

Every span of up to `LONGEST` words could be a name. The table `tables/spans.json` says how much each feature of its beginning, its
end and its inside speaks for each type (`span_features`), `span_lattice` makes probabilities of it. The table is made by
`training.tables.spans` from annotated passages and holds classes only: words, tags and endings seen in several reports.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

import numpy as np
from spacy.tokens import Doc

from ingest.extract.encoder.encoded import encoded
from ingest.extract.encoder.names import EncoderNames, mixed
from ingest.extract.span_features import LONGEST, Words, boundary_features, length_feature, width_feature
from ingest.extract.span_lattice import name_scores, probabilities
from ingest.extract.weights import Weights, weights_of
from ingest.extract.words import words as all_words

_KEY = "reformgraph_sentence_words"
LABELS = ("Reform", "Pilot", "Policy")
SURE = 0.35
"""From this confidence on a name is shown: measured, the F1 of names on unseen places is highest between .3 and .4 with the encoder, .2 and .35 without."""
POSSIBLE = 0.12
"""From this confidence on a name is kept as a candidate."""
_OVERLAP = 0.6  # two spans that share this much (Dice, in characters) are readings of one name
_WORDS = 6000  # words (with padding) that are weighed at once


@dataclass(frozen=True)
class Span:
    """Characters [start, end) of the clean text that may name a thing of type `label`; `confidence`: that some such name is there."""

    start: int
    end: int
    label: str
    confidence: float


class SpanModel:
    """The weight table and what it finds. `find` is the use; `training.tables.spans` makes the table with the same parts."""

    def __init__(self, weights: dict[str, list[float]]) -> None:
        """`weights`: feature → weight for each of `LABELS`."""
        self._rows = {name: number for number, name in enumerate(weights)}
        self._weights = np.array([*weights.values(), [0.0] * len(LABELS)], dtype=np.float64)
        self._lengths = np.stack([self._weight(length_feature(n)) for n in range(1, LONGEST + 1)])
        self._widths = np.stack([self._weight(width_feature(n)) for n in range(31)])

    def _weight(self, feature: str) -> np.ndarray:
        return self._weights[self._rows.get(feature, -1)]

    def find(self, doc: Doc) -> list[Span]:
        """The names in `doc`, in order: those from `SURE` on, and the possible ones that overlap none of them."""
        tokens, other = all_words(doc), encoded(doc)
        second = EncoderNames(other) if other is not None else None
        found: list[Span] = []
        for batch in batches([(span, words) for span, words in sentence_words(doc) if len(span) > 1]):
            for (span, _), readings in zip(batch, self._readings(batch, second)):
                found.extend(_names(readings, [*tokens.starts[span.start : span.stop], tokens.ends[span.stop - 1]]))
        return sorted(found, key=lambda span: (span.start, span.end))

    def _readings(self, batch: list[tuple[range, Words]], second: EncoderNames | None) -> list[np.ndarray]:
        """Probabilities [word, length - 1, label] of every span of each sentence."""
        count = max(len(span) for span, _ in batch)
        parts = np.zeros((4, len(batch), count, len(LABELS)))
        widths = np.zeros((len(batch), count, LONGEST), dtype=np.int64)
        fits = np.zeros((len(batch), count, LONGEST), dtype=bool)
        for row, (_, words) in enumerate(batch):
            size = len(words.text)
            for part, features in enumerate(boundary_features(words)):
                parts[part, row, :size] = self._sums(features)
            fits[row, :size] = words.fits
            ends = np.cumsum([0, *map(len, words.text)])
            for d in range(min(LONGEST, size)):
                widths[row, : size - d, d] = np.minimum(ends[d + 1 :] - ends[: size - d], 30)
        scores = name_scores(*parts, self._lengths, self._widths[widths], fits)
        if second is not None:
            scores = mixed(scores, second.scores([span for span, _ in batch], widths, fits))
        _, found = probabilities(scores)
        return [found[row, : len(span)] for row, (span, _) in enumerate(batch)]

    def _sums(self, features: list[list[str]]) -> np.ndarray:
        """Sum of the weights of each word's features."""
        rows: list[int] = []
        starts = []
        for named in features:
            starts.append(len(rows))
            rows.extend(map(self._rows.get, named, repeat(len(self._rows))))  # what the table lacks: the last row, of zeros
        return np.add.reduceat(self._weights[rows], starts, axis=0)


def _sentences(doc: Doc) -> Iterator[tuple[list[int], Words]]:
    """Offsets of the words (and of the end) and the words of each sentence."""
    tokens = all_words(doc)
    for span, found in sentence_words(doc):
        yield [*tokens.starts[span.start : span.stop], tokens.ends[span.stop - 1]], found


def sentence_words(doc: Doc) -> list[tuple[range, Words]]:
    """Numbers of the words and the words of each sentence that has any, made once for all who ask."""
    kept = doc.user_data.get(_KEY)
    if kept is None:
        tokens = all_words(doc)
        spans = [tokens.span(sentence.start, sentence.end) for sentence in doc._.sentences]
        kept = doc.user_data[_KEY] = [(span, Words.of(tokens.texts[span.start : span.stop], tokens.tags[span.start : span.stop])) for span in spans if span]
    return kept


def batches(sentences: list[tuple[range, Words]]) -> Iterator[list[tuple[range, Words]]]:
    """Sentences (as `sentence_words` gives them) of like length together, so that little is padded."""
    batch: list[tuple[range, Words]] = []
    for sentence in sorted(sentences, key=lambda s: len(s[1].text)):
        if batch and (len(batch) + 1) * len(sentence[1].text) > _WORDS:
            yield batch
            batch = []
        batch.append(sentence)
    if batch:
        yield batch


def _names(readings: np.ndarray, offsets: list[int]) -> list[Span]:
    """The best names of a sentence that do not overlap: first the sure ones, then the possible ones beside them."""
    options = _options(readings, offsets)
    sure = _choose([o for o in options if o[3] >= SURE], len(offsets) - 1, SURE)
    taken = {word for i, j, *_ in sure for word in range(i, j)}
    rest = [o for o in options if POSSIBLE <= o[3] < SURE and not taken.intersection(range(o[0], o[1]))]
    chosen = [*sure, *_choose(rest, len(offsets) - 1, POSSIBLE)]
    return [Span(offsets[i], offsets[j], LABELS[label], round(min(1.0, float(mass)), 3)) for i, j, label, mass, _ in chosen]


def _options(readings: np.ndarray, offsets: list[int]) -> list[tuple[int, int, int, float, float]]:
    """(first word, end, label, probability of this or a like span, probability of exactly this) of every span worth a look."""
    by_label: dict[int, list[tuple[int, int, float]]] = {}
    for i, d, label in zip(*np.nonzero(readings > 0.01)):
        by_label.setdefault(int(label), []).append((int(i), int(i + d + 1), float(readings[i, d, label])))
    options = []
    for label, spans in by_label.items():
        for i, j, exact in spans:
            mass = 0.0
            for a, b, probability in spans:
                shared = offsets[min(j, b)] - offsets[max(i, a)] if min(j, b) > max(i, a) else 0
                if 2 * shared >= _OVERLAP * (offsets[j] - offsets[i] + offsets[b] - offsets[a]):
                    mass += probability
            options.append((i, j, label, mass, exact))
    return options


def _choose(options: list[tuple[int, int, int, float, float]], count: int, least: float) -> list[tuple[int, int, int, float, float]]:
    """The options that do not overlap with the highest sum of (both probabilities - `least`)."""
    ending: dict[int, list] = {}
    for option in options:
        ending.setdefault(option[1], []).append(option)
    best, back = [0.0] * (count + 1), [None] * (count + 1)
    for t in range(1, count + 1):
        best[t] = best[t - 1]
        for option in ending.get(t, ()):
            value = best[option[0]] + option[3] + option[4] - least
            if value > best[t]:
                best[t], back[t] = value, option
    chosen, t = [], count
    while t > 0:
        if back[t] is None:
            t -= 1
        else:
            chosen.append(back[t])
            t = back[t][0]
    return chosen[::-1]


@lru_cache(maxsize=4)
def model_of(weights: Weights) -> SpanModel:
    """The span model of a folder of weights, kept in this process. `WeightsError` where its table cannot be read."""
    return SpanModel(weights.spans(len(LABELS)))


def spans_of(doc: Doc, label: str) -> list[Span]:
    """Names of one type in `doc`; found once for all types and kept with the document."""
    if "spans" not in doc.user_data:
        doc.user_data["spans"] = model_of(weights_of(doc)).find(doc)
    return [span for span in doc.user_data["spans"] if span.label == label]
