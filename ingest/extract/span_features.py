"""What the span model sees of a sentence: features of a name's beginning, of its end, and of what lies inside.

A feature is a class (a tag, a word, the last characters of a word, a distance), never a whole name. Which of them count, and how
much, is the weight table (`tables/spans.json`, made by `training.tables.spans`); a feature that the table lacks counts nothing.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

LONGEST = 20
"""Words in the longest name."""
_NUMBER = re.compile(r"[0-9０-９.．%％]*[0-9０-９][0-9０-９.．%％]*")
_LONG_WORD = 6  # characters; what LAC takes for one longer word is a name or a set phrase, and only its tag counts
_NAMED = {"LOC": "<LOC>", "PER": "<PER>", "TIME": "<TIME>", "ORG": "<ORG>"}
_STOPS = frozenset("，,；;：:。！？!?")
_OPEN, _CLOSE = frozenset("“‘「『《（(〈["), frozenset("”’」』》）)〉]")
_WIDTH = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？", "‘": "“", "’": "”"})

Features = list[list[str]]
"""For each word of a sentence its features."""


@dataclass(frozen=True)
class Words:
    """The words of one sentence: as written, as a class (numbers, names of places and persons by their kind), and LAC's tags."""

    text: list[str]
    shape: list[str]
    tag: list[str]

    @classmethod
    def of(cls, words: list[str], tags: list[str]) -> Words:
        """Classes are made here; widths of punctuation are made equal."""
        return cls(words, [_shape(word, tag) for word, tag in zip(words, tags)], tags)

    @cached_property
    def fits(self) -> np.ndarray:
        """`allowed` of these words, worked out once for all who ask."""
        return np.array(allowed(self), dtype=bool).reshape(len(self.text), LONGEST)


def _shape(word: str, tag: str) -> str:
    if tag in _NAMED and len(word) > 1:
        return _NAMED[tag]
    if len(word) > _LONG_WORD:
        return f"<{tag}>"
    return _NUMBER.sub("0", word.translate(_WIDTH))


def boundary_features(words: Words) -> tuple[Features, Features, Features, Features]:
    """Features of each word, should a name begin with it, end with it, hold it, or hold it together with the word before."""
    shape = ["<", "<", *words.shape, ">", ">"]
    tag = ["<", "<", *words.tag, ">", ">"]
    since, verb, bracket = _clauses(words)
    begins, ends, holds, joins = [], [], [], []
    for k in range(len(words.text)):
        w2, w1, w, n1, n2 = shape[k : k + 5]
        t2, t1, t, m1, m2 = tag[k : k + 5]
        begins.append([
            "B", f"B-1={w1}", f"B-2={w2}", f"B0={w}", f"B1={n1}", f"Bt={t1}|{t}", f"Btt={t2}|{t1}|{t}", f"Bs={w1[-1]}",
            f"Bp={w[0]}", f"Bw={w1}|{w}", f"Bx={w1}|{t}", f"By={t1}|{w}", f"Bu={w2}|{w1}", f"Bv={verb[k]}", f"Bd={since[k]}",
            f"Bq={bracket[k]}|{t1}", f"Bn={t}|{m1}", f"Bl={len(w)}|{t}",
        ])
        ends.append([
            "E", f"E0={w}", f"E1={n1}", f"E-1={w1}", f"E2={n2}", f"Es={w[-2:]}", f"Ec={w[-1]}", f"Et={t}|{m1}",
            f"Ett={t1}|{t}|{m1}", f"Ew={w}|{n1}", f"Ex={w}|{m1}", f"Ey={t}|{n1}", f"Ez={w[-1]}|{n1}", f"Eb={w1}|{w}",
            f"Eq={bracket[k]}|{m1}", f"El={len(w)}|{t}", f"Eu={n1}|{n2}", f"Em={w[-1]}|{m1}|{m2}",
        ])
        holds.append([f"I={w}", f"It={t}", f"Ic={w[-1]}"])
        joins.append([f"J={w}", f"Jt={t1}|{t}", f"Jw={w1}|{t}"])
    return begins, ends, holds, joins


def _clauses(words: Words) -> tuple[list[int], list[str], list[str]]:
    """For each word: words since its clause began (4 for 4 to 7, 8 for more), the last verb before it there, the bracket around it."""
    since, verb, bracket = 0, "-", ""
    distances, verbs, brackets = [], [], []
    for text, shape, tag in zip(words.text, words.shape, words.tag):
        if text in _CLOSE:
            bracket = ""
        distances.append(min(since, 4) if since < 8 else 8)
        verbs.append(verb)
        brackets.append(bracket)
        if text in _OPEN:
            bracket = text
        if text[0] in _STOPS or text.isspace():
            since, verb = 0, "-"
        else:
            since += 1
            if tag in ("v", "vd"):
                verb = shape
    return distances, verbs, brackets


def length_feature(words: int) -> str:
    """Feature of a name of so many words."""
    return f"Ln={words}"


def width_feature(characters: int) -> str:
    """Feature of a name of so many characters; 30 stands for all longer ones."""
    return f"Lc={min(characters, 30)}"


def allowed(words: Words) -> list[list[bool]]:
    """Whether a name may begin at word i and have d + 1 words: `allowed(words)[i][d]`.

    It holds whole pairs of quotes and brackets only, no comma or full stop outside them, and no line break.
    """
    depths, barred = [0], []
    for text in words.text:
        depths.append(depths[-1] + (text in _OPEN) - (text in _CLOSE))
        barred.append(text.isspace() or (depths[-1] <= 0 and text[0] in _STOPS))
    rows = []
    for i in range(len(words.text)):
        row = [False] * LONGEST
        for d in range(min(LONGEST, len(words.text) - i)):
            if barred[i + d] or depths[i + d + 1] < depths[i]:
                break
            row[d] = depths[i + d + 1] == depths[i]
        rows.append(row)
    return rows
