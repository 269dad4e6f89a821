"""Likely duplicates: two things side by side, one key says whether they are one."""
from __future__ import annotations

import streamlit as st

from graph.review import act, queue
from graph.review.cards import PairCard
from views import review_cards, review_edit, review_keys, review_state
from views.components.page import note
from views.data import counts, store, workspace
from views.language import label_name, t
from views.review_keys import Key
from views.review_state import Queue

LABELS = ("Reform", "Pilot")


def render() -> None:
    """Draw the tab."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="review_filters"):
        label = st.selectbox(t("review.kind"), LABELS, index=None, placeholder=t("review.every_kind"), format_func=label_name, width=165, key="pairs_label",
                             label_visibility="collapsed", persist_state="session")
        city = city_filter("pairs_city")
    found = review_state.queue("pairs", (label, city), lambda limit, offset: queue.pairs(
        store(), workspace(), limit=limit, offset=offset, label=label, city=city))
    if not review_keys.through("pairs", found):
        pair("pairs", found)


def city_filter(key: str) -> str | None:
    """The city to which a list is restricted, None for all; of those that have reports."""
    cities = sorted({row.city for row in counts().reports if row.city})
    return st.selectbox(t("review.city"), cities, index=None, placeholder=t("review.every_city"), width=165, key=key, label_visibility="collapsed",
                        persist_state="session")


def pair(tab: str, found: Queue) -> None:
    """Draw the pair that is its turn, with its keys. Also for namesakes."""
    card: PairCard = found.cards[found.at]
    review_keys.place(found)
    if not review_edit.panel(f"{tab}_{found.skipped + found.at}", [card.a, card.b], review_keys.decider(tab, found)):
        review_keys.buttons(tab, found, [
            Key("same", "1", lambda: act.same(workspace(), card.a, card.b, score=card.score), primary=True),
            Key("different", "2", lambda: act.different(workspace(), card.a, card.b, score=card.score)),
            Key("unsure", "3", lambda: act.unsure(workspace(), card.a, card.b, score=card.score)),
            Key("correct", "E", panel="correct"), Key("split", "X", panel="split"), Key("hide", "H", panel="hide"),
        ])
    left, right = st.columns(2, gap="medium")
    with left.container(border=True, key="review_left"):
        st.html(review_cards.thing(card.a))
    with right.container(border=True, key="review_right"):
        st.html(review_cards.thing(card.b))
    if card.reasons:
        st.html(review_cards.reasons(card.reasons, card.score))
    else:
        note(t("review.no_reasons"))


