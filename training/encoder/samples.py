"""The annotated documents as the encoder learns from them: one sample a window, with what its words, names, numbers and pairs should be."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from spacy.tokens import Doc

from ingest.extract.encoder.heads import FIRST, KINDS, LEVELS, STATUS
from ingest.extract.encoder.places import LONGEST as CITY_LONGEST
from ingest.extract.encoder.reading import Reading, WordRows, read, word_rows
from ingest.extract.encoder.tokenizer import PieceTokenizer
from ingest.extract.numbers.classify import features as number_features
from ingest.extract.numbers.component import neighbours
from ingest.extract.numbers.expressions import find
from ingest.extract.sections.evidence import is_glossary
from ingest.extract.span_features import LONGEST
from ingest.extract.span_lattice import NEVER
from ingest.extract.span_model import LABELS, sentence_words
from ingest.extract.words import words
from ingest.facts import TOPICS
from training.annotated import Annotated
from training.tables.rules import annotated_pairs, results
from training.tables.spans import occurrences


@dataclass
class Sample:
    """A window: `ids` its pieces; rows are counted from its first piece. Labels of -1 are not known and count nothing."""

    doc: str
    ids: np.ndarray
    first: np.ndarray  # words
    last: np.ndarray
    features: np.ndarray
    fits: np.ndarray  # [words, LONGEST]
    widths: np.ndarray  # [words, LONGEST] characters, 30 at most
    wanted: np.ndarray  # [words, LONGEST, LABELS]
    outside: np.ndarray
    city_fits: np.ndarray
    city_wanted: np.ndarray
    city_outside: np.ndarray
    spans: list[tuple[int, ...]] = field(default_factory=list)  # first, last, features, status, topic, level, first
    numbers: list[tuple[int, int, set[str], int]] = field(default_factory=list)  # first, last, features, label
    pairs: list[tuple[int, int, int, int, set[str], int]] = field(default_factory=list)


def samples(nlp, tokenizer: PieceTokenizer, marks: tuple[int, int], documents: Iterable[Annotated]) -> list[Sample]:
    """The samples of `documents`; `nlp` is a pipeline of `sentences`, `sections` and `numbers`, `marks` the pieces around a window."""
    from ingest.extract import pipeline

    found = []
    for one in documents:
        doc = pipeline.annotate(nlp, one.clean, one.meta)
        reading = read(doc, tokenizer, *marks)
        found.extend(_document(one, doc, reading, word_rows(doc, reading)))
    return found


def _document(one: Annotated, doc: Doc, reading: Reading, rows: WordRows) -> list[Sample]:
    table = words(doc)
    names = occurrences(one.clean.text, one.facts)
    cities = _cities(one)
    fits = np.zeros((len(table.starts), LONGEST), dtype=bool)
    for span, found in sentence_words(doc):
        fits[span.start : span.stop] = found.fits
    begins = {start: number for number, start in enumerate(table.starts)}
    ends = {end: number + 1 for number, end in enumerate(table.ends)}
    base, made, windows_of = 0, [], []
    for window, ids in zip(reading.windows, reading.ids):
        span = table.span(window.start, window.end)
        made.append(_window(one.doc, ids, base, table, span, rows, fits, names, cities, begins, ends))
        windows_of.append((base, base + len(ids)))
        base += len(ids)

    def place(start: int, end: int) -> tuple[Sample, int, int] | None:
        first, last = reading.rows(start, end)
        for sample, (low, high) in zip(made, windows_of):
            if low <= first <= last < high:
                return sample, first - low, last - low
        return None

    _add_spans(one, doc, place)
    _add_numbers(one, doc, place)
    _add_pairs(one, doc, place)
    return made


def _cities(one: Annotated) -> list[tuple[int, int]]:
    text, found, taken = one.clean.text, [], set()
    named = {n for e in one.facts["entities"] if e["type"] == "City" for n in (e["name"], *e.get("aliases", [])) if len(n) > 1}
    for name in sorted(named, key=lambda n: (-len(n), n)):
        at = text.find(name)
        while at >= 0:
            if taken.isdisjoint(range(at, at + len(name))):
                taken.update(range(at, at + len(name)))
                found.append((at, at + len(name)))
            at = text.find(name, at + 1)
    return found


def _window(name: str, ids: np.ndarray, base: int, table, span: range, rows: WordRows, fits: np.ndarray, names, cities, begins, ends) -> Sample:
    count, part = len(span), slice(span.start, span.stop)
    own = fits[part].copy()
    edges = np.array([*table.starts[part], table.ends[span.stop - 1]])
    widths = np.ones((count, LONGEST), dtype=np.int64)
    for d in range(min(LONGEST, count)):
        own[max(0, count - d) :, d] = False
        widths[: count - d, d] = np.minimum(edges[d + 1 :] - edges[: count - d], 30)
    own[:, count:] = False
    wanted, outside = np.zeros((count, LONGEST, len(LABELS)), dtype=bool), np.zeros(count)
    for start, end, label, free in names:
        i, j = begins.get(start, -1) - span.start, ends.get(end, -1) - span.start
        if 0 <= i < j <= count and j - i <= LONGEST and own[i, j - i - 1]:
            wanted[i, j - i - 1, label] = True
            if not free:
                outside[i:j] = NEVER
    city_wanted, city_outside = np.zeros((count, CITY_LONGEST, 1), dtype=bool), np.zeros(count)
    for start, end in cities:
        i, j = begins.get(start, -1) - span.start, ends.get(end, -1) - span.start
        if 0 <= i < j <= count and j - i <= CITY_LONGEST and own[i, j - i - 1]:
            city_wanted[i, j - i - 1, 0] = True
            city_outside[i:j] = NEVER
    return Sample(name, ids, rows.first[part] - base, rows.last[part] - base, rows.features[part], own, widths, wanted, outside,
                  own[:, :CITY_LONGEST], city_wanted, city_outside)


def _add_spans(one: Annotated, doc: Doc, place) -> None:
    """The annotated reforms and pilots at the first place where each name stands, with their attributes."""
    for entity in one.facts["entities"]:
        start = one.clean.text.find(entity["name"])
        if entity["type"] not in KINDS or start < 0 or not (found := place(start, start + len(entity["name"]))):
            continue
        sample, first, last = found
        attrs = entity["attrs"]
        plan = next((s.plan for s in doc._.sentences if s.start <= start < s.end), False)
        classes = [tuple.index(known, attrs[key]) if attrs.get(key) in known else -1
                   for key, known in (("status", STATUS), ("topic", tuple(TOPICS)), ("level", LEVELS), ("first", FIRST))]
        sample.spans.append((first, last, 2 * KINDS.index(entity["type"]) + int(plan), *classes))


def _add_numbers(one: Annotated, doc: Doc, place) -> None:
    """All number expressions; those that are a matter of taste with label -1."""
    table = words(doc)
    quantities = find(table.text)
    right, taste = results(one, table.text, quantities)
    optional = [(table.text.find(n), len(n)) for n in one.facts.get("optional", {}).get("Outcome", []) if n in table.text]
    for number, quantity in enumerate(quantities):
        sentence = next((s for s in doc._.sentences if s.start <= quantity.start < s.end), None)
        found = place(quantity.first, quantity.end)
        if sentence is None or not found:
            continue
        block = one.clean.blocks[sentence.block]
        free = number in taste or (number not in right and any(a <= quantity.start < a + n for a, n in optional))
        seen = number_features(table.text, quantity, *neighbours(table, quantity), is_glossary(table.text[block.start : block.start + 100]))
        sample, first, last = found
        sample.numbers.append((first, last, seen | ({"plan"} if sentence.plan else set()), -1 if free else int(number in right)))


def _add_pairs(one: Annotated, doc: Doc, place) -> None:
    """Pairs of an annotated item and a number of one sentence, as `training.tables.rules` has them."""
    for item, number, seen, claimed in annotated_pairs(one, doc):
        here, there = place(item.start, item.end), place(number.start, number.end)
        if here and there and here[0] is there[0]:
            there[0].pairs.append((here[1], here[2], there[1], there[2], seen, int(claimed)))


def feature_names(found: list[Sample], which: str, least: int = 4) -> list[str]:
    """Names of the features of numbers or pairs that occur in at least `least` samples, in order."""
    counts = Counter(name for sample in found for row in getattr(sample, which) for name in row[-2])
    return sorted(name for name, count in counts.items() if count >= least)
