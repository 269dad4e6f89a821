"""On the page of a reform or pilot: the first of what other places did alike, as the page of similar reforms finds it."""
from __future__ import annotations

import streamlit as st

from graph.errors import BadQuestion
from graph.similar.hits import Group, Hit
from views import address, problems
from views.components import profile as parts
from views.components.profile import Head
from views.components.table import link
from views.kept import kept
from views.language import t
from views.markup import html, shorten
from views.similar import page as similar
from views.similar import vectors
from views.similar.cards import about, own_words, reasons

FIRST = 3


@st.fragment
@problems.guarded
def draw(id: str) -> None:
    """Draw the part. Called last, into its place: finding takes longer than all else, and the page stands by then."""
    place = st.empty()
    place.html(_part(f'<p class="rg-note">{html(t("similar.searching"))}</p>'))
    try:
        groups, by_words = similar.of_thing(id)
    except BadQuestion:  # nothing of its name or sentences can be looked for
        groups, by_words = [], False
    place.html(_part(_found(groups, id, by_words)))


def first(groups: list[Group]) -> list[tuple[Hit, int]]:
    """The best hit of each of the first groups, with how many places its group has; where there are fewer groups, the next hits of these."""
    found = [(group.hits[0], group.places) for group in groups[:FIRST]]
    return [*found, *((hit, 0) for group in groups for hit in group.hits[1:])][:FIRST]


def _part(body: str) -> str:
    return parts.section("similar", t("item.similar"), body)


def _found(groups: list[Group], id: str, by_words: bool) -> str:
    """The best of the first groups, and where all are."""
    lexical = t("similar.words_only") if vectors.without_model() else t("similar.item_by_words") if by_words else ""
    said = f'<p class="rg-note">{html(lexical)}</p>' if lexical else ""
    if not groups:
        return f'<p class="rg-note" data-testid="similar_none">{html(t("item.similar_none"))}</p>{said}'
    heads = [Head(t("profile.item"), "26%"), Head(t("profile.place")), Head(t("city.why"), "26%"), parts.quotes("34%")]
    rows = []
    for hit, places in first(groups):
        item, telling = hit.answer.item, own_words(hit)
        chips = "".join(f'<span class="rg-chip rg-chip-{kind}">{words}</span>' for kind, words in reasons(hit))
        others = f'<div class="rg-faint"><small>{html(t("similar.group", places=places))}</small></div>' if places > 1 else ""
        rows.append([f'{link(shorten(item.name, parts.NAME), address.thing(item.id, item.label, kept()))}<div class="rg-faint"><small>{html(about(hit))}</small></div>',
                     "、".join(link(place.name, address.thing(place.id, "City", kept())) for place in item.places) + others,
                     f'<div class="rg-chips">{chips}</div>', parts.sentence(telling.evidence if telling else None)])
    all_ = link(t("item.similar_all"), address.address("similar", {"item": id}, kept()))
    return f'{parts.grid(heads, rows, t("item.similar"))}{said}<p class="rg-note rg-capped">{all_}</p>'
