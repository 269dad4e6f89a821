"""Measures the three tables of log odds that rules weigh by, on the annotated passages, and writes them as `{sections,numbers,relations}/weights.json`.

`sections` past or plan of a sentence · `numbers` a measured number or a mere count · `relations` whether an item claims a number.
Binary logistic regression (gradient descent with momentum, L2); a feature counts if it occurs in `LEAST` documents.
"""
from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from ingest.extract import pipeline
from ingest.extract.mentions import Mention
from ingest.extract.numbers.classify import features
from ingest.extract.numbers.component import neighbours
from ingest.extract.numbers.expressions import Quantity, find, magnitude
from ingest.extract.relations.context import ITEMS, Context
from ingest.extract.relations.results import pairs
from ingest.extract.sections.evidence import is_glossary, seen_in
from ingest.extract.words import words
from training.annotated import INVENTED, Annotated

LEAST = {"sections": 5, "numbers": 4, "relations": 4}
PENALTY = {"sections": 3.0, "numbers": 2.0, "relations": 4.0}
SMALLEST = {"sections": 0.35, "numbers": 0.08, "relations": 0.05}
SUBJECTS = frozenset(
    ["登记", "拖欠", "上市", "搬迁", "改制", "压", "减", "建", "才", "内", "上", "认定", "办结", "面向", "理顺", "修复", "脱贫", "三年", "对", "以", "为", "到", "在", "全", "中", "出", "抓", "走", "新", "不", "投入", "执行", "开发", "签约", "协调", "改造", "自觉", "我", "这", "它", "你", "其"])
"""Words of the sections table that tell of a subject or of nothing, and are left out."""
Sample = tuple[str, set[str], bool]
"""(document, features, yes or no)"""


def sections(documents: Sequence[Annotated], weights: Path) -> list[Sample]:
    """Sentences of passages that are all plan (most reforms planned) or all past; notes at the end of reports are left out."""
    nlp = pipeline.build(exclude=set(pipeline.COMPONENTS) - {"sentences"})
    found = []
    for one in passages(documents):
        status = Counter(e["attrs"].get("status") for e in one.facts["entities"] if e["type"] == "Reform")
        if status["unknown"] >= 10 or sum(status.values()) < 2 or one.part == INVENTED.name:  # those tell of both
            continue
        doc = pipeline.annotate(nlp, one.clean, one.meta)
        table = words(doc)
        for sentence in doc._.sentences:
            span = table.span(sentence.start, sentence.end)
            pairs_ = list(zip(table.texts[span.start : span.stop], table.tags[span.start : span.stop], strict=True))
            found.append((one.doc, seen_in(table.text[sentence.start : sentence.end], pairs_), status["planned"] > 0.8 * sum(status.values())))
    return found


def numbers(documents: Sequence[Annotated], weights: Path) -> list[Sample]:
    """Number expressions of past sentences; those that annotators held to be a matter of taste are left out."""
    nlp = pipeline.build(exclude=set(pipeline.COMPONENTS) - {"sentences", "sections"}, weights=weights)
    found = []
    for one in passages(documents):
        doc = pipeline.annotate(nlp, one.clean, one.meta)
        table = words(doc)
        quantities = find(table.text)
        right, taste = results(one, table.text, quantities)
        optional = [(table.text.find(n), len(n)) for n in one.facts.get("optional", {}).get("Outcome", []) if n in table.text]
        for number, quantity in enumerate(quantities):
            sentence = next((s for s in doc._.sentences if s.start <= quantity.start < s.end), None)
            if sentence is None or sentence.plan or number in taste:
                continue
            if number not in right and any(start <= quantity.start < start + length for start, length in optional):
                continue
            block = one.clean.blocks[sentence.block]
            left, after = neighbours(table, quantity)
            notes = is_glossary(table.text[block.start : block.start + 100])
            found.append((one.doc, features(table.text, quantity, left, after, notes), number in right))
    return found


def results(one: Annotated, text: str, quantities: list[Quantity]) -> tuple[set[int], set[int]]:
    """Which number expressions are annotated results, and which of those softly."""
    right, taste = set(), set()
    for entity in (e for e in one.facts["entities"] if e["type"] == "Outcome"):
        for name in (entity["name"], *entity.get("aliases", [])):
            start = text.find(name)
            hits = [n for n, q in enumerate(quantities) if start >= 0 and start <= q.end - 1 and q.start < start + len(name) + 3
                    and n not in right | taste and same(q, entity["attrs"])]
            if hits:
                (taste if entity.get("soft") else right).add(hits[-1])
                break
    return right, taste


def same(quantity: Quantity, attrs: dict) -> bool:
    """Whether a number expression says the value and unit that an annotated result has."""
    try:
        value = float(attrs["value"]) * magnitude(str(attrs.get("unit") or ""))
    except (KeyError, TypeError, ValueError):
        return False
    return abs(value - quantity.value * magnitude(quantity.unit)) <= 1e-6 * max(1.0, abs(value))


def relations(documents: Sequence[Annotated], weights: Path) -> list[Sample]:
    """Pairs of an annotated item and a found Outcome in one sentence.

    Not of invented texts, which give numbers to items three times as often as work reports do: learnt from them, too, REPORTED loses two points there.
    """
    nlp = pipeline.build(exclude=set(pipeline.COMPONENTS) - {"sentences", "sections", "numbers"}, weights=weights)
    return [(one.doc, seen, claimed) for one in documents if one.part != INVENTED.name
            for _, _, seen, claimed in annotated_pairs(one, pipeline.annotate(nlp, one.clean, one.meta))]


def annotated_pairs(one: Annotated, doc: Doc) -> Iterator[tuple[Mention, Mention, set[str], bool]]:
    """(item, number, features, whether the item claims the number) of each annotated item and found Outcome of one sentence.

    `doc` is the text of `one` with its sentences and numbers; the annotated items are put among its mentions. Claims that are a matter
    of taste are left out.
    """
    kinds = {e["id"]: e for e in one.facts["entities"]}
    for entity in (e for e in kinds.values() if e["type"] in ITEMS):
        for name in (entity["name"], *entity.get("aliases", [])):
            start = doc.text.find(name)
            while start >= 0:
                doc._.mentions.append(Mention(entity["type"], start, start + len(name), entity["name"], "gold", key=entity["id"]))
                start = doc.text.find(name, start + 1)
    claims = {(r["head"], r["tail"]): bool(r.get("soft")) for r in one.facts["relations"] if r["type"] == "ACHIEVED"}
    context = Context(doc)
    for number in context.by_type["Outcome"]:
        entity = next((e for e in kinds.values() if e["type"] == "Outcome" and alike(e, number)), None)
        for item, seen in pairs(context, number) if entity else ():
            if not claims.get((item.key, entity["id"])):
                yield item, number, seen, (item.key, entity["id"]) in claims


def alike(entity: dict, number: Mention) -> bool:
    value, unit = entity["attrs"].get("value"), entity["attrs"].get("unit")
    return value == number.attrs["value"] and unit == number.attrs["unit"] and any(
        name in number.name or number.name in name for name in (entity["name"], *entity.get("aliases", [])))


def learn(kind: str, data: list[Sample]) -> tuple[list[str], np.ndarray]:
    """(features, their weights and last the constant)"""
    seen: dict[str, set[str]] = defaultdict(set)
    for doc, found, _ in data:
        for name in found:
            seen[name].add(doc)
    names = sorted(name for name, docs in seen.items() if len(docs) >= LEAST[kind])
    x, y = matrix(names, data)
    share = y.mean() if kind == "sections" and 0 < y.mean() < 1 else 0.5
    weight = np.where(y > 0, 0.5 / share, 0.5 / (1 - share))
    penalty = np.full(x.shape[1], PENALTY[kind])
    penalty[-1] = 0
    w = np.zeros(x.shape[1])
    if not data:
        return names, w
    momentum = np.zeros_like(w)
    for _ in range(600):
        p = 1 / (1 + np.exp(-x @ w))
        momentum = 0.9 * momentum + x.T @ ((p - y) * weight) / len(y) + penalty * w / len(y)
        w -= 0.3 * momentum
    return names, w


def matrix(names: list[str], data: list[Sample]) -> tuple[np.ndarray, np.ndarray]:
    """Samples as rows of zeros and ones with a constant, and their classes."""
    column = {name: number for number, name in enumerate(names)}
    x = np.zeros((len(data), len(names) + 1))
    x[:, -1] = 1
    for row, (_, found, _) in enumerate(data):
        x[row, [column[name] for name in found if name in column]] = 1
    return x, np.array([yes for _, _, yes in data], dtype=float)


def write(kind: str, names: list[str], w: np.ndarray, folder: Path) -> Path:
    """The table as JSON, lowest first."""
    kept = [(name, round(float(value), 2)) for name, value in zip(names, w[:-1], strict=True)
            if abs(value) >= SMALLEST[kind] and not (kind == "sections" and name in SUBJECTS)]
    table = dict(sorted(kept, key=lambda pair: (pair[1], pair[0])))
    if kind != "sections":  # there the prior is a constant of the module
        table["bias"] = round(float(w[-1]), 2)
    file = folder / kind / "weights.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(table, ensure_ascii=False, indent=0), encoding="utf-8")
    return file


def passages(documents: Sequence[Annotated]) -> list[Annotated]:
    """The documents that are passages of government work reports: their plans and results are annotated throughout."""
    return [one for one in documents if one.part != "gold"]


def learn_tables(documents: Sequence[Annotated], folder: Path) -> None:
    """Learn from `documents` and write the three files into the folder of weights, each needed for the next."""
    for kind, read in (("sections", sections), ("numbers", numbers), ("relations", relations)):
        data = read(documents, folder)
        file = write(kind, *learn(kind, data), folder)
        print(f"{file.parent.name}: {len(data)} samples", flush=True)
