"""Why an answer is shown, in words that a person can check: what both share, which sentences match, where they differ."""
from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from graph.identity.names import LEADING
from graph.identity.scorer import shipped_rarity
from graph.similar.records import Profile, Question, Ranked
from graph.similar.words import bigrams, share
from ingest.vocabulary import any_of

KINDS = {"INSTANCE_OF": "concept", "ADDRESSES": "problem", "GOVERNED_BY": "policy"}
MEANS = 3
"""Characters from which on a run of words that both texts have may be named as a means."""
WHOLE = 4
"""Characters from which on it need not stand by itself."""
MOST_MEANS = 4
_SPLIT = re.compile(r"(?<=[。；！？;!?\n])")
_SMALL = "的了和与及等在为对将把被从向以由并或是有"
_WHOLE = "|".join(map(re.escape, tomllib.loads(files("graph.similar").joinpath("means.toml").read_text(encoding="utf-8"))["whole"]))
_CUT = re.compile(rf"({_WHOLE})|[^\w]+|{LEADING.pattern}|[{_SMALL}]")
"""Where words of a means may begin and end: at signs, at what is done (推行, 深化), at small words, but not where these are a part of another word
(国有, 对外), which the group finds."""

_AMOUNT = re.compile(rf"[\d.,十百千万亿]*(?:{any_of('numbers/units')}|[十百千万亿])(?:以上|以下|以内|左右)?")
"""Two texts that both give an amount (万平方米, 10亿元以上) have no means in common by that."""


@dataclass(frozen=True)
class Reason:
    """One reason. `kind` is `concept`, `problem`, `policy` or `means` (both have it: `words`), `topic` (the same), `meaning` (no word in
    common need be). `id`: of the concept, problem or policy."""

    kind: str
    words: str = ""
    id: str = ""


@dataclass(frozen=True)
class Difference:
    """An attribute of which asker and answer say otherwise."""

    name: str
    asked: str
    found: str


def reasons(question: Question, answer: Ranked) -> list[Reason]:
    """The reasons for an answer, the most telling first; there is always one."""
    found: list[Reason] = []
    for kind, name in KINDS.items():
        both = (question.links | question.named) & answer.item.links
        found += [Reason(name, words, i) for k, i, words in sorted(both, key=lambda x: x[2]) if k == kind]
    found += [Reason("means", words) for words in means(question, answer.item)]
    if "topic" in answer.features:
        found.append(Reason("topic", answer.item.topic))
    return found or [Reason("meaning")]


def means(question: Question, item: Profile) -> list[str]:
    """Words of at least `MEANS` characters that both say of themselves (容缺受理), the rarest first; none that lies within another. Short ones only
    where they stand by themselves in one of both (河长制): a piece of longer words (天办结) says nothing."""
    asked, found = (_segments(f"{each.name}\n{each.told}") for each in (question, item))
    runs = {run for one in found for other in asked for run in _runs(one, other)
            if len(run) >= WHOLE or (len(run) >= MEANS and (run in found or run in asked))}
    rarity = shipped_rarity()
    whole = [r for r in runs if not any(r != other and r in other for other in runs) and not r.isdigit() and not _AMOUNT.fullmatch(r)]
    return sorted(whole, key=lambda r: (-sum(rarity.of(r[i : i + 2]) for i in range(len(r) - 1)), r))[:MOST_MEANS]


def _segments(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKC", text).lower()
    cut = _CUT.sub(lambda found: found.group(1) or "\n", plain)
    return frozenset(part for part in (p.strip() for p in cut.split("\n")) if len(part) >= MEANS)


def _runs(one: str, other: str) -> Iterator[str]:
    """The longest runs of characters that both have, from left to right."""
    at = 0
    while at < len(one):
        size = 0
        while at + size < len(one) and one[at : at + size + 1] in other:
            size += 1
        if size >= MEANS:
            yield one[at : at + size]
        at += max(size, 1)


def differences(question: Question, item: Profile, status: str = "", year: int | None = None) -> list[Difference]:
    """Level, topic, and where they are known of the asker status and first year, if asker and answer have them otherwise."""
    pairs = (("level", question.level, item.level), ("topic", question.topic, item.topic), ("status", status, item.status),
             ("year", str(year or ""), str(item.year or "")))
    return [Difference(name, a, b) for name, a, b in pairs if a and b and "unknown" not in (a, b) and a != b]


def side_by_side(question: Question, sentences: Sequence[str]) -> tuple[str, str]:
    """(sentence of the asker, sentence of the answer) that have most in common; what is asked as a whole where it has no sentences."""
    asked = [s.strip() for s in _SPLIT.split(question.told or question.name) if s.strip()] or [question.name]
    pairs = [(share(bigrams(a), bigrams(b)) + share(bigrams(b), bigrams(a)), a, b) for a in asked for b in sentences]
    if not pairs:
        return asked[0], ""
    _, a, b = max(pairs, key=lambda p: p[0])
    return a, b
