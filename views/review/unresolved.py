"""Places and people that are not resolved: which division a name means, whether namesakes are one person, who holds a post."""
from __future__ import annotations

import streamlit as st

from graph.review import act, posts, queue
from graph.review.cards import PlaceCard
from views.components.page import kind, note
from views.data import store, workspace
from views.language import t
from views.markup import html
from views.review import cards, edit, keys, state
from views.review.keys import Key
from views.review.pairs import pair
from views.review.posts import post

PARTS = ("places", "people", "posts")
MOST = 9
"""Candidates that have a key; a code can be typed for any other."""


def render() -> None:
    """Draw the tab: places, people or posts."""
    part = st.segmented_control(t("review.open_part"), PARTS, default="places", required=True, key="open_part", label_visibility="collapsed",
                                format_func=lambda name: t(f"review.open_{name}"), persist_state="session")
    read = {"places": queue.open_places, "people": queue.open_people, "posts": posts.open_posts}[part]
    found = state.queue(part, (), lambda limit, offset: read(store(), workspace(), limit=limit, offset=offset))
    if keys.through(part, found):
        return
    if part == "people":
        pair("people", found)
        return
    if part == "posts":
        post(found)
        return
    card: PlaceCard = found.cards[found.at]
    keys.place(found)
    if not edit.place_panel(f"places_{found.skipped + found.at}", card, keys.decider("places", found)):
        keys.buttons("places", found, [
            *(Key(f"is_{code}", str(n), _is(card, code), label=name) for n, (code, name) in enumerate(card.candidates[:MOST], start=1)),
            Key("code", "E", panel="code"), Key("open", "K", lambda: act.keep(workspace(), card)), Key("hide", "H", lambda: act.hide(workspace(), card)),
        ])
    if len(card.candidates) > MOST:
        note(t("review.more_candidates", most=MOST, many=len(card.candidates)))
    with st.container(border=True, key="review_place"):
        why = html(t(f"review.why_{card.why}")) if card.why in ("several", "word", "unknown", "county", "kind") else html(card.why)
        quotes = "".join(cards.sentence(place, [card.name]) for place in card.evidence)
        st.html(f'<div class="rg-thing"><div class="rg-thing-name">{kind("City")} <b>{html(card.name)}</b></div><div class="rg-note">{why}</div>{quotes}</div>')


def _is(card: PlaceCard, code: str):
    return lambda: act.correct(workspace(), card, {"adcode": code})
