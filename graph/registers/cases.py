"""The case library: what was new, was recognised or brought results, ranked by the score of `graph.registers.score`."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from graph.registers import cypher
from graph.registers.kinds import Kind, Total, tagged
from graph.registers.recognised import Recognition, recognitions
from graph.registers.records import Draft
from graph.registers.results import add_results, may_have
from graph.registers.score import score
from graph.registers.source import Source, coded, number, put, things, told, word

RECOGNISED = "recognised"


def _drafts(source: Source) -> list[Draft]:
    praised: dict[str, list[Recognition]] = defaultdict(list)
    items: dict[str, dict[str, Any]] = {}
    for each in recognitions(source):
        if not each.subject.startswith("city:"):
            praised[each.subject].append(each)
            items[each.subject] = each.row
    achieved = {row["item"]: row for row in source.read(cypher.ACHIEVED)}
    items |= achieved
    items |= {row["item"]: row for row in source.read(cypher.FIRSTS)}
    listed = {row["item"] for row in source.read(cypher.LISTED, register="cases")}
    items |= {row["item"]: row for row in source.of(cypher.CASES_BY_ID, listed - items.keys())}
    made = []
    for item, row in items.items():
        if not source.counts(row):
            continue
        draft = source.item(row)
        praise = sorted(praised[item], key=lambda p: (p.name, p.recogniser)) if item in praised else []
        points = score(row["first"] or "", (p.level for p in praise), achieved[item]["outcomes"] if item in achieved else 0, row["status"] == "completed")
        put(draft, topic=word(row["topic"] or row["area"]), first=coded("first", row["first"]), recognition=things((p.recogniser, p.name) for p in praise) if praise else None,
            results=told(row["results"]), score=number(points))
        draft.tags = frozenset((RECOGNISED, row["first"] or "")) if praise else _tags(row["first"] or "")
        draft.facts += [("RECOGNISED_BY", item, p.recogniser) for p in praise]
        made.append(draft)
    return made


@lru_cache(maxsize=64)
def _tags(first: str) -> frozenset[str]:
    return frozenset((first,))


def _totals(rows: Sequence[Draft]) -> list[Total]:
    return [("案例", "cases", len(rows)), ("全国首创", "first in the nation", tagged(rows, "national")),
            ("全省首创", "first in the province", tagged(rows, "provincial")), ("获推介表扬", "recognised", tagged(rows, RECOGNISED))]


CASES = Kind(_drafts, _totals, ("-score", "place", "item"), ("results",), add_results, may_say=may_have)
