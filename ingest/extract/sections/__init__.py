"""Component `sections`: which sentences speak of what has been done, and which of what is to be done.

Three sources, weighed together for a whole report: section heads (今年工作安排, 回顾), which reach every sentence under them; cues
that say it outright (力争, 到2025年, 下一步); and for passages without heads the verbs and numbers of the sentences themselves.
"""
from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.sections.evidence import looks_back, sentence_score
from ingest.extract.sections.heads import REMNANT, carried, head_score
from ingest.extract.sections.order import after_review
from ingest.extract.sections.periods import head_of_period, tells_of_period_over
from ingest.extract.sections.smoothing import CUE, HEAD, NOTHING, smooth
from ingest.extract.weights import weights_of
from ingest.extract.words import words

_KEY = "reformgraph_sections"
_UNDER_A_HEAD = 6.0  # log odds; more than any sentence can say by itself
_AFTER_THE_REVIEW = 0.5
"""How much of that it says that a section follows the review: it may still open with a paragraph of review."""
_CERTAIN = 3.0
_OVER = 4.0  # log odds, as much as other words that say it outright
_LONG = 25
"""Sentences from which a text is a whole report, not a passage."""
_SHARE_IN_LONG = 0.4
"""How much a sentence's own words count in a whole report: its sentences share a way of speaking, so they are no independent witnesses.
A review full of 推进 and 深化 would otherwise become a plan by their number alone. Measured on 390 passages within their whole reports."""
_LEANING, _LEANING_OF_LONG = -0.1, -0.2
"""Most prose reports (log odds added to each sentence)."""


@Language.factory("reformgraph_sections")
def create_sections(nlp: Language, name: str):
    """Set `plan` of every sentence of `doc._.sentences`."""
    return mark_plans


@dataclass(frozen=True)
class Evidence:
    """What is known of each sentence by itself, all as log odds of plan: `own` altogether, `outright` what it says in so many words, and whether
    a plan may begin there (`NOTHING`, `CUE`, `HEAD`)."""

    own: list[float]
    outright: list[float]
    tells: list[int]


def mark_plans(doc: Doc) -> Doc:
    """Replace `doc._.sentences` by the same sentences with `plan` set (see module)."""
    if doc._.sentences:
        doc.user_data[_KEY] = seen = _evidence(doc)
        decide(doc, seen)
    return doc


def evidence(doc: Doc) -> Evidence:
    """What was found of the sentences of `doc`, for components that know more; empty for a text without sentences."""
    return doc.user_data.get(_KEY, Evidence([], [], []))


def decide(doc: Doc, seen: Evidence) -> None:
    """Set `plan` of every sentence by all that is known of them, neighbours included."""
    smoothed = smooth(seen.own, [s.block for s in doc._.sentences], seen.tells)
    doc._.sentences = [
        replace(sentence, plan=(certain if abs(certain) >= _CERTAIN else score) > 0)
        for sentence, score, certain in zip(doc._.sentences, smoothed, seen.outright, strict=True)
    ]


def _evidence(doc: Doc) -> Evidence:
    sentences = doc._.sentences
    text = words(doc).text
    blocks = doc._.clean.blocks if doc._.clean is not None else ()
    year = doc._.meta.year if doc._.meta is not None else None
    later = after_review(text, blocks)
    heads = carried([_told(blocks, text, n, later, year) for n in range(max(s.block for s in sentences) + 1)], blocks)
    for number, block in enumerate(blocks[: len(heads)]):
        if looks_back(text[block.start : block.start + 20]):
            heads[number] = min(heads[number], -REMNANT)
    own, outright, odds = [], [], weights_of(doc).odds("sections")
    for sentence, pairs in zip(sentences, _words(doc), strict=True):
        score, certain = _sentence_score(text[sentence.start : sentence.end], pairs, odds, year)
        share, leaning = (_SHARE_IN_LONG, _LEANING_OF_LONG) if len(sentences) >= _LONG else (1.0, _LEANING)
        own.append(share * (score - certain / 2 + leaning) + certain / 2 + _UNDER_A_HEAD * heads[sentence.block])
        outright.append(certain)
    tells = [HEAD if heads[s.block] > 0 else CUE if certain > 0 else NOTHING for s, certain in zip(sentences, outright, strict=True)]
    return Evidence(own, outright, tells)


def _sentence_score(sentence: str, pairs, odds, year: int | None) -> tuple[float, float]:
    """As `sentence_score`; a sentence that opens with a five-year period now over (“十四五”时期，…) is past for that, unless it says otherwise."""
    score, certain = sentence_score(sentence, pairs, odds, year)
    if not certain and tells_of_period_over(sentence, year):
        certain = -_OVER
        score += certain / 2
    return score, certain


def _block_head(blocks, text: str, number: int, year: int | None) -> int:
    """1 for plan, -1 for past, 0 where neither the headings above the block nor a block that is a heading itself tell."""
    if number >= len(blocks):
        return 0
    block = blocks[number]
    own = text[block.start : block.end]
    if len(own) <= 45 and (score := head_score(own, year) or (block.kind == "heading" and int(head_of_period(own, year)))):
        return score
    for head in reversed(block.path):
        if score := head_score(head, year) or int(head_of_period(head, year)):
            return score
    return 0


def _told(blocks, text: str, number: int, later: list[bool], year: int | None) -> float:
    """What the heads of a block and its place after the review say of it, above zero for plan; a paragraph that opens with a period now over is review."""
    told = _block_head(blocks, text, number, year)
    place = _AFTER_THE_REVIEW if number < len(later) and later[number] else 0.0
    if (told > 0 or place) and tells_of_period_over(text[blocks[number].start : blocks[number].end], year):
        return -_AFTER_THE_REVIEW
    return told or place


def _words(doc: Doc):
    """The (word, tag) pairs of each sentence."""
    table = words(doc)
    for sentence in doc._.sentences:
        span = table.span(sentence.start, sentence.end)
        yield list(zip(table.texts[span.start : span.stop], table.tags[span.start : span.stop], strict=True))
