"""Numbered drives: reforms that a report, or a ledger of drives, gives a number."""
from __future__ import annotations

import json
import re
from collections.abc import Sequence

from graph.registers import cypher
from graph.registers.kinds import Kind, Total, distinct
from graph.registers.records import Draft
from graph.registers.source import Source, put, thing, things, told


def _drafts(source: Source) -> list[Draft]:
    made = []
    lists = [report for report, telling in source.reports.items() if telling.kind == "ledger" and telling.register != "drives"]
    for statement in cypher.NUMBERED:
        for row in source.read(statement, lists=lists):
            if source.counts(row) and _numbered(source, row):
                draft = source.item(row)
                put(draft, number=told(row["number"]), description=told(row["description"]))
                made.append(draft)
    source.owners(made)
    leaders: dict[str, list[tuple[str, str]]] = {}
    for row in source.of(cypher.LEADERS, (d.ids[0] for d in made)):
        leaders.setdefault(row["item"], []).append((row["leader"], row["name"]))
    for draft in made:
        found = sorted(leaders.get(draft.ids[0], ()), key=lambda named: named[1])
        put(draft, leader=things(found))
        draft.facts += [("LEADS", leader, draft.ids[0]) for leader, _ in found]
    return made


def _numbered(source: Source, row: dict) -> bool:
    """Whether a report or a ledger of drives gives the number: the running number of a task list makes no drive."""
    for report, said in zip(row["reports"] or (), row["contributions"] or (), strict=False):
        telling = source.reports.get(report)
        if telling and (telling.kind == "report" or telling.register == "drives") and json.loads(said).get("attrs", {}).get("number"):
            return True
    return False


def _fill(source: Source, rows: Sequence[Draft]) -> None:
    """What a drive is: as stated, else the paragraph under the heading that bears its number; its name as that heading has it."""
    bare = {d.ids[0]: d for d in rows if "description" not in d.cells}
    for row in source.of(cypher.UNDER_HEADING, bare):
        under = row["kind"] == "paragraph" and row["path"] and row["path"][-1] == row["heading"]
        numbered = row["number"] and re.match(rf"\D{{0,2}}{re.escape(row['number'])}(?!\d)", row["heading"])
        if under and numbered and "description" not in bare[row["item"]].cells:
            named = max((name for name in row["names"] if name in row["heading"]), key=len, default="")
            put(bare[row["item"]], description=told(row["text"]), item=thing(row["item"], named) if named else None)


def _totals(rows: Sequence[Draft]) -> list[Total]:
    return [("攻坚事项", "items", len(rows)), ("牵头单位", "leading bodies", distinct(rows, "owner")), ("地区", "places", distinct(rows, "place"))]


DRIVES = Kind(_drafts, _totals, ("place", "-year", "number", "item"), ("description",), _fill)
