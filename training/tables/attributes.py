"""Measures the weights of status, topic, level, direction, place and carrier on the annotated documents and writes `tables/*.json`.

Multinomial logistic regression (Adam, L2); a feature counts if it occurs in `LEAST` documents.
"""
from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from ingest.extract import pipeline
from ingest.extract.numbers.direction import direction_features
from ingest.extract.numbers.expressions import find
from ingest.extract.pilots import level_features
from ingest.extract.status import status_features
from ingest.extract.topics import topic_features
from ingest.facts import TOPICS
from training.annotated import INVENTED, Annotated
from training.tables.carriers import annotated_carriers
from training.tables.places import annotated_places
from training.tables.rules import same

LEAST = {"status": 2, "topics": 2, "levels": 2, "changes": 2, "places": 3, "carriers": 3, "recognitions": 2, "recognised": 2, "issued": 2, "governed": 3, "leads": 3, "benchmarks": 3}
PENALTY = {"status": 2.0, "topics": 1.0, "levels": 1.0, "changes": 1.0, "places": 3.0, "carriers": 2.0, "recognitions": 1.0, "recognised": 2.0, "issued": 1.0, "governed": 1.0,
           "leads": 1.0, "benchmarks": 0.5}
SMALLEST = 0.05
CLASSES = {"status": ("planned", "underway", "completed", "unknown"), "topics": TOPICS, "levels": ("national", "provincial", "municipal", "unknown"),
           "changes": ("up", "down", "none"), **{kind: ("no", "yes") for kind in ("places", "carriers", "recognitions", "recognised", "issued", "governed", "leads", "benchmarks")}}
_READ: dict[str, tuple[str, str, Callable]] = {
    "status": ("Reform", "status", status_features), "topics": ("Reform", "topic", topic_features), "levels": ("Pilot", "level", level_features)}
"""Table → (entity type, attribute, what is seen)."""
EARLY = ("changes", "places")
"""What needs nothing but the sentences, and what finding numbers needs."""
Sample = tuple[str, str, list[str], int]
"""(document, place, features, class)"""


def samples(documents: Iterable[Annotated], weights: Path | None) -> dict[str, list[Sample]]:
    """The annotated reforms and pilots, at the first place where each name stands, and which places have them and the numbers."""
    nlp = pipeline.build(exclude=set(pipeline.COMPONENTS) - {"sentences", "sections", "places", "numbers"}, weights=weights)
    found: dict[str, list[Sample]] = {kind: [] for kind in (*_READ, "carriers")}
    for one in documents:
        doc = pipeline.annotate(nlp, one.clean, one.meta)
        for entity in one.facts["entities"]:
            start = doc.text.find(entity["name"])
            for kind, (label, key, read) in _READ.items():
                if entity["type"] != label or start < 0:
                    continue
                features = sorted(set(read(doc, start, start + len(entity["name"]))))
                found[kind].append((one.doc, one.place, features, CLASSES[kind].index(entity["attrs"][key])))
        if one.part == INVENTED.name:  # told of counties far more than real reports are: learnt from too, one reform in two given to another place was wrong
            continue
        found["carriers"] += ((one.doc, one.place, sorted(set(features)), int(right)) for features, right in annotated_carriers(one, doc))
    return found


def early_samples(documents: Iterable[Annotated]) -> dict[str, list[Sample]]:
    """The annotated results by their phrases, and the names of places."""
    nlp = pipeline.build(exclude=set(pipeline.COMPONENTS) - {"sentences"})
    found: dict[str, list[Sample]] = {kind: [] for kind in EARLY}
    for one in documents:
        doc = pipeline.annotate(nlp, one.clean, one.meta)
        found["changes"] += _changes(one)
        if one.part == INVENTED.name:  # told of far more places than real reports are, those in names of institutions included
            continue
        found["places"] += ((one.doc, one.place, sorted(set(features)), int(right)) for features, right in annotated_places(one, doc))
    return found


def _changes(one: Annotated) -> Iterator[Sample]:
    for entity in one.facts["entities"]:
        name, attrs = entity["name"], entity["attrs"]
        if entity["type"] != "Outcome" or entity.get("soft"):
            continue
        if numbers := [q for q in find(name) if same(q, attrs)]:
            number = numbers[-1]
            features = direction_features(name[: number.first], name[number.end :], number.unit, number.value, number.value_from)
            yield one.doc, one.place, sorted(set(features)), CLASSES["changes"].index(attrs["change"])


def learn(kind: str, data: list[Sample]) -> tuple[dict[str, int], np.ndarray]:
    """(number of each feature, weights [feature, class])"""
    seen: dict[str, set[str]] = defaultdict(set)
    for doc, _, features, _ in data:
        for feature in features:
            seen[feature].add(doc)
    rows = {name: number for number, name in enumerate(sorted(n for n, docs in seen.items() if len(docs) >= LEAST[kind]))}
    if not data:
        return rows, np.zeros((1, len(CLASSES[kind])))
    lists = [[rows[f] for f in features if f in rows] or [len(rows)] for _, _, features, _ in data]
    flat, starts = np.concatenate(lists), np.cumsum([0, *map(len, lists)])[:-1]
    owner = np.repeat(np.arange(len(lists)), [len(found) for found in lists])
    order = np.argsort(flat, kind="stable")  # by feature, so that its samples can be summed in one go
    present, firsts = np.unique(flat[order], return_index=True)
    right = np.array([label for *_, label in data])
    weights = np.zeros((len(rows) + 1, len(CLASSES[kind])))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, 151):
        scores = np.add.reduceat(weights[flat], starts, axis=0)
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        chances[np.arange(len(right)), right] -= 1
        slope = PENALTY[kind] * weights
        slope[present] += np.add.reduceat(chances[owner[order]], firsts, axis=0)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        weights -= 0.1 * (1 - step / 160) * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-2)
        weights[-1] = 0
    return rows, weights


def learn_early(documents: Iterable[Annotated], folder: Path) -> None:
    """Learn the tables `EARLY` from `documents` and write them into the folder of weights."""
    write(early_samples(documents), folder)


def learn_tables(documents: Iterable[Annotated], folder: Path) -> None:
    """Learn the other tables from `documents` and write them into the folder of weights, which has those of `rules` already."""
    write(samples(documents, folder), folder)


def write(found: dict[str, list[Sample]], folder: Path) -> None:
    """Learn a table from the samples of each kind and write it into the folder of weights."""
    for kind, data in found.items():
        rows, weights = learn(kind, data)
        kept = {n: [round(float(w), 2) for w in weights[r]] for n, r in rows.items() if np.abs(weights[r]).max() >= SMALLEST}
        lines = ",\n".join(f"{json.dumps(n, ensure_ascii=False)}: {json.dumps(row)}" for n, row in kept.items())
        file = folder / "tables" / f"{kind}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'{{"classes": {json.dumps(CLASSES[kind], ensure_ascii=False)}, "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")
        print(f"{kind}: {len(kept)} of {len(rows)} features", flush=True)
