"""On the evidence page: adding what extraction missed, hiding and correcting a fact of the marked sentence. Recorded at once, then applied."""
from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from graph.browse import Edge, Node, Passage, ReportRow
from graph.decisions import Decision, Ref
from graph.errors import BadDecision
from graph.model import TYPES
from graph.resolve.names import normalise
from graph.review import act
from graph.review.cards import FactCard
from graph.review.facts import relationship_cards
from graph.review.reading import reading
from views.data import store, workspace
from views.evidence.marking import Span, around, overlaps
from views.language import label_name, t, type_name
from views.markup import shorten
from views.review import apply as review_apply
from views.review import edit as review_edit
from views.review import state as review_state

ADDED = ("Reform", "Pilot", "Outcome", "Policy", "Leader", "Problem", "Organisation", "Target", "City")
"""Kinds of things that can be added, the most frequent first."""
DECIDED = tuple(kind for kind, known in TYPES.items() if known.fact and kind != "INSTANCE_OF")
"""Relationships that sentences state: these can be hidden and corrected; an item is taken out of a concept; the others follow from things."""


Way = tuple[str, bool]
"""A relationship type, and whether the thing that is added is its head."""


def bar() -> None:
    """Say what is recorded and applied, and what kept something from it."""
    review_apply.bar()
    review_state.problem()


def choosing() -> bool:
    """Draw the switch that makes every sentence of the text choosable; whether it is on."""
    return st.toggle(t("evidence.choose_sentence"), key="choose_sentence", help=t("evidence.choose_sentence_help"))


def add(row: ReportRow, paragraphs: list[Passage], own: Span, nodes: Iterable[Node]) -> None:
    """Draw the form that adds a thing told by the sentence at `own`, or ties one to another of the report's things (`nodes`)."""
    place = around(paragraphs, own)
    if place is None:
        return
    with st.expander(t("evidence.add"), expanded=bool(st.session_state.get("choose_sentence")), icon=":material/add:"):
        key = f"add_{row.id}_{place.start}"
        label = st.selectbox(t("evidence.add_kind"), ADDED, format_func=label_name, key=f"{key}_kind", width=200)
        tie = _tie(label, nodes, key)
        with st.form("add", border=False):
            st.text_input(t("evidence.add_name"), key=f"{key}_name", width=420)
            review_edit.fields(label, None, f"{key}_{label}")
            st.form_submit_button(t("review.record"), key="add_record", type="primary", on_click=review_apply.record,
                                  args=(lambda: _added(row, place, label, key, tie, nodes),))


def fact(row: ReportRow, edge: Edge, shown: str) -> None:
    """Draw a fact (`shown`, HTML) of the marked sentence with its two buttons."""
    key = f"{edge.type}_{edge.head}_{edge.tail}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"fact_{key}", wrap=False, gap="small"):
        st.html(shown)
        if edge.type not in (*DECIDED, "INSTANCE_OF"):
            return
        if edge.type in DECIDED:
            st.button(t("review.key_correct"), key=f"correct_{key}", type="tertiary", icon=":material/edit:", on_click=_open, args=(key,))
        st.button(t("review.key_hide"), key=f"hide_{key}", type="tertiary", icon=":material/visibility_off:", on_click=review_apply.record,
                  args=(lambda: act.hide(workspace(), _card(row, edge)),))
    if review_state.panel() == "correct" and st.session_state.get("evidence_fact") == key:
        card = _card(row, edge)
        things = [thing for thing in (card.head, card.tail) if thing]
        review_edit.panel(f"{row.id}_{key}", things, lambda make, stay: review_state.once(lambda: review_apply.record(make)), card)


def _card(row: ReportRow, edge: Edge) -> FactCard:
    """The fact as this report states it. Raises `BadDecision` where it does so no more (the graph has changed meanwhile)."""
    spans = [(e.start, e.end) for e in edge.evidence if e.report == row.id]
    key = (edge.type, edge.head, edge.tail)
    with reading(store(), workspace()) as read:
        found = relationship_cards(read, [key], lambda _, supports: [
            s for s in supports if s.report == row.id and any(overlaps((s.start, s.end), span) for span in spans)])
    if key not in found:
        raise BadDecision(t("evidence.gone"))
    return found[key]


def ties(label: str) -> list[Way]:
    """The relationships that a thing of this label may have: (type, whether it is their head), in the model's order."""
    return [(kind, is_head) for kind in DECIDED for is_head, ends in ((True, TYPES[kind].heads), (False, TYPES[kind].tails)) if label in ends]


def _tie(label: str, nodes: Iterable[Node], key: str) -> tuple[Way, Node] | None:
    """Draw the choice of what the thing is tied to and how; None where it is tied to nothing."""
    with st.container(horizontal=True, key=f"tie_{key}", vertical_alignment="bottom"):
        way = st.selectbox(t("evidence.tie"), ties(label), index=None, format_func=lambda way: _way(label, way), key=f"{key}_{label}_tie", width=280,
                           placeholder=t("evidence.tie_none"))
        if way is None:
            return None
        ends = TYPES[way[0]].tails if way[1] else TYPES[way[0]].heads
        fit = sorted((node for node in nodes if node.label in ends), key=lambda node: (ends.index(node.label), node.name))
        other = st.selectbox(t("evidence.tie_to"), fit, index=None, format_func=lambda node: f"{label_name(node.label)} {shorten(node.name, 40)}",
                             key=f"{key}_{label}_{way[0]}_{way[1]}_to", width=420, placeholder=t("evidence.tie_choose"))
    return (way, other) if other else None


def _way(label: str, way: Way) -> str:
    kind, is_head = way
    others = "/".join(label_name(end) for end in (TYPES[kind].tails if is_head else TYPES[kind].heads))
    return f"{type_name(kind)} → {others}" if is_head else f"{others} → {type_name(kind)}"


def _added(row: ReportRow, place: Passage, label: str, key: str, tie: tuple[Way, Node] | None, nodes: Iterable[Node]) -> list[Decision]:
    """Record the thing, unless the report has it already and it is only to be tied, and what it is tied to: each can be taken back by itself."""
    name = " ".join(str(st.session_state.get(f"{key}_name") or "").split())
    if not name:
        raise BadDecision(t("evidence.name_missing"))
    given = review_edit.given(label, None, f"{key}_{label}")
    there = next((node for node in nodes if node.label == label and normalise(node.name) == normalise(name)), None)
    if name not in place.text and not (there and tie):
        raise BadDecision(t("evidence.name_elsewhere"))
    new, made = Ref(row.id, label, name, place.text), []
    if not (there and tie and not given):
        made.append(act.add(workspace(), row.id, label, name, place.text, given))
    if tie:
        (kind, is_head), other = tie
        ends = (new, _ref(row, other)) if is_head else (_ref(row, other), new)
        made.append(act.tie(workspace(), ends[0], kind, ends[1], place.text))
    return made


def _ref(row: ReportRow, node: Node) -> Ref:
    """The thing as this report names it."""
    with reading(store(), workspace()) as read:
        found = read.things([node.id], only=[row.id]).get(node.id)
    if found is None or not found.refs:
        raise BadDecision(t("evidence.gone"))
    return found.refs[0]


def _open(key: str) -> None:
    st.session_state["evidence_fact"] = key
    review_state.open_panel("correct")


