"""Likely duplicates, and what was joined automatically: two things side by side, one key says whether they are one."""
from __future__ import annotations

import streamlit as st

from graph.identity.items import MATCHED
from graph.review import act, joins, queue
from graph.review.cards import JoinCard, PairCard
from views.components.page import note
from views.data import counts, store, workspace
from views.language import label_name, t
from views.markup import html
from views.review import cards, edit, keys, state
from views.review.keys import Key
from views.review.state import Queue

PARTS = ("pairs", "joined")
LABELS = {"pairs": ("Reform", "Pilot"), "joined": MATCHED}
AT_ONCE = 20
"""Joins read at once: of each, all reports that tell of the thing are looked at."""


def render() -> None:
    """Draw the tab: what waits, or what was joined."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="review_filters"):
        part = st.segmented_control(t("review.pairs_part"), PARTS, default="pairs", required=True, key="pairs_part", label_visibility="collapsed",
                                    format_func=lambda name: t(f"review.part_{name}"), on_change=state.close_panel, persist_state="session")
        label = st.selectbox(t("review.kind"), LABELS[part], index=None, placeholder=t("review.every_kind" if part == "pairs" else "review.every_type"),
                             format_func=label_name, width=165, key=f"{part}_label", label_visibility="collapsed", persist_state="session")
        city = city_filter("pairs_city")
        name = st.text_input(t("review.name_has"), key="pairs_name", placeholder=t("review.name_has"), label_visibility="collapsed", icon=":material/search:",
                             width=200, persist_state="session").strip()
    read, most = (queue.pairs, state.BATCH) if part == "pairs" else (joins.joined, AT_ONCE)
    found = state.queue(part, (label, city, name), lambda limit, offset: read(
        store(), workspace(), limit=min(limit, most), offset=offset, label=label, city=city, name=name))
    if not keys.through(part, found):
        pair(part, found)


def city_filter(key: str) -> str | None:
    """The city to which a list is restricted, None for all; of those that have reports."""
    cities = sorted({row.city for row in counts().reports if row.city})
    return st.selectbox(t("review.city"), cities, index=None, placeholder=t("review.every_city"), width=165, key=key, label_visibility="collapsed",
                        persist_state="session")


def pair(tab: str, found: Queue) -> None:
    """Draw the pair that is its turn, with its keys. Also for namesakes, and for two names of one thing."""
    card: PairCard = found.cards[found.at]
    whole = card.whole if isinstance(card, JoinCard) else None
    keys.place(found)
    if not edit.panel(f"{tab}_{found.skipped + found.at}", [whole] if whole else [card.a, card.b], keys.decider(tab, found)):
        keys.buttons(tab, found, [
            Key("same", "1", lambda: act.same(workspace(), card.a, card.b, score=card.score), primary=True),
            Key("different", "2", lambda: act.different(workspace(), card.a, card.b, score=card.score)),
            Key("unsure", "3", lambda: act.unsure(workspace(), card.a, card.b, score=card.score)),
            Key("correct", "E", panel="correct"), Key("split", "X", panel="split"), Key("hide", "H", panel="hide"),
        ])
    if whole:
        st.html(f'<div class="rg-thing" data-testid="whole">{html(t("review.one_now"))} {cards.name(whole)}</div>')
    left, right = st.columns(2, gap="medium")
    with left.container(border=True, key="review_left"):
        st.html(cards.thing(card.a, of=whole))
    with right.container(border=True, key="review_right"):
        st.html(cards.thing(card.b, of=whole))
    if card.reasons:
        st.html(cards.reasons(card.reasons, card.score))
    else:
        note(t("review.no_reasons"))
