"""Which ideas, policies and problems of the graph a description or a draft names: reasons for an answer that has them, too.

They are reasons only and change no score: the weights of `concept`, `policy` and `problem` are learnt of things of the graph, whose links are told, not
guessed from words."""
from __future__ import annotations

from dataclasses import replace

from graph.model import FULLTEXT_INDEX
from graph.similar import cypher
from graph.similar.records import Question
from graph.similar.words import bigrams, core, searched, share
from graph.store import Store

KINDS = {"Concept": "INSTANCE_OF", "Policy": "GOVERNED_BY", "Problem": "ADDRESSES"}
WORDS, LOOKED_AT = 24, 40
"""Pairs of characters that the index is asked for, the rarest, and names that are looked at."""
SAID = 0.8
"""How much of a name the text must have: all of it but for a small word."""
SHORTEST = 2
"""Pairs of characters of a name from which on it tells anything."""


def with_named(store: Store, question: Question) -> Question:
    """The question with what it names; that of a thing of the graph as it is, as the graph knows what it is tied to. Raises the store's errors."""
    told = bigrams("\n".join((question.name, question.told, *question.ties)))
    words = searched(told, WORDS)
    if question.item or not words:
        return question
    rows = store.read(cypher.NAMED, index=FULLTEXT_INDEX, words=words, k=LOOKED_AT).rows
    found = {(KINDS[label], i, name) for i, name, labels in rows for label in labels if label in KINDS and _said(name, told)}
    return replace(question, named=frozenset(found))


def _said(name: str, told: frozenset[str]) -> bool:
    return len(core(name)) >= SHORTEST and share(core(name), told) >= SAID
