"""The recognition register: who recognised what, in which form, at which level and when."""
from __future__ import annotations

from collections.abc import Sequence

from graph.registers.kinds import Kind, Total, distinct
from graph.registers.recognised import recognitions
from graph.registers.records import Draft
from graph.registers.source import Source, coded, joined, put, thing


def _drafts(source: Source) -> list[Draft]:
    found = recognitions(source)
    made = []
    for each in found:
        if not each.subject.startswith("city:"):
            draft = source.item(each.row)
            draft.cells.pop("status", None)
        else:
            years = sorted({y for r in each.reports if r in source.reports and (y := source.reports[r].year)})
            draft = Draft((each.subject,), {"item": thing(each.subject, each.subject_name)}, (each.subject,), years=years, year=years[0] if years else None)
            put(draft, place=source.place((each.subject,)))
        draft.ids = (each.subject, each.recogniser)
        draft.told, draft.level = (), each.level
        put(draft, recogniser=thing(each.recogniser, each.name), form=joined(each.forms), level=coded("level", each.level), date=joined(each.dates))
        draft.facts.append(("RECOGNISED_BY", each.subject, each.recogniser))
        made.append(draft)
    return made


def _totals(rows: Sequence[Draft]) -> list[Total]:
    def level(name: str) -> int:
        return sum(row.level == name for row in rows)

    return [("推介", "recognitions", len(rows)), ("事项与地区", "items and places", distinct(rows, "item")), ("推介单位", "recognisers", distinct(rows, "recogniser")),
            ("国家级", "national", level("national")), ("省级", "provincial", level("provincial")), ("市级", "municipal", level("municipal"))]


RECOGNITIONS = Kind(_drafts, _totals, ("level", "place", "item", "recogniser"))
