"""The judged set of `bench/judged` as the product sees it: questions and answers with everything that is compared, from a data folder's fact files."""
from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from graph.identity.index import Index
from graph.load import files
from graph.load.concepts import found
from graph.load.views import Views, views
from graph.similar.cache import VectorCache
from graph.similar.embedder import embedder
from graph.similar.records import Profile, Question
from graph.similar.texts import ItemText, mixed, sentences
from ingest.workspace import Workspace

FOLDER = Path(__file__).with_name("judged")
LABELS = ("Reform", "Pilot")
LINKS = ("GOVERNED_BY", "ADDRESSES")
Ref = tuple[str, str, str]
"""(report, label, name in that report)."""


@dataclass(frozen=True)
class Asked:
    """A question with its judged answers (those that the data folder has): profiles, their vectors as rows, grades."""

    id: str
    part: str
    kind: str
    question: Question
    answers: tuple[Profile, ...]
    vectors: np.ndarray
    grades: np.ndarray
    missing: int


def asked(data: Path) -> list[Asked]:
    """All questions. What is asked about or judged and not in `data` (another extractor cut its name otherwise) is counted, not guessed. Vectors are
    kept in `data`."""
    questions = list(_lines("questions.jsonl"))
    judged: dict[str, list[tuple[Ref, int]]] = {}
    for row in _lines("judgements.jsonl"):
        judged.setdefault(row["q"], []).append((tuple(row["item"]), row["grade"]))
    wanted = {ref for rows in judged.values() for ref, _ in rows} | {tuple(q["item"]) for q in questions if "item" in q}
    profiles, texts = _things(data, wanted)
    model = embedder()
    with VectorCache(Workspace(data), model) as cache:
        known = cache.vectors(text for item in texts.values() for text in (item.name, *item.sentences))
    vectors = {i: mixed(known[t.name], [known[s] for s in t.sentences]) for i, t in texts.items()}
    made = []
    for row in questions:
        question = _question(row, profiles, vectors, model)
        if question is None:
            continue
        pairs = [(profiles[ref], grade) for ref, grade in judged[row["q"]] if ref in profiles]
        made.append(Asked(row["q"], row["part"], row["kind"], question, tuple(p for p, _ in pairs), np.stack([vectors[p.id] for p, _ in pairs]),
                          np.array([g for _, g in pairs]), len(judged[row["q"]]) - len(pairs)))
    return made


def _question(row: dict[str, Any], profiles: dict[Ref, Profile], vectors: dict[str, np.ndarray], model: Any) -> Question | None:
    if "text" in row:
        return Question(row["text"], "", model.question(row["text"]))
    item = profiles.get(tuple(row["item"]))
    return item and Question(item.name, item.told, vectors[item.id], item.id, item.label, item.topic, item.level, (), item.links)


def _things(data: Path, wanted: set[Ref]) -> tuple[dict[Ref, Profile], dict[str, ItemText]]:
    with tempfile.TemporaryDirectory() as folder, Index(Workspace(Path(folder))) as index:
        for entry in files.scan(Workspace(data).facts).entries.values():
            index.put(files.parse(entry)[1], entry.digest)
        state = views(Workspace(Path(folder)), index, index.digests())
        concepts = {i: c for c in found(index, state) for i in c.items}
        parts = list(_parts(index, state, {ref[0] for ref in wanted}))
        refs = {(report, label, name): i for report, label, name, i in _names(parts)}
        ids = {refs[ref] for ref in wanted if ref in refs}
        elsewhere = {report for report, bases in state.solution.ids.items() if ids & set(bases.values())}
        parts += _parts(index, state, elsewhere - {report for report, _ in parts})
        things = {i: _profile(i, parts, concepts.get(i)) for i in ids}
    return {ref: things[refs[ref]][0] for ref in wanted if ref in refs}, {i: text for i, (_, text) in things.items()}


def _parts(index: Index, state: Views, reports: Iterable[str]) -> Iterator[tuple[str, Any]]:
    yield from ((report, state.graph(report)) for report in sorted(reports) if report in state.view)


def _names(parts: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, str, str, str]]:
    for report, graph in parts:
        for i, node in graph.nodes.items():
            if node.label in LABELS:
                for name in (node.contribution.name, *node.contribution.aliases):
                    yield report, node.label, name, i


def _profile(item: str, parts: list[tuple[str, Any]], concept: Any) -> tuple[Profile, ItemText]:
    tellings, names, attrs, label, links = [], [], {}, "", set()
    if concept:
        links.add(("INSTANCE_OF", concept.id, concept.name))
    for report, graph in parts:
        node = graph.nodes.get(item)
        if node is None:
            continue
        said, label = node.contribution, node.label
        names += [said.name, *said.aliases]
        attrs = {**said.attrs, **attrs}
        told = graph.told.get(item, ())
        tellings.append((said.year, report, [s.start for s in told], [s.quote for s in told]))
        links |= {(kind, tail, graph.nodes[tail].contribution.name) for kind, head, tail in graph.relationships if head == item and kind in LINKS}
    text = ItemText(item, names[0], sentences(tellings))
    bare = Profile(item, label, names[0], tuple(dict.fromkeys(names[1:])), text.told, links=frozenset(links))
    return replace(bare, **{key: attrs.get(key) or "" for key in ("topic", "level", "status", "first")}), text


@lru_cache(maxsize=2)
def _lines(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines())
