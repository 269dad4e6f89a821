"""The task ledger: what was broken down into tasks with a deadline, a form, owners and a state by month."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from graph.registers import cypher
from graph.registers.kinds import Kind, Total, tagged
from graph.registers.records import OVERDUE, Draft
from graph.registers.source import Source, coded, deadline_years, put, things, told

LATE = "late"
"""Tag of what was completed after its deadline."""
_STATUSES = ("planned", "underway", "cancelled", "completed")


def _drafts(source: Source) -> list[Draft]:
    items: dict[str, dict[str, Any]] = {}
    months: dict[str, dict[str, str]] = defaultdict(dict)
    for row in source.read(cypher.TASKS):
        kept = items.setdefault(row["item"], row)
        kept["stated"] = max(filter(None, (kept["stated"], row["stated"])), default=None)
        months[row["item"]] |= dict(told_in.split(" ", 1) for told_in in row["months"])
    aims: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in source.read(cypher.AIMS):
        aims[row["item"]].append((row["target"], row["name"]))
    for row in source.of(cypher.TASKS_BY_ID, aims.keys() - items.keys()):
        items[row["item"]] = row
    made = [_draft(source, row, sorted(months[item].items()), sorted(aims.get(item, ()), key=lambda a: a[1])) for item, row in items.items() if source.counts(row)]
    deadline_years(source, made)
    source.owners(made, support="support")
    return made


def _draft(source: Source, row: dict[str, Any], months: list[tuple[str, str]], aims: list[tuple[str, str]]) -> Draft:
    draft = source.item(row)
    draft.year = row.get("stated") or row["year"]
    # the furthest that the item itself, its latest month, or a month in which it was done tells
    stated = {draft.status, *(status for _, status in months[-1:]), *(status for _, status in months if status == _STATUSES[-1])}
    draft.status = next((status for status in reversed(_STATUSES) if status in stated), draft.status)
    put(draft, number=told(row["number"]), area=told(row["area"]), form=told(row["form"]), deadline=told(row["deadline"]), target=things(aims),
        status=coded("status", draft.status), **{f"month:{month}": coded("status", status) for month, status in months})
    draft.facts += [("AIMS_AT", row["item"], target) for target, _ in aims]
    return draft


def _totals(rows: Sequence[Draft]) -> list[Total]:
    return [("任务", "tasks", len(rows)), ("已完成", "completed", sum(row.status == "completed" for row in rows)),
            ("逾期未完成", "overdue", tagged(rows, OVERDUE)), ("逾期完成", "completed late", tagged(rows, LATE))]


TASKS = Kind(_drafts, _totals, ("number", "item"), late="deadline")
