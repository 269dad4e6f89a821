"""From what a person brings to what is looked for: a thing of the graph, a description, a draft."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from graph.asked import places
from graph.asked.errors import BadParameter
from graph.errors import BadQuestion, NoEmbedder
from graph.similar import cypher
from graph.similar.candidates import profiles
from graph.similar.embedder import Embedder, embedder
from graph.similar.records import Place, Profile, Question
from graph.similar.vectors import vectors_of
from graph.store import Store

SHOWN = 60
"""Characters of a wrong id or name that a message repeats."""
SHORTEST = 2
LONGEST = 200_000
"""Characters of a draft: several times a long report."""
DESCRIPTION = 400
"""Characters up to which a text is one question; a longer one is a draft, of which each paragraph that tells of something is asked."""
_HAN = re.compile(r"[㐀-䶿一-鿿]")
_WORDS = re.compile(r"\w")
_LETTERS = re.compile(r"[^\W\d_]")
HAN_SHARE = 0.3
"""A text with a smaller share of Chinese characters among its letters is in another language."""


def of_item(store: Store, item: str) -> Question:
    """What is looked for from a reform or pilot of the graph. Raises `BadQuestion` for an id that none has."""
    found, vector = _read(store, item) if item == plain(item) else (None, None)
    if found is None:
        raise BadQuestion(f"图谱中没有编号为 {item[:SHOWN]} 的改革或试点；编号可由 `python -m queries run` 或查询页得到。/ no reform or pilot has the id {item[:SHOWN]}: "
                          "take one from a query's result, such as reform:… or pilot:…")
    return Question(found.name, found.told, vector, found.id, found.label, found.topic, found.level, found.places, found.links, found.status, found.year)


def _read(store: Store, item: str) -> tuple[Profile | None, np.ndarray | None]:
    with ThreadPoolExecutor(1) as at_once:
        vector = at_once.submit(vectors_of, store, [item])
        return profiles(store, [item]).get(item), vector.result().get(item)


def of_text(text: str, model: Embedder | None = None) -> Question:
    """What is looked for from a description of up to `DESCRIPTION` characters. Raises `BadQuestion` where there is nothing Chinese to look for.
    Where no vectors can be made, the question has none."""
    asked = checked(text)
    try:
        vector = (model or embedder()).question(asked)
    except NoEmbedder:
        vector = None
    return Question(asked, "", vector)


def checked(text: str, longest: int = LONGEST) -> str:
    """The text with its white space as single blanks. Raises `BadQuestion` for one that is empty, too long, or not Chinese."""
    asked = " ".join(plain(text).split())
    if len(_WORDS.findall(asked)) < SHORTEST:
        raise BadQuestion("请用一句话说明想做的改革或遇到的问题，至少两个字。/ say in a sentence what is to be done or solved: two characters or more")
    if len(asked) > longest:
        raise BadQuestion(f"文字有 {len(asked):,} 个字，最多 {longest:,} 个；请截取有关的段落。/ the text has {len(asked):,} characters, the limit is "
                          f"{longest:,}: take the paragraphs that matter")
    han = len(_HAN.findall(asked))
    if not han or han < HAN_SHARE * len(_LETTERS.findall(asked)):  # figures are of no language: 12345热线
        raise BadQuestion("请用中文描述：图谱中的报告都是中文的。/ ask in Chinese: the reports in the graph are Chinese")
    return asked


def plain(text: str) -> str:
    """Without what no store and no file takes: control characters, and halves of characters that a command line hands over for bytes of no text."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)


def at_places(store: Store, question: Question, names: Sequence[str]) -> Question:
    """The question as these places ask it: what they do themselves, or what lies within them does, is no answer. A name of the graph's cities as
    everywhere (`graph.asked.places`). Raises `BadQuestion` for one that none has, with names that are near, and for one that several have."""
    found = {p.id: p for p in (*question.places, *(_place(store, name) for name in names))}
    return replace(question, places=tuple(sorted(found.values(), key=lambda p: p.id)))


def _place(store: Store, name: str) -> Place:
    try:
        found = places.city(store, name)
    except BadParameter as error:
        raise BadQuestion(str(error)) from error
    row = store.read(cypher.PLACE, id=found.id).dicts()[0]
    return Place(**{key: value or "" for key, value in row.items()})
