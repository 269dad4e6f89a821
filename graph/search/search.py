"""A search over all kinds of things."""
from __future__ import annotations

import re
import time
import unicodedata
from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from rapidfuzz import fuzz, process

from graph.browse import Node, things
from graph.errors import BadQuestion
from graph.model import LABELS as MODEL
from graph.search import cypher
from graph.search.match import ALIKE, MEANT, OTHER, matches, rank
from graph.search.names import Names, fold, names
from graph.search.shapes import LABELS, Found, Group, Hit
from graph.store import Store

MAX_TEXT = 200
"""Characters of a search that are used; the rest is cut."""
NEARLY = 65
"""Where nothing fits: how much alike two names are, of 100 (`rapidfuzz.fuzz.ratio`): one of three characters wrong."""
MEANINGFUL = re.compile(r"[㐀-䶿一-鿿]{3}")
"""What has less than three Chinese characters side by side is a name, not a meaning."""
SPARE = 4
"""Where a confidence is wanted, so many times as many things are asked whether they reach it."""


class _Candidate(NamedTuple):
    id: str
    label: str
    reason: str
    matched: str
    rank: tuple[int, ...]


def search(
    store: Store, text: str, labels: Collection[str] = (), limit_per_type: int = 8, confidence: float = 0.0, meaning: bool = True,
) -> Found:
    """Things that fit `text`: by name, part of a name, pinyin or its initials, words, and (`meaning`: reforms and pilots) by what they are.

    `labels` restricts the kinds (empty: all; unknown ones are ignored); at most `limit_per_type` of each. Things that no fact of at least
    `confidence` is tied to are left out (topics, concepts and reports stay). `text` is data whatever it holds; its first `MAX_TEXT`
    characters are used. Raises the store's errors.
    """
    began = time.perf_counter()
    asked = " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text[: 10 * MAX_TEXT]).split())[:MAX_TEXT]
    wanted = {label for label in LABELS if label in MODEL and (not labels or label in labels)}
    if not fold(asked) or not wanted or limit_per_type < 1:
        return Found(asked, took=time.perf_counter() - began)
    known = names(store)
    found = {place: (rank(known, match), match.reason, match.name) for place, match in matches(known, asked, wanted).items()}
    if not found:
        found = _nearly(known, asked, wanted)
    by_label: dict[str, list[_Candidate]] = defaultdict(list)
    for place, (order, reason, name) in sorted(found.items(), key=lambda item: item[1][0]):
        matched = known.shown[name] if name >= len(known.ids) else ""
        by_label[known.labels[place]].append(_Candidate(known.ids[place], known.labels[place], reason, matched, order))
    without = ""
    if meaning and MEANINGFUL.search(asked) and not _named(by_label):
        without = _by_meaning(store, asked, wanted, by_label, limit_per_type)
    groups = _groups(store, by_label, limit_per_type, confidence)
    return Found(asked, groups, time.perf_counter() - began, without)


def best(store: Store, text: str, labels: Collection[str] = (), limit: int = 20) -> list[Node]:
    """The things that fit `text` best by name, of all kinds together and without reports (`labels`: of these kinds alone). Raises the store's errors."""
    found = search(store, text, labels or [label for label in LABELS if label != "Report"], limit, meaning=False)
    hits = sorted((hit for group in found.groups for hit in group.hits), key=lambda hit: hit.rank)
    return [hit.node for hit in hits[:limit]]


def _nearly(known: Names, asked: str, wanted: Collection[str]) -> dict[int, tuple[tuple[int, ...], str, int]]:
    """Things of nearly the same name: a character wrong, missing or too many."""
    found: dict[int, tuple[tuple[int, ...], str, int]] = {}
    for _, score, name in process.extract(fold(asked), known.names, scorer=fuzz.ratio, score_cutoff=NEARLY, limit=50):
        place = known.name_of[name]
        if known.labels[place] in wanted:
            found.setdefault(place, ((ALIKE, -round(score), place), "alike", name))
    return found


def _named(by_label: dict[str, list[_Candidate]]) -> bool:
    """Is the text the very name of something that has no meaning to look for: a place, a person, a body?"""
    return any(each.rank[0] <= OTHER for label, hits in by_label.items() if not MODEL[label].sought and label not in ("Concept", "Problem", "Topic")
               for each in hits[:1])


def _by_meaning(store: Store, asked: str, wanted: Collection[str], by_label: dict[str, list[_Candidate]], limit: int) -> str:
    """Adds the reforms and pilots that the text may mean, behind those of its name; returns why none could be looked for."""
    if not any(MODEL[label].sought for label in wanted):
        return ""
    from graph.similar.find import find  # with the model's packages: half a second, at the first meaning
    from graph.similar.question import of_text
    from graph.similar.ranking import ranking
    from graph.similar.sync import lacking

    try:
        question = of_text(asked)
    except BadQuestion:
        return ""
    there = {each.id for hits in by_label.values() for each in hits}
    for order, answer in enumerate(find(store, question, least=ranking("meaning").worth)[: SPARE * limit]):
        if answer.item.label in wanted and answer.item.id not in there:
            by_label[answer.item.label].append(_Candidate(answer.item.id, answer.item.label, "meaning", "", (MEANT, order)))
    return lacking() if question.vector is None else ""


def _groups(store: Store, by_label: dict[str, list[_Candidate]], limit: int, confidence: float) -> tuple[Group, ...]:
    picked = {label: hits[: limit * (SPARE if confidence else 1)] for label, hits in by_label.items()}
    if confidence:
        asked = [each.id for label, hits in picked.items() if MODEL[label].fact for each in hits]
        sure = set(store.read(cypher.SURE, ids=asked, confidence=confidence).column(0)) if asked else set()
        picked = {label: [each for each in hits if not MODEL[label].fact or each.id in sure] for label, hits in picked.items()}
    picked = {label: hits[:limit] for label, hits in picked.items() if hits}
    nodes = things(store, (each.id for hits in picked.values() for each in hits))  # what has gone meanwhile is no hit
    groups = []
    for label, hits in picked.items():
        shown = tuple(Hit(nodes[each.id], each.reason, each.matched, each.rank) for each in hits if each.id in nodes)
        if shown:
            more = 0 if confidence else len(by_label[label]) - len(hits)
            groups.append(Group(label, shown, more))
    return tuple(sorted(groups, key=lambda group: (group.hits[0].rank[0], LABELS.index(group.label))))
