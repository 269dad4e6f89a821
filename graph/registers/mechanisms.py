"""Mechanisms of getting things done: supervision, appraisal, reporting, notices, talks, tolerance, monitoring."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from graph.registers import cypher
from graph.registers.kinds import Kind, Total
from graph.registers.mechanism_words import consequence, is_mechanism, kinds, rhythm
from graph.registers.records import Draft
from graph.registers.source import Source, joined, put, sure, told

TOPIC = "改革推进机制"


def _drafts(source: Source) -> list[Draft]:
    listed = {row["item"] for row in source.read(cypher.LISTED, register="mechanisms")}
    rows = {row["item"]: row for statement in cypher.MECHANISMS for row in source.read(statement, topic=TOPIC)}
    rows |= {row["item"]: row for row in source.of(cypher.MECHANISMS_BY_ID, listed - rows.keys())}
    kept = [r for r in rows.values() if source.counts(r) and (r["item"] in listed or r["mechanism"] or is_mechanism(r["name"]))]
    sentences: dict[str, list[str]] = defaultdict(list)
    for row in source.of(cypher.TELLINGS, (r["item"] for r in kept)):
        sentences[row["item"]] += sure(row["quotes"], row["confidences"], source.confidence)
    return [_draft(source, row, sentences[row["item"]]) for row in kept]


def _draft(source: Source, row: dict[str, Any], sentences: list[str]) -> Draft:
    draft = source.item(row)
    named = [row["mechanism"]] if row["mechanism"] else kinds(row["name"])
    often = row["rhythm"] or _first(rhythm, row["name"], sentences)
    then = row["consequence"] or _first(consequence, row["name"], sentences)
    put(draft, mechanism=joined(named), rhythm=told(often), consequence=told(then))
    draft.tags = frozenset(named)
    return draft


def _first(rule: Any, name: str, sentences: list[str]) -> str:
    """What the first sentence that tells it tells."""
    return next(("、".join(found) for sentence in dict.fromkeys(sentences) if (found := rule(name, sentence))), "")


def _totals(rows: Sequence[Draft]) -> list[Total]:
    words = {"督察": "supervision", "考核": "appraisal", "述职评议": "reporting and review", "通报": "notices", "约谈": "talks", "容错": "tolerance", "动态监测": "monitoring"}
    counted = Counter(tag for row in rows for tag in row.tags)
    return [("机制", "mechanisms", len(rows)), *((kind, words[kind], counted[kind]) for kind in words if counted[kind])]


MECHANISMS = Kind(_drafts, _totals, ("place", "mechanism", "item"))
