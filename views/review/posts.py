"""Posts that a report speaks of and whose holder is not known: the sentence, those who may be meant, and a field for the name."""
from __future__ import annotations

import streamlit as st

from graph.review import act
from graph.review.cards import PostCard
from ingest.offices import FORMER
from views.components.page import kind
from views.data import workspace
from views.language import t, value_name
from views.markup import html
from views.review import cards, edit, keys
from views.review.keys import Key
from views.review.state import Queue

MOST = 9
"""Persons who have a key; a name can be typed for any other."""


def post(found: Queue) -> None:
    """Draw the post whose turn it is, with its keys."""
    card: PostCard = found.cards[found.at]
    keys.place(found)
    if not edit.name_panel(f"posts_{found.skipped + found.at}", card, keys.decider("posts", found)):
        keys.buttons("posts", found, [
            *(Key(f"is_{n}", str(n), _is(card, name), label=name) for n, (name, _, _) in enumerate(card.holders[:MOST], start=1)),
            Key("name", "E", panel="name"),
        ])
    with st.container(border=True, key="review_post"):
        why = html(t("review.why_holders" if card.holders else "review.why_nobody", year=card.year))
        said = "、".join(f"{html(name)}{f'（{html(value_name(how))}）' if how == FORMER else ''}" for name, how, _ in card.holders)
        quotes = "".join(cards.sentence(place, []) for place in card.evidence)
        st.html(f'<div class="rg-thing"><div class="rg-thing-name">{kind("Leader")} <b>{html(card.place)} {html(card.title)}</b> {card.year}</div>'
                f'<div class="rg-note">{why} {said}</div>{quotes}</div>')


def _is(card: PostCard, name: str):
    return lambda: act.name_holder(workspace(), card, name)
