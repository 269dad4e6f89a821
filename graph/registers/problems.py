"""The problem list: problems, the measures against each, who is responsible, by when."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.registers import cypher
from graph.registers.kinds import Kind, Total, distinct, tagged
from graph.registers.records import OVERDUE, Draft
from graph.registers.source import Source, deadline_years, put, thing, told


def _drafts(source: Source) -> list[Draft]:
    measures: dict[str, list[dict[str, Any] | None]] = {}
    for row in source.read(cypher.MEASURES):
        measures.setdefault(row["problem"], []).append(row)
    made = []
    for row, item in ((p, item) for p in source.read(cypher.PROBLEMS) for item in measures.get(p["problem"], [None])):
        if item is not None:
            draft = source.item(item)
            draft.ids = (row["problem"], item["item"])
            put(draft, deadline=told(item["deadline"]))
            draft.facts.append(("ADDRESSES", item["item"], row["problem"]))
            if item["name"] == row["name"]:
                draft.cells.pop("item")  # a ledger without a measure: the item stands for whatever is done about the problem
        elif source.confidence:
            continue  # a problem that no fact is tied to states nothing
        else:
            draft = _alone(source, row)
        put(draft, number=told(row["number"]), problem=thing(row["problem"], row["name"]), area=told(row["area"]))
        made.append(draft)
    deadline_years(source, made, item=1)
    source.owners(made, item=1)
    return made


def _alone(source: Source, row: dict) -> Draft:
    """A problem without a measure: its place is that of the reports which name it."""
    reports = [source.reports[r] for r in row["reports"] or () if r in source.reports]
    places = sorted({r.place for r in reports if r.place})
    draft = Draft((row["problem"],), {}, places, years=[r.year for r in reports if r.year])
    return put(draft, place=source.place(places))


def _totals(rows: Sequence[Draft]) -> list[Total]:
    return [("问题", "problems", distinct(rows, "problem")), ("措施", "measures", distinct(rows, "item")), ("责任单位", "departments", distinct(rows, "owner")),
            ("逾期未完成", "overdue", tagged(rows, OVERDUE))]


PROBLEMS = Kind(_drafts, _totals, ("number", "problem", "item"), late="deadline")
