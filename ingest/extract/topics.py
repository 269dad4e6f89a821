"""Component `topics`: the subject of a reform or pilot, one of the guide's 23.

The words and characters of the name count most, then those of its sentence and of the heading above it; which key words belong to
which topic is listed by hand (`tables/topic_words.json`). What each counts is measured on annotated passages
(`tables/topics.json`, `training.tables.attributes`).
"""
from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources

import ahocorasick
from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.encoder.choice import choose
from ingest.extract.surroundings import Surroundings, surroundings
from ingest.extract.weights import weights_at, weights_of
from ingest.extract.words import words

LEAST = 0.5
"""Probability from which a name alone tells a topic. Set, not measured: no annotated ledgers exist."""
_CONTENT = frozenset(("n", "nz", "vn", "v", "an", "a", "nw", "ORG", "s"))


@Language.factory("reformgraph_topics")
def create_topics(nlp: Language, name: str):
    """Set `attrs["topic"]` of every Reform and Pilot mention."""
    return set_topics


def set_topics(doc: Doc) -> Doc:
    """Set the topic of each Reform and Pilot (see module)."""
    weights = weights_of(doc).linear("topics")
    for mention in doc._.mentions:
        if mention.type in ("Reform", "Pilot") and mention.end > mention.start:
            chances = weights.chances(topic_features(doc, mention.start, mention.end))
            mention.attrs["topic"], _ = choose(doc, mention, "topic", weights.classes, chances)
    return doc


def topic_features(doc: Doc, start: int, end: int) -> list[str]:
    """What tells the topic of the thing named at [start, end)."""
    around = surroundings(doc, start, end)
    name = words(doc).text[start:end]
    features = ["all"]
    features += [f"{a}{b}" for a, b in zip(name, name[1:])]
    features += [f"word={word}" for word, tag in around.name if tag in _CONTENT]
    features += [f"clause={word}" for word, tag in (*around.before, *around.after) if tag in _CONTENT and len(word) > 1]
    features += [f"sentence={word}" for word in _sentence_words(doc, around)]
    features += [f"path={pair}" for pair in _path_pairs(doc, around)]
    features += _keys("key", name)
    if around.sentence is not None:
        features += _keys("near", words(doc).text[around.sentence.start : around.sentence.end])
    return features


@lru_cache(maxsize=1 << 13)
def topic_of(name: str, beside: str = "") -> str:
    """The topic of a thing that stands by itself, as in a ledger: by its name and what its row says `beside`; empty where they do not tell one."""
    features = ["all", *(f"{a}{b}" for a, b in zip(name, name[1:])), *_keys("key", name), *_keys("near", f"{name}\n{beside}")]
    topic, chance = weights_at().linear("topics").choose(features)
    return topic if chance >= LEAST and topic != "其他" else ""


@lru_cache(maxsize=1)
def _key_words() -> ahocorasick.Automaton:
    """Finds the key words; each gives the topics that it belongs to."""
    raw = json.loads(resources.files("ingest.extract").joinpath("tables/topic_words.json").read_text(encoding="utf-8"))
    topics: dict[str, list[str]] = {}
    for topic, listed in raw.items():
        for word in listed.split():
            topics.setdefault(word, []).append(topic)
    automaton = ahocorasick.Automaton()
    for word, named in topics.items():
        automaton.add_word(word, (word, named))
    automaton.make_automaton()
    return automaton


def _keys(kind: str, text: str) -> list[str]:
    """One feature for each key word's topic in `text`, a second one where two or more words speak for a topic, and the last one's."""
    counts: dict[str, int] = {}
    last = ""
    for _, (word, topics) in _key_words().iter(text):
        for topic in topics:
            counts[topic] = counts.get(topic, 0) + len(word)
        last = topics[0]
    found = [f"{kind}={topic}" for topic in counts] + [f"{kind} much={topic}" for topic, size in counts.items() if size > 3]
    if counts:
        most = max(counts.values())
        found += [f"{kind} most={topic}" for topic, size in counts.items() if size == most] + [f"{kind} last={last}"]
    return found


def _sentence_words(doc: Doc, around: Surroundings) -> list[str]:
    """The content words of the sentence, each once; kept with the document, for many names share a sentence."""
    if around.sentence is None:
        return []
    cache = doc.user_data.setdefault("sentence words", {})
    if around.sentence.start not in cache:
        tokens = words(doc)
        span = tokens.span(around.sentence.start, around.sentence.end)
        cache[around.sentence.start] = list(dict.fromkeys(
            tokens.texts[n] for n in span if tokens.tags[n] in _CONTENT and len(tokens.texts[n]) > 1))
    return cache[around.sentence.start]


def _path_pairs(doc: Doc, around: Surroundings) -> list[str]:
    """Pairs of characters of the nearest heading above."""
    clean = doc._.clean
    if around.sentence is None or clean is None or not clean.blocks:
        return []
    path = clean.blocks[around.sentence.block].path
    heading = path[-1] if path else ""
    return list(dict.fromkeys(f"{a}{b}" for a, b in zip(heading, heading[1:])))
