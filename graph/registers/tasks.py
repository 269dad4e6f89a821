"""The task ledger: what was broken down into tasks with a deadline, a form, owners and a state by month."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph.registers import cypher
from graph.registers.kinds import Kind, Total, tagged
from graph.registers.records import OVERDUE, Draft
from graph.registers.source import Source, coded, put, things, told

LATE = "late"
"""Tag of what was completed after its deadline."""
_STATUSES = ("planned", "underway", "completed")


def _drafts(source: Source) -> list[Draft]:
    months: dict[str, dict[str, str]] = defaultdict(dict)
    ids: dict[str, int | None] = {}
    for row in source.read(cypher.IN_LEDGERS):
        stated = row["deadline"] or row["form"]
        if row["register"] == "tasks" or (row["register"] != "problems" and stated):
            ids[row["item"]] = max(filter(None, (ids.get(row["item"]), row["year"])), default=None)
        for month, status, confidence in zip(row["months"] or (), row["statuses"] or (), row["confidences"] or (), strict=False):
            if month and status and confidence >= source.confidence:
                months[row["item"]][month] = status
    aims: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in source.read(cypher.AIMS):
        aims[row["item"]].append((row["target"], row["name"]))
        ids.setdefault(row["item"], None)
    made = []
    for row in source.of(cypher.ITEMS, ids):
        if not source.counts(row):
            continue
        draft = source.item(row)
        draft.year = ids[row["item"]] or row["year"]
        aimed = sorted(aims[row["item"]], key=lambda a: a[1])
        put(draft, number=told(row["number"]), area=told(row["area"]), form=told(row["form"]), deadline=told(row["deadline"]), target=things(aimed))
        told_by_month = sorted(months[row["item"]].items())
        put(draft, **{f"month:{month}": coded("status", status) for month, status in told_by_month})
        # the furthest that the item itself, its latest month, or a month in which it was done tells
        stated = {draft.status, *(status for _, status in told_by_month[-1:]), *(status for _, status in told_by_month if status == _STATUSES[-1])}
        draft.status = next((status for status in reversed(_STATUSES) if status in stated), draft.status)
        put(draft, status=coded("status", draft.status))
        draft.facts += [("AIMS_AT", row["item"], target) for target, _ in aimed]
        made.append(draft)
    source.owners(made, support="support")
    return made


def _totals(rows: Sequence[Draft]) -> list[Total]:
    return [("任务", "tasks", len(rows)), ("已完成", "completed", sum(row.status == "completed" for row in rows)),
            ("逾期未完成", "overdue", tagged(rows, OVERDUE)), ("逾期完成", "completed late", tagged(rows, LATE))]


TASKS = Kind(_drafts, _totals, ("number", "item"), late="deadline")
