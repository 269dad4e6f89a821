"""The pilot register: pilots and trial zones with level, batch, host and results."""
from __future__ import annotations

from collections.abc import Sequence

from graph.registers import cypher
from graph.registers.kinds import Kind, Total, tagged
from graph.registers.records import Draft
from graph.registers.results import add_results, may_have
from graph.registers.source import Source, coded, put, told, word

MODEL = "model"


def _drafts(source: Source) -> list[Draft]:
    made = []
    for row in source.read(cypher.PILOTS):
        if not source.counts(row):
            continue
        draft = source.item(row)
        put(draft, level=coded("level", row["level"]), batch=told(row["batch"]), topic=word(row["topic"] or row["area"]), approver=told(row["approver"]),
            approved=told(row["approved"]), model=told(row["model"]), results=told(row["results"]))
        draft.tags = frozenset((MODEL,)) if row["model"] else frozenset()
        draft.facts += [("HOSTED_BY", row["item"], place) for place in draft.places]
        made.append(draft)
    source.owners(made)
    return made


def _totals(rows: Sequence[Draft]) -> list[Total]:
    def level(name: str) -> int:
        return sum(row.level == name for row in rows)

    rest = sum(row.level not in ("national", "provincial", "municipal") for row in rows)
    return [("试点", "pilots", len(rows)), ("国家级", "national", level("national")), ("省级", "provincial", level("provincial")),
            ("市级", "municipal", level("municipal")), ("级别未说明", "level not stated", rest), ("已成示范", "models", tagged(rows, MODEL))]


PILOTS = Kind(_drafts, _totals, ("level", "place", "item"), ("results",), add_results, may_say=may_have)
