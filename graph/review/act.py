"""A person's word, recorded. Every function writes durably and returns the decision at once; no store is touched until `apply`.

All raise `graph.errors.BadDecision` for what cannot be decided, and `who` is taken from REFORMGRAPH_USER or the system where it is empty.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.decisions import Decision, DecisionLog, FactRef, Ref
from graph.decisions.parts import check_placing, part
from graph.decisions.records import check_matched, parse
from graph.decisions.values import checked
from graph.errors import BadDecision
from graph.load import LoadSummary, resolve_again
from graph.load.reach import WHOLE
from graph.review.cards import FactCard, PlaceCard, PostCard, Thing
from graph.store import Store
from ingest.workspace import Workspace

Card = FactCard | PlaceCard | Thing
_NAME = re.compile(r"[\u3400-\u9fff](?:[·•・‧]?[\u3400-\u9fff]){1,19}")
"""A person's name in characters, which post words have too: 买买提·吐尔逊."""
_OF_A_YEAR = ("status", "post", "of")
"""Attributes that differ between the years: they are corrected in the latest report that tells of the thing, not in all."""


def same(workspace: Workspace, a: Thing, b: Thing, who: str = "", score: float | None = None, note: str = "") -> Decision:
    """Both are one thing."""
    return _pair(workspace, "same", a, b, who, score, note)


def different(workspace: Workspace, a: Thing, b: Thing, who: str = "", score: float | None = None, note: str = "") -> Decision:
    """Both are two things, and stay so whatever other reports liken them to."""
    return _pair(workspace, "different", a, b, who, score, note)


def unsure(workspace: Workspace, a: Thing, b: Thing, who: str = "", score: float | None = None, note: str = "") -> Decision:
    """The pair stays as it is and is not asked again."""
    return _pair(workspace, "unsure", a, b, who, score, note)


def split(workspace: Workspace, thing: Thing, refs_out: Sequence[Ref], who: str = "", note: str = "") -> Decision:
    """What these refs of the thing name is another thing than what its other refs name. Both sides must have one."""
    out = [ref for ref in thing.refs if ref in refs_out]
    rest = [ref for ref in thing.refs if ref not in refs_out]
    if not out or not rest:
        raise BadDecision(f"拆分“{thing.name}”要选它的一部分报告，不能全选或不选：{'、'.join(r.report for r in thing.refs)}",
                          f"to split {thing.name!r}, name some of its reports and not all: {', '.join(r.report for r in thing.refs)}")
    check_matched(thing.label)
    return _add(workspace, Decision("", "different", who, things=tuple(out), others=tuple(rest), note=note))


def keep(workspace: Workspace, card: Card, who: str = "", note: str = "") -> Decision:
    """The fact is right, or the place may stay open."""
    return _about(workspace, "keep", card, {}, who, note)


def hide(workspace: Workspace, card: Card, who: str = "", note: str = "") -> Decision:
    """The fact is wrong: what the card's sentence states is left out of the graph, a thing in all reports that the card names; where these are all
    that tell of it now, also in those of the same places that come later."""
    thing = card.thing if isinstance(card, FactCard) and not card.fact else card
    return _about(workspace, "hide", card, WHOLE if isinstance(thing, Thing) and thing.whole else {}, who, note)


def correct(workspace: Workspace, card: Card, values: Mapping[str, Any], who: str = "", note: str = "") -> Decision:
    """Attributes are otherwise: of a thing (`name` and the properties of its label), of a relationship `title`, `form` or `role`, of a place
    `adcode`, the code of the division that it is, or of a zone or township `within`, the code of that in which it lies. A thing is corrected in
    all reports that tell of it; `status`, `post` and `of` in the latest of these only, as a second decision where both kinds are given (the first
    is returned)."""
    refs = _refs(card)
    if level := part_of(card):
        check_placing(refs[0].name if refs else "", checked("City", values), level)
    dated = {k: v for k, v in values.items() if k in _OF_A_YEAR}
    if not dated or (isinstance(card, FactCard) and card.fact):
        return _about(workspace, "correct", card, values, who, note)
    last = [ref for ref in refs if ref.report == _latest(card)] or refs[-1:]
    rest = {k: v for k, v in values.items() if k not in dated}
    now = Decision("", "correct", who, things=tuple(last), set=dated, note=note)
    parse({**now.as_json(), "id": "new"})  # both are recorded, or none
    made = _about(workspace, "correct", card, rest, who, note) if rest else None
    later = _add(workspace, now)
    return made or later


def part_of(card: Card) -> str:
    """"zone" or "township" where the card is of one: then it is placed by `within`, not by `adcode`."""
    thing = card.thing if isinstance(card, FactCard) else card
    if isinstance(thing, PlaceCard):
        return "" if thing.candidates else part(thing.name, thing.level)
    return part(thing.name, str(thing.properties.get("level") or "")) if thing and thing.label == "City" and not thing.properties.get("adcode") else ""


def add(workspace: Workspace, report: str, type: str, name: str, quote: str, values: Mapping[str, Any] | None = None, who: str = "", note: str = "") -> Decision:
    """A thing that extraction missed: `quote` is its sentence as the clean text of the report has it."""
    ref = Ref(report, type, " ".join(name.split()), quote.strip())
    return _add(workspace, Decision("", "add", who, things=(ref,), set=dict(values or {}), note=note))


def name_holder(workspace: Workspace, card: PostCard, name: str, who: str = "", note: str = "") -> Decision:
    """The person of this name held the post of which the report speaks: its facts become the person's."""
    name = "".join(name.split())
    if not _NAME.fullmatch(name):
        raise BadDecision(f"“{name}”不像人名", f"{name!r} is no name of a person")
    return add(workspace, card.report, "Leader", name, card.evidence[0].quote, {"post": card.title, "of": card.place}, who, note)


def tie(workspace: Workspace, head: Ref, type: str, tail: Ref, quote: str = "", values: Mapping[str, Any] | None = None, who: str = "", note: str = "") -> Decision:
    """A relationship between two things of a report that extraction missed; `quote` as for `add`. An item put into a concept (INSTANCE_OF) needs no
    sentence; the tail is then a Concept, named by one of its ideas."""
    return _add(workspace, Decision("", "add", who, fact=FactRef(type, head, tail, quote.strip()), set=dict(values or {}), note=note))


def describe(workspace: Workspace, report: str, values: Mapping[str, Any], who: str = "", note: str = "") -> Decision:
    """What a report is as a whole: its place, year, title and so on (`Metadata.KEYS`; an empty value leaves it to the report again). The report is to
    be read anew (`read_again`)."""
    return _add(workspace, Decision("", "describe", who, things=(Ref(report, "Report", report),), set=dict(values), note=note))


def undo(workspace: Workspace, id: str, who: str = "") -> Decision:
    """Take a decision back; of an undo, bring back what it took."""
    return DecisionLog(workspace).undo(id, who)


def apply(store: Store, workspace: Workspace) -> LoadSummary:
    """Make the graph follow the decisions as they are now. Raises the store's errors; the decisions stay whatever happens."""
    return resolve_again(store, workspace)


def read_again(workspace: Workspace, reports: Iterable[str]) -> list[str]:
    """Extract anew those of these reports that the data folder has under another place, year and so on than people decided; returns them. Then they are
    to be loaded. Raises `IngestError` and `OSError`."""
    from ingest.jobs.adopt import outdated, reread

    stale = outdated(workspace, reports)
    for report in stale:
        reread(workspace, report)
    return stale


def _pair(workspace: Workspace, do: str, a: Thing, b: Thing, who: str, score: float | None, note: str) -> Decision:
    if a.id == b.id:
        raise BadDecision(f"“{a.name}”已经是同一事物；要分开，请按报告拆分", f"{a.name!r} is one thing already; to part it, split it by its reports")
    check_matched(a.label)
    return _add(workspace, Decision("", do, who, things=tuple(a.refs), others=tuple(b.refs), score=score, note=note))


def _about(workspace: Workspace, do: str, card: Card, values: Mapping[str, Any], who: str, note: str) -> Decision:
    if isinstance(card, FactCard) and card.fact:
        return _add(workspace, Decision("", do, who, fact=card.fact, set=dict(values), note=note))
    return _add(workspace, Decision("", do, who, things=tuple(_refs(card)), set=dict(values), note=note))


def _refs(card: Card) -> list[Ref]:
    if isinstance(card, FactCard):
        return card.thing.refs if card.thing else []
    return card.refs


def _latest(card: Card) -> str:
    told = card.thing.evidence if isinstance(card, FactCard) and card.thing else [] if isinstance(card, FactCard) else card.evidence
    return max(told, key=lambda e: (e.year or 0, e.report)).report if told else ""


def _add(workspace: Workspace, decision: Decision) -> Decision:
    return DecisionLog(workspace).add(decision)
