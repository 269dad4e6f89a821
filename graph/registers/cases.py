"""The case library: what was new, was recognised or brought results, ranked by the score of `graph.registers.score`."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph.registers import cypher
from graph.registers.kinds import Kind, Total, tagged
from graph.registers.recognised import Recognition, recognitions
from graph.registers.records import Draft
from graph.registers.results import add_results
from graph.registers.score import score
from graph.registers.source import Source, coded, number, put, things, told

RECOGNISED = "recognised"


def _drafts(source: Source) -> list[Draft]:
    praised: dict[str, list[Recognition]] = defaultdict(list)
    for each in recognitions(source):
        if not each.subject.startswith("city:"):
            praised[each.subject].append(each)
    outcomes = {row["item"]: row["outcomes"] for row in source.read(cypher.ACHIEVED)}
    firsts = [row["item"] for row in source.read(cypher.FIRSTS)]
    listed = [row["item"] for row in source.read(cypher.LISTED, register="cases")]
    made = []
    for row in source.of(cypher.ITEMS, (*praised, *outcomes, *firsts, *listed)):
        if not source.counts(row):
            continue
        draft = source.item(row)
        praise = sorted(praised[row["item"]], key=lambda p: (p.name, p.recogniser))
        points = score(row["first"] or "", (p.level for p in praise), outcomes.get(row["item"], 0), row["status"] == "completed")
        put(draft, topic=told(row["topic"]), first=coded("first", row["first"]), recognition=things((p.recogniser, p.name) for p in praise),
            results=told(row["results"]), score=number(points))
        draft.tags = frozenset((*((RECOGNISED,) if praise else ()), row["first"] or ""))
        draft.facts += [("RECOGNISED_BY", row["item"], p.recogniser) for p in praise]
        made.append(draft)
    return made


def _totals(rows: Sequence[Draft]) -> list[Total]:
    return [("案例", "cases", len(rows)), ("全国首创", "first in the nation", tagged(rows, "national")),
            ("全省首创", "first in the province", tagged(rows, "provincial")), ("获推介表扬", "recognised", tagged(rows, RECOGNISED))]


CASES = Kind(_drafts, _totals, ("-score", "place", "item"), ("results",), add_results)
