"""On the evidence page: adding what extraction missed, hiding and correcting a fact of the marked sentence. Recorded at once, then applied."""
from __future__ import annotations

import streamlit as st

from graph.browse import Edge, Passage, ReportRow
from graph.decisions import Decision
from graph.errors import BadDecision
from graph.model import TYPES
from graph.review import act
from graph.review.cards import FactCard
from graph.review.facts import relationship_cards
from graph.review.reading import reading
from views import review_apply, review_edit, review_state
from views.data import store, workspace
from views.language import label_name, t
from views.marking import Span, around, overlaps

ADDED = ("Reform", "Pilot", "Outcome", "Policy", "Leader", "Problem", "Organisation", "City")
"""Kinds of things that can be added, the most frequent first."""
DECIDED = tuple(kind for kind, known in TYPES.items() if known.fact and kind != "INSTANCE_OF")
"""Relationships that sentences state: these can be hidden and corrected, the others follow from things."""


def bar() -> None:
    """Say what is recorded and applied, and what kept something from it."""
    review_apply.bar()
    review_state.problem()


def choosing() -> bool:
    """Draw the switch that makes every sentence of the text choosable; whether it is on."""
    return st.toggle(t("evidence.choose_sentence"), key="choose_sentence", help=t("evidence.choose_sentence_help"))


def add(row: ReportRow, paragraphs: list[Passage], own: Span) -> None:
    """Draw the form that adds a thing told by the sentence at `own`."""
    place = around(paragraphs, own)
    if place is None:
        return
    with st.expander(t("evidence.add"), expanded=bool(st.session_state.get("choose_sentence")), icon=":material/add:"):
        key = f"add_{row.id}_{place.start}"
        label = st.selectbox(t("evidence.add_kind"), ADDED, format_func=label_name, key=f"{key}_kind", width=200)
        with st.form("add", border=False):
            st.text_input(t("evidence.add_name"), key=f"{key}_name", width=420)
            review_edit.fields(label, None, f"{key}_{label}")
            st.form_submit_button(t("review.record"), key="add_record", type="primary", on_click=review_apply.record,
                                  args=(lambda: _added(row, place, label, key),))


def fact(row: ReportRow, edge: Edge, shown: str) -> None:
    """Draw a fact (`shown`, HTML) of the marked sentence with its two buttons."""
    key = f"{edge.type}_{edge.head}_{edge.tail}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"fact_{key}", wrap=False, gap="small"):
        st.html(shown)
        if edge.type not in DECIDED:
            return
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


def _added(row: ReportRow, place: Passage, label: str, key: str) -> Decision:
    name = str(st.session_state.get(f"{key}_name") or "").strip()
    if not name:
        raise BadDecision(t("evidence.name_missing"))
    if name not in place.text:
        raise BadDecision(t("evidence.name_elsewhere"))
    return act.add(workspace(), row.id, label, name, place.text, review_edit.given(label, None, f"{key}_{label}"))


def _open(key: str) -> None:
    st.session_state["evidence_fact"] = key
    review_state.open_panel("correct")


