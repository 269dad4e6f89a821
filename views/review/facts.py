"""Doubtful facts: one statement with its sentence, one key says whether it is right."""
from __future__ import annotations

import streamlit as st

from graph.model import LABELS, TYPES
from graph.review import act, queue
from graph.review.cards import FactCard
from views.data import store, workspace
from views.language import label_name, t, type_name
from views.review import cards, edit, keys, state
from views.review.keys import Key
from views.review.pairs import city_filter

BELOW = tuple(n / 20 for n in range(6, 20))
"""What the slider offers: 0.3 to 0.95."""


def render() -> None:
    """Draw the tab."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="review_filters"):
        below = st.select_slider(t("review.below"), BELOW, value=queue.BELOW, key="facts_below", width=260, persist_state="session")
        kinds = [*(k for k, kind in TYPES.items() if kind.fact and k != "INSTANCE_OF"), *(k for k, kind in LABELS.items() if kind.fact and k not in ("City", "Concept"))]
        kind = st.selectbox(t("review.type"), kinds, index=None, placeholder=t("review.every_type"), width=165, key="facts_type",
                            format_func=lambda k: type_name(k) if k in TYPES else label_name(k), label_visibility="collapsed", persist_state="session")
        city = city_filter("facts_city")
    found = state.queue("facts", (below, kind, city), lambda limit, offset: queue.weak_facts(
        store(), below=below, limit=limit, offset=offset, type=kind, city=city))
    if keys.through("facts", found):
        return
    card: FactCard = found.cards[found.at]
    keys.place(found)
    subjects = [thing for thing in (card.thing, card.head, card.tail) if thing]
    if not edit.panel(f"facts_{found.skipped + found.at}", subjects, keys.decider("facts", found), card if card.fact else None):
        keys.buttons("facts", found, [
            Key("accept", "1", lambda: act.keep(workspace(), card), primary=True), Key("reject", "2", lambda: act.hide(workspace(), card)),
            Key("correct", "E", panel="correct"), Key("split", "X", panel="split"),
        ])
    with st.container(border=True, key="review_fact"):
        st.html(cards.fact(card))
