"""Who took on what: leaders and the items that they lead."""
from __future__ import annotations

from collections.abc import Sequence

from graph.registers import cypher
from graph.registers.kinds import Kind, Total, distinct
from graph.registers.records import Draft
from graph.registers.source import Source, joined, put, sure, thing, told
from ingest.offices import FORMER


def _drafts(source: Source) -> list[Draft]:
    held: dict[tuple[str, str], list[tuple[bool, int, str]]] = {}
    for row in source.read(cypher.POSTS):
        still = [how != FORMER for how in row.get("held") or [""] * len(row["titles"] or ())]
        said = list(zip(still, row["years"] or (), row["titles"] or (), strict=False))
        held[row["leader"], row["place"]] = [each for each in sure(said, row["confidences"], source.confidence) if each[2]]
    made = []
    for row in source.read(cypher.CLAIMS):
        draft = source.item(row)
        draft.ids = (row["item"], row["leader"])
        # the latest title at the item's own place, one that is held no more last; else the leader's own
        posts = [max(held[row["leader"], place]) for place in draft.places if held.get((row["leader"], place))]
        put(draft, leader=thing(row["leader"], row["leader_name"]), post=told(max(posts)[2] if posts else row["post"]),
            since=joined(sure(row["since"], row["confidences"], source.confidence)))
        draft.facts.append(("LEADS", row["leader"], row["item"]))
        made.append(draft)
    return made


def _totals(rows: Sequence[Draft]) -> list[Total]:
    return [("领导", "leaders", distinct(rows, "leader")), ("认领事项", "items", distinct(rows, "item")), ("地区", "places", distinct(rows, "place"))]


CLAIMS = Kind(_drafts, _totals, ("place", "leader", "item"))
